"""The ledger's opening, and the reviewers."""

from sqlalchemy import Connection, insert

from claims.ledger.acts import ActType, Fields
from claims.ledger.events import Event
from claims.store import schema
from claims.store.projections.effect import Effect, Handler


def _opened(_connection: Connection, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.LEDGER_OPENED)
    return Effect(f"Ledger {data.text('origin')} opened")


def _joined(connection: Connection, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.REVIEWER_JOINED)
    row = {"name": data.text("name"), "public_key": data.text("public_key"), "seq": event.seq}
    connection.execute(insert(schema.reviewer).values(row))
    return Effect(f"{row['name']} joined")


HANDLERS: dict[str, Handler] = {
    ActType.LEDGER_OPENED: _opened,
    ActType.REVIEWER_JOINED: _joined,
}
