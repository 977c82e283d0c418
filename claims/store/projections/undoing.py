"""Taking an act back, and putting it in place again; both are further events.

Undo withdraws what the act made and puts back what the act had withdrawn. Redo does the reverse, and
touches only rows that this undo had withdrawn, so other people's acts in between stay as they are.
"""

from sqlalchemy import select, update

from claims.errors import LedgerBroken
from claims.ledger.acts import ActType, Fields
from claims.ledger.events import Event
from claims.store import schema
from claims.store.projections.claims import take_back
from claims.store.projections.effect import Effect, Handler, claims_in
from claims.store.projections.facts import Facts
from claims.store.projections.reuses import reusing
from claims.store.projections.sources import claims_naming


def _undone(facts: Facts, event: Event) -> Effect:
    target = Fields(event.act.data, ActType.ACT_UNDONE).whole("target")
    for table in schema.FACT_TABLES:
        facts.withdraw(table, table.c.seq == target, event.seq)
        facts.change(update(table).where(table.c.withdrawn == target).values(withdrawn=None))
    return _answer(facts, target, "Undid", undone_by=event.seq)


def _redone(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.ACT_REDONE)
    target, undo = data.whole("target"), data.whole("undo")
    for table in schema.FACT_TABLES:
        facts.change(
            update(table).where(table.c.seq == target, table.c.withdrawn == undo).values(withdrawn=None)
        )
    mention_id = data.maybe_text("withdraws")
    if mention_id is not None:
        take_back(facts, mention_id, target)
    return _answer(facts, target, "Redid", undone_by=None)


def _answer(facts: Facts, target: int, verb: str, undone_by: int | None) -> Effect:
    act, touch = schema.act, schema.touch
    facts.change(update(act).where(act.c.seq == target).values(undone_by=undone_by))
    title = facts.read(select(act.c.title).where(act.c.seq == target)).scalar()
    if title is None:
        raise LedgerBroken(f"{verb} names the act {target}, which is not there")
    subjects = facts.read(select(touch.c.subject).where(touch.c.seq == target)).scalars()
    touched = set(subjects)
    # What a capture is worth to others that reuse it may change with it: a copy denied, or no longer.
    captures = [one for one in touched if one.startswith("CAP-")]
    reached = {other for one in captures for other in reusing(facts.read, one)}
    claims = claims_in(facts, reached) | claims_naming(facts, touched)
    return Effect(f"{verb}: {title}", frozenset(touched | claims))


HANDLERS: dict[str, Handler] = {
    ActType.ACT_UNDONE: _undone,
    ActType.ACT_REDONE: _redone,
}
