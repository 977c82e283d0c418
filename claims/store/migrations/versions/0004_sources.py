"""Keep what people say of sources: descriptions, aliases, mergers and grades

The cards are derived: a replay fills them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.String(24)
CODE = sa.String(32)


def _fact(name: str, *columns: "sa.Column[object]") -> None:
    op.create_table(
        name,
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=True),
        sa.Column("source_id", ID, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("seq", name=op.f(f"pk_{name}")),
    )
    op.create_index(f"ix_{name}_made", name, ["seq"])
    op.create_index(f"ix_{name}_withdrawn", name, ["withdrawn"])
    op.create_index(op.f(f"ix_{name}_source_id"), name, ["source_id"])


def upgrade() -> None:
    _fact(
        "description",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("flags", sa.Text(), nullable=False),
    )
    _fact("alias", sa.Column("name", sa.Text(), nullable=False), sa.Column("folded", sa.Text(), nullable=False))
    op.create_index(op.f("ix_alias_folded"), "alias", ["folded"])
    _fact("merger", sa.Column("into_id", ID, nullable=True))
    op.create_index(op.f("ix_merger_into_id"), "merger", ["into_id"])
    _fact(
        "grade",
        sa.Column("reliability", sa.String(1), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
    )
    op.create_table(
        "source_card",
        sa.Column("source_id", ID, nullable=False),
        sa.Column("stands_for", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("flags", sa.Text(), nullable=False),
        sa.Column("reliability", sa.String(1), nullable=False),
        sa.Column("reviewed", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_source_card")),
    )
    op.create_index(op.f("ix_source_card_stands_for"), "source_card", ["stands_for"])
    op.create_index(op.f("ix_source_card_name"), "source_card", ["name"])
    with op.batch_alter_table("source") as source:
        source.drop_column("reliability")
        source.drop_column("reviewed")
        source.drop_column("owner")
    with op.batch_alter_table("source") as source:
        source.add_column(sa.Column("owner", sa.Text(), nullable=False, server_default=""))
        source.add_column(sa.Column("flags", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("source") as source:
        source.alter_column("owner", server_default=None)
        source.alter_column("flags", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("source") as source:
        source.drop_column("flags")
        source.drop_column("owner")
        source.add_column(sa.Column("owner", ID, nullable=True))
        source.add_column(sa.Column("reliability", sa.String(1), nullable=False, server_default="F"))
        source.add_column(sa.Column("reviewed", sa.Boolean(create_constraint=False), nullable=False, server_default=sa.false()))
    for table in ("source_card", "grade", "merger", "alias", "description"):
        op.drop_table(table)
