"""Acts: the list for the audit, and what undo and redo would take."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, func, select

from claims.ledger.acts import UNDOABLE, ActType
from claims.ledger.events import parse_time
from claims.model.cards import EventCard
from claims.store import schema

act, event, touch = schema.act, schema.event, schema.touch
MADE_THINGS: dict[str, "tuple[Table[Any], str]"] = {
    "C": (schema.claim, "claim_id"),
    "M": (schema.mention, "mention_id"),
    "CAP": (schema.capture, "capture_id"),
    "SUM": (schema.summary, "summary_id"),
}


def _acts() -> "Select[Any]":
    return select(act, event.c.leaf).join(event, event.c.seq == act.c.seq)


def _event_card(row: RowMapping) -> EventCard:
    return EventCard(
        seq=row["seq"],
        at=parse_time(row["at"]),
        actor=row["reviewer"],
        type=row["type"],
        title=row["title"],
        leaf=row["leaf"].hex(),
        undone_by=row["undone_by"],
    )


def event_count(connection: Connection) -> int:
    """Return how many events the projections hold."""
    return connection.execute(select(func.count()).select_from(act)).scalar_one()


def event_rows(connection: Connection, first: int, limit: int) -> tuple[EventCard, ...]:
    """Return events, newest first, from row `first` on; positions are dense, so this is a key range."""
    newest = event_count(connection) - 1
    query = _acts().where(act.c.seq <= newest - first).order_by(act.c.seq.desc()).limit(limit)
    return tuple(_event_card(row) for row in connection.execute(query).mappings())


def event_card(connection: Connection, seq: int) -> EventCard:
    """Return one event that is known to exist."""
    return _event_card(connection.execute(_acts().where(act.c.seq == seq)).mappings().one())


def undoable(connection: Connection, reviewer: str, limit: int) -> tuple[EventCard, ...]:
    """Return the acts that undo would take back, the next one first."""
    query = _acts().where(act.c.reviewer == reviewer, act.c.type.in_(UNDOABLE), act.c.undone_by.is_(None))
    rows = connection.execute(query.order_by(act.c.seq.desc()).limit(limit)).mappings()
    return tuple(_event_card(row) for row in rows)


def redoable(connection: Connection, reviewer: str, limit: int) -> tuple[EventCard, ...]:
    """Return the acts that redo would put in place, the next one first.

    A new act ends what can be redone, as in any editor.
    """
    own = (act.c.reviewer == reviewer) & act.c.type.in_(UNDOABLE)
    last = connection.execute(select(func.max(act.c.seq)).where(own)).scalar()
    query = _acts().where(own, act.c.undone_by > (-1 if last is None else last))
    rows = connection.execute(query.order_by(act.c.undone_by.desc()).limit(limit)).mappings()
    return tuple(_event_card(row) for row in rows)


def later_acts_on(connection: Connection, subject: str, seq: int) -> tuple[EventCard, ...]:
    """Return the standing acts after an event that touch a subject."""
    query = (
        _acts()
        .join(touch, touch.c.seq == act.c.seq)
        .where(touch.c.subject == subject, act.c.seq > seq, act.c.undone_by.is_(None))
        .where(act.c.type.in_(UNDOABLE | {ActType.SUMMARY_PUBLISHED}))
        .order_by(act.c.seq)
    )
    return tuple(_event_card(row) for row in connection.execute(query).mappings())


def published_after(connection: Connection, seq: int) -> tuple[EventCard, ...]:
    """Return the publications after an event that touch what the event touched."""
    touched = select(touch.c.subject).where(touch.c.seq == seq)
    query = (
        _acts()
        .join(touch, touch.c.seq == act.c.seq)
        .where(touch.c.subject.in_(touched), act.c.seq > seq, act.c.type == ActType.SUMMARY_PUBLISHED)
        .distinct()
    )
    return tuple(_event_card(row) for row in connection.execute(query).mappings())


def fallen(connection: Connection, subjects: Iterable[str]) -> list[str]:
    """Return which of the claims, mentions, captures and summaries do not stand any more."""
    return [subject for subject in subjects if not _stands(connection, subject)]


def _stands(connection: Connection, subject: str) -> bool:
    table, column = MADE_THINGS[subject.partition("-")[0]]
    query = select(table.c.seq).where(table.c[column] == subject, table.c.withdrawn.is_(None))
    return connection.execute(query).first() is not None


def subjects_touched_after(connection: Connection, seq: int, until: int | None = None) -> list[str]:
    """Return every subject that an event after a position touched, up to `until` where it is given."""
    query = select(touch.c.subject).where(touch.c.seq > seq).distinct().order_by(touch.c.subject)
    if until is not None:
        query = query.where(touch.c.seq <= until)
    return list(connection.execute(query).scalars())
