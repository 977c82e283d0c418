"""Sources: registered by the chains that name them; described, named, merged and graded by people."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, insert, select

from claims.ledger.acts import ActType, Fields
from claims.ledger.events import Event
from claims.store import schema
from claims.store.projections.cards import version_of
from claims.store.projections.effect import Effect, Handler
from claims.text.normalize import fold
from claims.vocabulary import Reliability

NEW = "new:"


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
            "owner": item.maybe_text("owner") or "",
            "flags": "\n".join(item.maybe_texts("flags")),
            "seq": event.seq,
        }
        connection.execute(insert(schema.source).values(row))
        for name in (item.text("name"), *item.maybe_texts("aliases")):
            _add_name(connection, source_id, name)
    return made


def _add_name(connection: Connection, source_id: str, name: str) -> None:
    """Let a source go by a name from its registration on, unless another source already does."""
    names = schema.source_name
    folded = fold(name)
    if connection.execute(select(names.c.folded).where(names.c.folded == folded)).first() is None:
        connection.execute(insert(names).values(folded=folded, name=name, source_id=source_id))


def _described(connection: Connection, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.SOURCE_DESCRIBED)
    words = Fields(event.words, ActType.SOURCE_DESCRIBED)
    row = {
        "source_id": data.text("source_id"),
        "name": words.words("name"),
        "kind": data.text("kind"),
        "owner": words.words("owner"),
        "flags": "\n".join(data.texts("flags")),
    }
    return _noted(connection, event, schema.description, row, f"Described {row['name']}")


def _named(connection: Connection, event: Event) -> Effect:
    source_id = Fields(event.act.data, ActType.SOURCE_NAMED).text("source_id")
    name = Fields(event.words, ActType.SOURCE_NAMED).words("name")
    row = {"source_id": source_id, "name": name, "folded": fold(name)}
    return _noted(connection, event, schema.alias, row, f"{source_id} also goes by {name}")


def _merged(connection: Connection, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.SOURCE_MERGED)
    source_id, into_id = data.text("source_id"), data.text("into_id")
    row = {"source_id": source_id, "into_id": into_id}
    return _noted(connection, event, schema.merger, row, f"Merged {source_id} into {into_id}", {into_id})


def _split(connection: Connection, event: Event) -> Effect:
    source_id = Fields(event.act.data, ActType.SOURCE_SPLIT).text("source_id")
    row = {"source_id": source_id, "into_id": None}
    return _noted(connection, event, schema.merger, row, f"{source_id} stands for itself again")


def _graded(connection: Connection, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.SOURCE_GRADED)
    words = Fields(event.words, ActType.SOURCE_GRADED)
    row = {
        "source_id": data.text("source_id"),
        "reliability": data.text("reliability"),
        "topic": words.words("topic"),
        "because": words.words("because"),
    }
    title = f"Graded {row['source_id']} {row['reliability']}"
    return _noted(connection, event, schema.grade, row, title)


def _noted(
    connection: Connection,
    event: Event,
    table: "Table[Any]",
    row: dict[str, Any],
    title: str,
    others: Iterable[str] = (),
) -> Effect:
    """Keep a fact about a source; the claims whose chains name it are touched with it."""
    connection.execute(insert(table).values(**row, seq=event.seq, withdrawn=None))
    touched = {str(row["source_id"]), *others}
    return Effect(title, frozenset(touched | claims_naming(connection, touched)))


def claims_naming(connection: Connection, subjects: Iterable[str]) -> set[str]:
    """Return the claims with a mention whose chain names one of the sources, or one merged into it."""
    sources = _with_merged(connection, {subject for subject in subjects if subject.startswith("S-")})
    hop, evidence = schema.hop, schema.evidence
    query = (
        select(evidence.c.claim_id)
        .join(hop, hop.c.mention_id == evidence.c.mention_id)
        .where(hop.c.source_id.in_(sources))
        .distinct()
    )
    return set(connection.execute(query).scalars()) if sources else set()


def refresh_sources(connection: Connection, subjects: Iterable[str]) -> None:
    """Derive the cards of the sources among the subjects anew, and of those merged into them."""
    sources = _with_merged(connection, {subject for subject in subjects if subject.startswith("S-")})
    for source_id in sorted(sources):
        connection.execute(delete(schema.source_card).where(schema.source_card.c.source_id == source_id))
        row = _card(connection, source_id)
        if row is not None:
            connection.execute(insert(schema.source_card).values(row))


def _card(connection: Connection, source_id: str) -> dict[str, object] | None:
    source = schema.source
    registered = connection.execute(select(source).where(source.c.source_id == source_id)).first()
    if registered is None:
        return None
    described = _latest(connection, schema.description, source_id)
    graded = _latest(connection, schema.grade, source_id, schema.grade.c.topic == "")
    known = described or registered
    return {
        "source_id": source_id,
        "stands_for": _stands_for(connection, source_id),
        "name": known.name,
        "kind": known.kind,
        "owner": known.owner,
        "flags": known.flags,
        "reliability": graded.reliability if graded else Reliability.F.value,
        "reviewed": described is not None or graded is not None,
        "version": version_of(connection, source_id),
    }


def _latest(
    connection: Connection, table: "Table[Any]", source_id: str, *conditions: ColumnElement[bool]
) -> "Row[Any] | None":
    """Return the standing fact about a source that was made last."""
    query = select(table).where(table.c.source_id == source_id, table.c.withdrawn.is_(None), *conditions)
    return connection.execute(query.order_by(table.c.seq.desc()).limit(1)).first()


def _stands_for(connection: Connection, source_id: str) -> str:
    """Follow mergers to their end; one that leads back to where it began changes nothing."""
    seen = [source_id]
    while True:
        merged = _latest(connection, schema.merger, seen[-1])
        if merged is None or merged.into_id is None:
            return seen[-1]
        if merged.into_id in seen:
            return min(seen[seen.index(merged.into_id) :])
        seen.append(merged.into_id)


def _with_merged(connection: Connection, sources: set[str]) -> set[str]:
    """Return sources with all that were ever merged into them, directly or not."""
    merger = schema.merger
    found, todo = set(sources), set(sources)
    while todo:
        query = select(merger.c.source_id).where(merger.c.into_id.in_(todo))
        todo = set(connection.execute(query).scalars()) - found
        found |= todo
    return found


HANDLERS: dict[str, Handler] = {
    ActType.SOURCE_DESCRIBED: _described,
    ActType.SOURCE_NAMED: _named,
    ActType.SOURCE_MERGED: _merged,
    ActType.SOURCE_SPLIT: _split,
    ActType.SOURCE_GRADED: _graded,
}
