"""Applying events to the tables that screens read: the only code that writes them.

Each module handles the acts of one idea. A handler inserts facts, or marks facts as withdrawn, and says
which subjects it touched; `cards` then derives the rows of the claim list. Live work and replay run the
same code, so a rebuild gives equal tables.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from claims.errors import LedgerBroken
from claims.ledger.events import Event
from claims.store import schema
from claims.store.projections import captures, claims, decisions, registry, sources, summaries, undoing
from claims.store.projections.cards import refresh
from claims.store.projections.effect import Effect, Handler
from claims.store.projections.facts import Facts
from claims.store.projections.source_cards import refresh_sources

PROJECTION_VERSION = 9
CARDS = "cards"

HANDLERS: dict[str, Handler] = {
    **registry.HANDLERS,
    **sources.HANDLERS,
    **captures.HANDLERS,
    **claims.HANDLERS,
    **decisions.HANDLERS,
    **summaries.HANDLERS,
    **undoing.HANDLERS,
}


def apply(connection: Connection, event: Event) -> None:
    """Apply one event and derive the cards it touched."""
    facts = Facts(connection)
    _derive(facts, _apply_facts(facts, event).subjects)


def _derive(facts: Facts, subjects: Iterable[str]) -> None:
    """Derive the cards of the subjects anew, of sources first: what a claim rests on is told by them."""
    refresh_sources(facts, subjects)
    refresh(facts, subjects)
    facts.write()


def _apply_facts(facts: Facts, event: Event) -> Effect:
    """Apply one event to the facts only; the caller refreshes the cards of the touched subjects."""
    act = event.act
    handler = HANDLERS.get(act.type)
    if handler is None:
        raise LedgerBroken(f"Event {event.seq} is of a type this version does not know: {act.type!r}")
    effect = handler(facts, event)
    done = {
        "seq": event.seq,
        "at": event.envelope.time,
        "reviewer": act.actor,
        "type": act.type,
        "title": effect.title,
        "undone_by": None,
    }
    facts.put(schema.act, [done])
    facts.put(schema.touch, [{"subject": subject, "seq": event.seq} for subject in sorted(effect.subjects)])
    return effect


def replay(connection: Connection, recorded: Iterable[Event]) -> int:
    """Empty the projections and apply all events anew; return how many there were."""
    for table in reversed(schema.PROJECTION_TABLES):
        connection.execute(delete(table))
    facts = Facts(connection)
    touched: set[str] = set()
    count = 0
    for event in recorded:
        touched |= _apply_facts(facts, event).subjects
        count += 1
    _derive(facts, touched)
    return count


def replay_in_place(connection: Connection, recorded: Iterable[Event]) -> int:
    """Replay into the projections of a ledger's own database and move their watermark."""
    count = replay(connection, recorded)
    mark(connection, count - 1)
    return count


def mark(connection: Connection, seq: int) -> None:
    """Note the last event that the projections hold, and by which version of this code."""
    connection.execute(delete(schema.watermark))
    connection.execute(insert(schema.watermark).values(name=CARDS, version=PROJECTION_VERSION, seq=seq))


def projected_by(connection: Connection) -> int | None:
    """Return the version of this code that derived the tables."""
    query = select(schema.watermark.c.version).where(schema.watermark.c.name == CARDS)
    return connection.execute(query).scalar()
