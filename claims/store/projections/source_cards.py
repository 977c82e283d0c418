"""The card of each source, derived from facts alone: what people say of it, and what it was merged into."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, delete, select

from claims.store import schema
from claims.store.projections.facts import Facts, batches
from claims.store.projections.sources import with_merged
from claims.store.projections.versions import versions_of
from claims.vocabulary import Reliability

_REGISTERED = select(schema.source).where(schema.source.c.source_id.in_(bindparam("sources", expanding=True)))
_LATEST = {
    table: select(table)
    .where(
        table.c.source_id.in_(bindparam("sources", expanding=True)), table.c.withdrawn.is_(None), *conditions
    )
    .order_by(table.c.seq)
    for table, conditions in (
        (schema.description, ()),
        (schema.merger, ()),
        (schema.grade, (schema.grade.c.topic == "",)),
    )
}


def refresh_sources(facts: Facts, subjects: Iterable[str]) -> None:
    """Derive the cards of the sources among the subjects anew, and of those merged into them."""
    sources = with_merged(facts, {subject for subject in subjects if subject.startswith("S-")})
    for batch in batches(sorted(sources)):
        facts.change(delete(schema.source_card).where(schema.source_card.c.source_id.in_(batch)))
        facts.put(schema.source_card, facts.derive(_cards, batch))


def _cards(connection: Connection, sources: Sequence[str]) -> list[dict[str, object]]:
    described = _latest(connection, schema.description, sources)
    graded = _latest(connection, schema.grade, sources)
    stand_for = _what_they_stand_for(connection, sources)
    versions = versions_of(connection, sources)
    return [
        _card(row, described.get(row.source_id), graded.get(row.source_id))
        | {"stands_for": stand_for[row.source_id], "version": versions[row.source_id]}
        for row in connection.execute(_REGISTERED, {"sources": sources})
    ]


def _card(
    registered: "Row[Any]", described: "Row[Any] | None", graded: "Row[Any] | None"
) -> dict[str, object]:
    known = described or registered
    return {
        "source_id": registered.source_id,
        "name": known.name,
        "kind": known.kind,
        "owner": known.owner,
        "flags": known.flags,
        "reliability": graded.reliability if graded else Reliability.F.value,
        "reviewed": described is not None or graded is not None,
    }


def _latest(connection: Connection, table: "Table[Any]", sources: Iterable[str]) -> "dict[str, Row[Any]]":
    """Return the standing fact about each source that was made last."""
    return {row.source_id: row for row in connection.execute(_LATEST[table], {"sources": list(sources)})}


def _what_they_stand_for(connection: Connection, sources: Sequence[str]) -> dict[str, str]:
    """Return for each source the one it was merged into, or itself."""
    into: dict[str, str | None] = {}
    asked = set(sources)
    while asked:
        merged = _latest(connection, schema.merger, asked)
        into |= {one: merged[one].into_id if one in merged else None for one in asked}
        asked = {other for other in into.values() if other is not None} - into.keys()
    return {one: _end(into, one) for one in sources}


def _end(into: Mapping[str, str | None], source_id: str) -> str:
    """Follow mergers to their end; one that leads back to where it began changes nothing."""
    seen = [source_id]
    while True:
        following = into[seen[-1]]
        if following is None:
            return seen[-1]
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
