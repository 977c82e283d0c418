"""The ledger in the database: opening it, appending to it, reading it back."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from claims.errors import LedgerBroken, WorkspaceDamaged
from claims.ledger.canonical import JsonValue
from claims.ledger.events import Act, Envelope, Event, Payload, format_time, read_envelope
from claims.ledger.merkle import Frontier, leaf_hash
from claims.store import schema
from claims.store.projections import apply, mark

BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Head:
    """Where a ledger stands: its random id, its name, its verifier key and its tree."""

    ledger: str
    origin: str
    vkey: str
    frontier: Frontier


def read_head(connection: Connection) -> Head | None:
    """Return the head of the ledger, None before the ledger is opened."""
    row = connection.execute(select(schema.ledger_head)).mappings().first()
    if row is None:
        return None
    try:
        frontier = Frontier.from_bytes(row["size"], row["frontier"])
    except (TypeError, ValueError) as unreadable:
        raise WorkspaceDamaged(
            f"The head of the ledger does not hold: {unreadable}; run: verifier audit"
        ) from unreadable
    return Head(str(row["ledger"]), str(row["origin"]), str(row["vkey"]), frontier)


def open_ledger(connection: Connection, ledger: str, origin: str, vkey: str) -> None:
    """Write the head of an empty ledger; the first event follows in the same transaction."""
    head = {"id": 1, "ledger": ledger, "origin": origin, "vkey": vkey, "size": 0, "frontier": b""}
    connection.execute(insert(schema.ledger_head).values(head))
    mark(connection, -1)


def append(
    connection: Connection, act: Act, payloads: Sequence[Payload], signature: str, now: datetime
) -> Event:
    """Append a signed act and apply it, inside the caller's writing transaction.

    Raises LedgerBroken when the ledger is not open or the act belongs to another one.
    """
    head = read_head(connection)
    if head is None or head.ledger != act.ledger:
        raise LedgerBroken("The act belongs to another ledger than this database holds")
    seq = head.frontier.size
    envelope = Envelope(seq, format_time(now), act, signature)
    data = envelope.to_bytes()
    leaf = leaf_hash(data)
    frontier = head.frontier.append(leaf)
    connection.execute(insert(schema.event).values(seq=seq, envelope=data, leaf=leaf))
    if payloads:
        rows = [{"seq": seq, "name": kept.name, "salt": kept.salt, "data": kept.data} for kept in payloads]
        connection.execute(insert(schema.payload), rows)
    connection.execute(update(schema.ledger_head).values(size=frontier.size, frontier=frontier.to_bytes()))
    event = Event(envelope, {kept.name: json.loads(kept.data) for kept in payloads})
    apply(connection, event)
    mark(connection, seq)
    return event


def events(connection: Connection, first: int = 0) -> Iterator[Event]:
    """Read events in order from a position on; memory stays bounded.

    Raises LedgerBroken when stored bytes are not an envelope.
    """
    table = schema.event
    while True:
        rows = connection.execute(
            select(table.c.seq, table.c.envelope)
            .where(table.c.seq >= first)
            .order_by(table.c.seq)
            .limit(BATCH)
        ).all()
        if not rows:
            return
        words = _words(connection, rows[0].seq, rows[-1].seq)
        for row in rows:
            if not isinstance(row.envelope, bytes):
                raise LedgerBroken(f"Event {row.seq} is not kept as bytes")
            yield Event(read_envelope(row.envelope), words.get(row.seq, {}))
        first = rows[-1].seq + 1


def _words(connection: Connection, first: int, last: int) -> dict[int, dict[str, JsonValue]]:
    table = schema.payload
    words: dict[int, dict[str, JsonValue]] = {}
    rows = connection.execute(
        select(table.c.seq, table.c.name, table.c.data).where(table.c.seq >= first, table.c.seq <= last)
    )
    for row in rows:
        try:
            words.setdefault(row.seq, {})[row.name] = json.loads(row.data)
        except (TypeError, ValueError) as unreadable:
            raise LedgerBroken(f"The words of event {row.seq} ({row.name}) cannot be read") from unreadable
    return words


def leaves(connection: Connection) -> list[bytes]:
    """Return all leaf hashes in order, as stored."""
    table = schema.event
    return [bytes(leaf) for leaf in connection.execute(select(table.c.leaf).order_by(table.c.seq)).scalars()]
