"""The ledger's opening, and the reviewers."""

from claims.ledger.acts import ActType, Fields
from claims.ledger.events import Event
from claims.store import schema
from claims.store.projections.effect import Effect, Handler
from claims.store.projections.facts import Facts


def _opened(_facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.LEDGER_OPENED)
    return Effect(f"Ledger {data.text('origin')} opened")


def _joined(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.REVIEWER_JOINED)
    row = {"name": data.text("name"), "public_key": data.text("public_key"), "seq": event.seq}
    facts.put(schema.reviewer, [row])
    return Effect(f"{row['name']} joined")


HANDLERS: dict[str, Handler] = {
    ActType.LEDGER_OPENED: _opened,
    ActType.REVIEWER_JOINED: _joined,
}
