"""Keep which gates an editor opened for a sentence, and why"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "forcing",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=True),
        sa.Column("summary_id", sa.String(24), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(32), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_forcing")),
    )
    op.create_index("ix_forcing_made", "forcing", ["seq"])
    op.create_index("ix_forcing_withdrawn", "forcing", ["withdrawn"])
    op.create_index(op.f("ix_forcing_summary_id"), "forcing", ["summary_id"])


def downgrade() -> None:
    op.drop_table("forcing")
