"""Keep what was corrected in summaries, and which were retracted"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=True),
        sa.Column("summary_id", sa.String(24), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("because", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_correction")),
    )
    op.create_index("ix_correction_made", "correction", ["seq"])
    op.create_index("ix_correction_withdrawn", "correction", ["withdrawn"])
    op.create_index(op.f("ix_correction_summary_id"), "correction", ["summary_id"])


def downgrade() -> None:
    op.drop_table("correction")
