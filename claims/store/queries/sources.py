"""Sources and the names they go by."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from claims.model.cards import Page, SourceCard
from claims.store import schema
from claims.text.normalize import fold
from claims.vocabulary import NodeKind, Reliability

source, names, hop = schema.source, schema.source_name, schema.hop


def source_named(connection: Connection, name: str) -> str | None:
    """Return the id of the source that goes by a name or has it as its id, None when there is none."""
    by_id = connection.execute(select(source.c.source_id).where(source.c.source_id == name.upper())).scalar()
    if by_id is not None:
        return by_id
    return connection.execute(select(names.c.source_id).where(names.c.folded == fold(name))).scalar()


def names_of(connection: Connection, source_ids: Iterable[str]) -> dict[str, str]:
    """Return the names of sources by id."""
    query = select(source.c.source_id, source.c.name).where(source.c.source_id.in_(set(source_ids)))
    return {row.source_id: row.name for row in connection.execute(query)}


def source_page(connection: Connection, after: str | None, limit: int) -> Page[SourceCard, str]:
    """Return sources by name, those after a name."""
    query = select(source).order_by(source.c.name, source.c.source_id).limit(limit + 1)
    if after is not None:
        query = query.where(source.c.name > after)
    found = connection.execute(query).mappings().all()
    rows = found[:limit]
    ids = [row["source_id"] for row in rows]
    aliases: dict[str, list[str]] = defaultdict(list)
    for alias in connection.execute(
        select(names.c.source_id, names.c.name).where(names.c.source_id.in_(ids)).order_by(names.c.name)
    ):
        aliases[alias.source_id].append(alias.name)
    said = connection.execute(
        select(hop.c.source_id, func.count(hop.c.mention_id.distinct()).label("mentions"))
        .where(hop.c.source_id.in_(ids), hop.c.withdrawn.is_(None))
        .group_by(hop.c.source_id)
    )
    mentions: dict[str, int] = {str(row.source_id): row.mentions for row in said}
    owners = names_of(connection, [row["owner"] for row in rows if row["owner"]])
    cards = tuple(
        SourceCard(
            source_id=row["source_id"],
            name=row["name"],
            kind=NodeKind(row["kind"]),
            aliases=tuple(alias for alias in aliases[row["source_id"]] if alias != row["name"]),
            owner=owners.get(row["owner"]),
            reliability=Reliability(row["reliability"]),
            reviewed=row["reviewed"],
            mentions=mentions.get(row["source_id"], 0),
        )
        for row in rows
    )
    return Page(cards, cards[-1].name if len(found) > limit else None)


def source_count(connection: Connection) -> int:
    """Return how many sources are registered."""
    return connection.execute(select(func.count()).select_from(source)).scalar_one()
