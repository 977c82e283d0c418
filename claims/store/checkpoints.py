"""Signed checkpoints in the database."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from claims.errors import LedgerBroken
from claims.ledger.merkle import Frontier, frontier_of, leaf_hash
from claims.store.schema import checkpoint, event


@dataclass(frozen=True, slots=True)
class StoredCheckpoint:
    """A signed note, the size before it, and the tree it stands for."""

    size: int
    previous: int | None
    note: str
    frontier: Frontier


def last_checkpoint(connection: Connection) -> StoredCheckpoint | None:
    """Return the newest checkpoint, None before the first."""
    row = connection.execute(select(checkpoint).order_by(checkpoint.c.size.desc()).limit(1)).first()
    if row is None:
        return None
    return StoredCheckpoint(row.size, row.previous, row.note, Frontier.from_bytes(row.size, row.frontier))


def note_covering(connection: Connection, seq: int) -> str:
    """Return the first signed note that an event stands under, empty where it is not protected yet."""
    query = select(checkpoint.c.note).where(checkpoint.c.size > seq).order_by(checkpoint.c.size).limit(1)
    return connection.execute(query).scalar() or ""


def add_checkpoint(connection: Connection, made: StoredCheckpoint) -> None:
    """Keep a checkpoint."""
    connection.execute(
        insert(checkpoint).values(
            size=made.size, previous=made.previous, note=made.note, frontier=made.frontier.to_bytes()
        )
    )


def recomputed_frontier(connection: Connection, since: Frontier) -> Frontier:
    """Extend a trusted frontier over the leaves after it, each recomputed from the stored bytes.

    Raises LedgerBroken at the first event whose stored leaf is not the hash of its bytes.
    """
    rows = connection.execute(
        select(event.c.seq, event.c.envelope, event.c.leaf)
        .where(event.c.seq >= since.size)
        .order_by(event.c.seq)
    )
    frontier = since
    for row in rows:
        leaf = leaf_hash(row.envelope)
        if row.seq != frontier.size or leaf != row.leaf:
            raise LedgerBroken(f"Event {row.seq} is not what was recorded; run: verifier audit")
        frontier = frontier.append(leaf)
    return frontier


def root_at(connection: Connection, size: int) -> bytes:
    """Return the root over the first events, from their leaves as stored."""
    query = select(event.c.leaf).where(event.c.seq < size).order_by(event.c.seq)
    return frontier_of(bytes(leaf) for leaf in connection.execute(query).scalars()).root()
