"""A store as it was: the events up to a moment, replayed into a database of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from claims.errors import BadInput
from claims.store import log, schema
from claims.store.engine import Store, open_engine
from claims.store.projections import replay

BATCH = 500


class PastStore(Store):
    """What was known at a moment; it can be read, and nothing can be recorded in it."""

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Refuse: raises BadInput."""
        raise BadInput("This is the past: it can be looked at, and nothing can be recorded in it")
        yield  # the function is a generator all the same


def recall(present: Store, until: datetime | int, file: Path) -> PastStore:
    """Return the store as it was after an event, or at a moment: before the first event later than it.

    `file` is where its SQLite database is made. Raises BadInput when nothing had been recorded by then.
    """
    past = PastStore(open_engine(f"sqlite:///{file}"))
    with present.reading() as source, past.engine.begin() as target:
        schema.metadata.create_all(target)
        known = takewhile(lambda event: _by(until, event.seq, event.at), log.events(source))
        count = replay(target, known)
        if not count:
            raise BadInput("Nothing had been recorded by then; name a later day or event")
        for table in (schema.event, schema.payload):
            _copy(source, target, table, table.c.seq < count)
        for digests in _digests(target):
            _copy(source, target, schema.blob, schema.blob.c.sha256.in_(digests))
    return past


def _by(until: datetime | int, seq: int, at: datetime) -> bool:
    return seq <= until if isinstance(until, int) else at <= until


def _copy(source: Connection, target: Connection, table: "Table[Any]", condition: Any) -> None:  # noqa: ANN401
    rows = source.execute(select(table).where(condition)).mappings()
    for part in rows.partitions(BATCH):
        target.execute(insert(table), [dict(row) for row in part])


def _digests(target: Connection) -> Iterator[list[str]]:
    """Yield the digests of all bytes and texts of captures, some at a time, each once."""
    capture = schema.capture
    digests = select(capture.c.sha256).union(select(capture.c.text_sha256))
    yield from (list(part) for part in target.execute(digests).scalars().partitions(BATCH))
