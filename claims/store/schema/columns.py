"""What the tables are made of: one naming of constraints, the kinds of column, what every fact has."""

from sqlalchemy import Column, Integer, MetaData, Named, String
from sqlalchemy import TypedColumns as Columns

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)

ID = String(24)
CODE = String(32)
DIGEST = String(64)
TIME = String(27)


def seq_column() -> Column[int]:
    """Return the column for the number of an event, which is never made by the database."""
    return Column(Integer, primary_key=True, autoincrement=False)


class FactColumns(Columns):
    """What every fact has: the event that made it and the one that took it back, if any."""

    seq: Named[int] = Column(Integer)
    withdrawn: Named[int | None] = Column(Integer)
