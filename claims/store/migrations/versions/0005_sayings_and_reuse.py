"""Keep whether an origin said it, searches that found nothing, and which sentences a capture reuses"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _fact(name: str, *columns: "sa.Column[object]") -> None:
    op.create_table(
        name,
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=True),
        sa.Column("claim_id", sa.String(24), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("seq", name=op.f(f"pk_{name}")),
    )
    op.create_index(f"ix_{name}_made", name, ["seq"])
    op.create_index(f"ix_{name}_withdrawn", name, ["withdrawn"])
    op.create_index(op.f(f"ix_{name}_claim_id"), name, ["claim_id"])


def upgrade() -> None:
    _fact(
        "saying",
        sa.Column("origin", sa.String(40), nullable=False),
        sa.Column("value", sa.String(32), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
    )
    _fact("absence", sa.Column("place", sa.Text(), nullable=False), sa.Column("note", sa.Text(), nullable=False))
    op.create_table(
        "reuse",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=True),
        sa.Column("of_id", sa.String(24), nullable=False),
        sa.Column("capture_id", sa.String(24), nullable=False),
        sa.Column("whole", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("credited", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", "of_id", name=op.f("pk_reuse")),
    )
    op.create_index("ix_reuse_made", "reuse", ["seq"])
    op.create_index("ix_reuse_withdrawn", "reuse", ["withdrawn"])
    op.create_index(op.f("ix_reuse_capture_id"), "reuse", ["capture_id"])


def downgrade() -> None:
    op.drop_table("reuse")
    op.drop_table("absence")
    op.drop_table("saying")
