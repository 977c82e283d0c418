"""The tables as handlers see them: what is put in waits, and is written many rows at a time."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Executable,
    Insert,
    Result,
    Table,
    Update,
    insert,
    update,
)

Row = Mapping[str, object]
Asked = TypeVar("Asked")
Read = Callable[[Executable], "Result[Any]"]
"""Reading rows: from a connection, or from facts with what still waits."""

MOST_WAITING = 20_000
"""Rows that wait at most, so that a replay of any length takes the same memory."""

AT_ONCE = 500
"""Subjects that are derived at once."""


class Facts:
    """A connection on which facts are noted; whatever is read sees all that was put in before."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: dict[Insert, list[Row]] = {}
        self._count = 0

    def put(self, table: "Table[Any]", rows: Iterable[Row]) -> None:
        """Put rows into a table; all rows of a table have the same columns."""
        self.put_by(_insert_into(table), rows)

    def put_by(self, statement: Insert, rows: Iterable[Row]) -> None:
        """Put rows in by a statement of their own, which must be the same object each time."""
        waiting = self._waiting.setdefault(statement, [])
        before = len(waiting)
        waiting.extend(rows)
        self._count += len(waiting) - before
        if self._count > MOST_WAITING:
            self.write()

    def withdraw(self, table: "Table[Any]", condition: ColumnElement[bool], seq: int) -> None:
        """Mark standing facts as taken back by an event."""
        self.change(update(table).where(table.c.withdrawn.is_(None), condition).values(withdrawn=seq))

    def change(self, statement: Update | Delete) -> None:
        """Change rows, those put in before among them."""
        self.write()
        self._connection.execute(statement)

    def read(self, query: Executable, parameters: Mapping[str, object] | None = None) -> Result[Any]:
        """Return the rows of a query."""
        self.write()
        return self._connection.execute(query, parameters)

    def derive(
        self,
        rows_of: "Callable[[Connection, Sequence[str]], list[dict[str, object]]]",
        subjects: Sequence[str],
    ) -> list[dict[str, object]]:
        """Return the rows that a function derives from the tables for some subjects."""
        self.write()
        return rows_of(self._connection, subjects)

    def write(self) -> None:
        """Write all that waits."""
        for statement, rows in self._waiting.items():
            if rows:
                self._connection.execute(statement, rows)
        self._waiting.clear()
        self._count = 0


def batches(subjects: Sequence[Asked]) -> Iterator[Sequence[Asked]]:
    """Yield subjects in the portions that queries ask for at once."""
    for start in range(0, len(subjects), AT_ONCE):
        yield subjects[start : start + AT_ONCE]


@cache
def _insert_into(table: "Table[Any]") -> Insert:
    # One statement object a table: what waits is kept by it, and the database's text is made from it once.
    return insert(table)
