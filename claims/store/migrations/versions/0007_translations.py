"""Keep how a capture reuses another, and with which model translated copies were looked for"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reuse", sa.Column("kind", sa.String(32), nullable=True))
    op.add_column("capture", sa.Column("translations_by", sa.String(100), nullable=True))


def downgrade() -> None:
    op.drop_column("capture", "translations_by")
    op.drop_column("reuse", "kind")
