"""What a handler is and answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import select

from claims.ledger.events import Event
from claims.store import schema
from claims.store.projections.facts import Facts


@dataclass(frozen=True, slots=True)
class Effect:
    """Which subjects an event touched, and the line by which people know it."""

    title: str
    subjects: frozenset[str] = frozenset()


Handler = Callable[[Facts, Event], Effect]


def identity(letter: str, seq: int) -> str:
    """Return the id of a thing: its letter and the number of the event that made it."""
    return f"{letter}-{seq:04d}"


def claims_in(facts: Facts, subjects: Iterable[str]) -> set[str]:
    """Return the claims with evidence in captures among the subjects: their cards change with the capture."""
    mention, evidence = schema.mention, schema.evidence
    query = (
        select(evidence.c.claim_id)
        .join(mention, mention.c.mention_id == evidence.c.mention_id)
        .where(mention.c.capture_id.in_([subject for subject in subjects if subject.startswith("CAP-")]))
    )
    return set(facts.read(query).scalars())
