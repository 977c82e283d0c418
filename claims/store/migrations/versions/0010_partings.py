"""Keep where suggestions were split in two"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "parting",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=True),
        sa.Column("capture_id", sa.String(24), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_parting")),
    )
    op.create_index("ix_parting_made", "parting", ["seq"])
    op.create_index("ix_parting_withdrawn", "parting", ["withdrawn"])
    op.create_index(op.f("ix_parting_capture_id"), "parting", ["capture_id"])


def downgrade() -> None:
    op.drop_table("parting")
