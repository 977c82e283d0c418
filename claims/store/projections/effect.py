"""What a handler answers, and the two things every handler does with facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select, update

from claims.ledger.events import Event
from claims.store import schema


@dataclass(frozen=True, slots=True)
class Effect:
    """Which subjects an event touched, and the line by which people know it."""

    title: str
    subjects: frozenset[str] = frozenset()


Handler = Callable[[Connection, Event], Effect]


def identity(letter: str, seq: int) -> str:
    """Return the id of a thing: its letter and the number of the event that made it."""
    return f"{letter}-{seq:04d}"


def withdraw(connection: Connection, table: "Table[Any]", condition: ColumnElement[bool], seq: int) -> None:
    """Mark standing facts as taken back by an event."""
    connection.execute(update(table).where(table.c.withdrawn.is_(None), condition).values(withdrawn=seq))


def claims_in(connection: Connection, subjects: Iterable[str]) -> set[str]:
    """Return the claims with evidence in captures among the subjects: their cards change with the capture."""
    mention, evidence = schema.mention, schema.evidence
    query = (
        select(evidence.c.claim_id)
        .join(mention, mention.c.mention_id == evidence.c.mention_id)
        .where(mention.c.capture_id.in_([subject for subject in subjects if subject.startswith("CAP-")]))
    )
    return set(connection.execute(query).scalars())
