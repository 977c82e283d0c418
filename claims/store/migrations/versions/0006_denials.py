"""Keep people's words that a capture is no copy"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "denial",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=True),
        sa.Column("capture_id", sa.String(24), nullable=False),
        sa.Column("of_id", sa.String(24), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_denial")),
    )
    op.create_index("ix_denial_made", "denial", ["seq"])
    op.create_index("ix_denial_withdrawn", "denial", ["withdrawn"])
    op.create_index(op.f("ix_denial_capture_id"), "denial", ["capture_id"])


def downgrade() -> None:
    op.drop_table("denial")
