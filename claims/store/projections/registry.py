"""The ledger's opening, reviewers, and the sources that chains name."""

from sqlalchemy import Connection, insert, select

from claims.ledger.acts import ActType, Fields
from claims.ledger.events import Event
from claims.store import schema
from claims.store.projections.effect import Effect, Handler
from claims.text.normalize import fold
from claims.vocabulary import Reliability

NEW = "new:"


def _opened(_connection: Connection, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.LEDGER_OPENED)
    return Effect(f"Ledger {data.text('origin')} opened")


def _joined(connection: Connection, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.REVIEWER_JOINED)
    row = {"name": data.text("name"), "public_key": data.text("public_key"), "seq": event.seq}
    connection.execute(insert(schema.reviewer).values(row))
    return Effect(f"{row['name']} joined")


def add_sources(connection: Connection, event: Event) -> dict[str, str]:
    """Register the sources an event names for the first time.

    Returns the id behind each reference that the event uses for them ("new:1" and so on). They stay
    unreviewed, with reliability F, until a person says more.
    """
    made: dict[str, str] = {}
    for number, item in enumerate(Fields(event.words, "sources").objects("sources"), start=1):
        source_id = f"S-{event.seq:04d}-{number}"
        made[f"{NEW}{number}"] = source_id
        row = {
            "source_id": source_id,
            "name": item.text("name"),
            "kind": item.text("kind"),
            "owner": None,
            "reliability": Reliability.F.value,
            "reviewed": False,
            "seq": event.seq,
        }
        connection.execute(insert(schema.source).values(row))
        add_source_name(connection, source_id, item.text("name"))
    return made


def add_source_name(connection: Connection, source_id: str, name: str) -> None:
    """Let a source go by a name, unless another source already does."""
    names = schema.source_name
    folded = fold(name)
    if connection.execute(select(names.c.folded).where(names.c.folded == folded)).first() is None:
        connection.execute(insert(names).values(folded=folded, name=name, source_id=source_id))


HANDLERS: dict[str, Handler] = {
    ActType.LEDGER_OPENED: _opened,
    ActType.REVIEWER_JOINED: _joined,
}
