"""Note the wording that a sentence was written for, and the folded wording that lists filter by

Both are derived: a replay fills them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("footing") as footing:
        footing.add_column(sa.Column("wording", sa.Integer(), nullable=True))
    with op.batch_alter_table("claim_card") as card:
        card.add_column(sa.Column("folded", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("claim_card") as card:
        card.alter_column("folded", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("claim_card") as card:
        card.drop_column("folded")
    with op.batch_alter_table("footing") as footing:
        footing.drop_column("wording")
