"""Sources and the names they go by."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select

from claims.errors import NotFound
from claims.ledger.events import parse_time
from claims.model.cards import GradeCard, Page, SourceCard
from claims.model.origins import Background
from claims.store import schema
from claims.text.normalize import fold
from claims.vocabulary import NodeKind, Reliability, SourceFlag

source, names, alias, hop = schema.source, schema.source_name, schema.alias, schema.hop
card, grade, act = schema.source_card, schema.grade, schema.act


def source_named(connection: Connection, name: str) -> str | None:
    """Return the source that goes by a name or has it as its id, None when there is none.

    A source that was merged into another is found as that one.
    """
    by_id = select(source.c.source_id).where(source.c.source_id == name.upper())
    by_name = select(names.c.source_id).where(names.c.folded == fold(name))
    by_alias = select(alias.c.source_id).where(alias.c.folded == fold(name), alias.c.withdrawn.is_(None))
    for query in (by_id, by_name, by_alias.order_by(alias.c.seq).limit(1)):
        found = connection.execute(query).scalar()
        if found is not None:
            return standing_for(connection, [found])[found]
    return None


def standing_for(connection: Connection, source_ids: Iterable[str]) -> dict[str, str]:
    """Return, for each source, the one it stands for: itself unless it was merged."""
    wanted = set(source_ids)
    query = select(card.c.source_id, card.c.stands_for).where(card.c.source_id.in_(wanted))
    known = {row.source_id: row.stands_for for row in connection.execute(query)}
    return {source_id: known.get(source_id, source_id) for source_id in wanted}


def source_page(connection: Connection, after: str | None, limit: int) -> Page[SourceCard, str]:
    """Return sources by name, those after a name; merged ones come with the source they stand for."""
    query = select(card).where(card.c.stands_for == card.c.source_id)
    query = query.order_by(card.c.name, card.c.source_id).limit(limit + 1)
    if after is not None:
        query = query.where(card.c.name > after)
    rows = connection.execute(query).mappings().all()
    cards = _source_cards(connection, rows[:limit])
    return Page(cards, cards[-1].name if len(rows) > limit else None)


def source_card(connection: Connection, source_id: str) -> SourceCard:
    """Return one source, the one it stands for where it was merged; raises NotFound."""
    stands_for = standing_for(connection, [source_id])[source_id]
    rows = connection.execute(select(card).where(card.c.source_id == stands_for)).mappings().all()
    if not rows:
        raise NotFound(f"There is no source {source_id}; see: verifier sources list")
    return _source_cards(connection, rows)[0]


def _source_cards(connection: Connection, rows: Sequence[RowMapping]) -> tuple[SourceCard, ...]:
    members = _members(connection, [row["source_id"] for row in rows])
    ids = [member for merged in members.values() for member in merged]
    called, said = _names_of(connection, ids), _mentions_of(connection, members)
    return tuple(
        SourceCard(
            source_id=row["source_id"],
            name=row["name"],
            kind=NodeKind(row["kind"]),
            aliases=_others(row["name"], [name for one in members[row["source_id"]] for name in called[one]]),
            owner=row["owner"] or None,
            flags=tuple(SourceFlag(flag) for flag in row["flags"].splitlines()),
            reliability=Reliability(row["reliability"]),
            reviewed=row["reviewed"],
            mentions=said[row["source_id"]],
            merged=tuple(one for one in members[row["source_id"]] if one != row["source_id"]),
            version=row["version"],
        )
        for row in rows
    )


def _others(name: str, called: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({other for other in called if other != name}))


def _members(connection: Connection, source_ids: Iterable[str]) -> dict[str, list[str]]:
    """Return each source with all that stand for it, itself among them."""
    members: dict[str, list[str]] = {source_id: [] for source_id in source_ids}
    query = select(card.c.source_id, card.c.stands_for).where(card.c.stands_for.in_(members))
    for row in connection.execute(query.order_by(card.c.source_id)):
        members[row.stands_for].append(row.source_id)
    return members


def _names_of(connection: Connection, source_ids: Sequence[str]) -> dict[str, list[str]]:
    called: dict[str, list[str]] = defaultdict(list)
    registered = select(names.c.source_id, names.c.name).where(names.c.source_id.in_(source_ids))
    given = select(alias.c.source_id, alias.c.name).where(
        alias.c.source_id.in_(source_ids), alias.c.withdrawn.is_(None)
    )
    shown = select(card.c.source_id, card.c.name).where(card.c.source_id.in_(source_ids))
    for query in (registered, given, shown):
        for row in connection.execute(query):
            called[row.source_id].append(row.name)
    return called


def _mentions_of(connection: Connection, members: dict[str, list[str]]) -> dict[str, int]:
    """Count the mentions whose standing chain names a source or one that stands for it."""
    query = (
        select(card.c.stands_for, func.count(hop.c.mention_id.distinct()).label("mentions"))
        .join(hop, hop.c.source_id == card.c.source_id)
        .where(card.c.stands_for.in_(members), hop.c.withdrawn.is_(None))
        .group_by(card.c.stands_for)
    )
    said = {row.stands_for: row.mentions for row in connection.execute(query)}
    return {source_id: said.get(source_id, 0) for source_id in members}


def grades_of(connection: Connection, source_id: str) -> tuple[GradeCard, ...]:
    """Return the standing grades of a source, newest first."""
    query = (
        select(grade, act.c.reviewer, act.c.at)
        .join(act, act.c.seq == grade.c.seq)
        .where(grade.c.source_id == source_id, grade.c.withdrawn.is_(None))
        .order_by(grade.c.seq.desc())
    )
    return tuple(
        GradeCard(
            reliability=Reliability(row["reliability"]),
            topic=row["topic"],
            because=row["because"],
            reviewer=row["reviewer"],
            at=parse_time(row["at"]),
        )
        for row in connection.execute(query).mappings()
    )


def registered_names(connection: Connection) -> dict[str, str]:
    """Return the name of every source that stands for itself, by id."""
    return _card_names(connection, card.c.stands_for == card.c.source_id)


def own_names(connection: Connection, source_ids: Iterable[str]) -> dict[str, str]:
    """Return the name each source had for itself, whatever it stands for now, by id."""
    return _card_names(connection, card.c.source_id.in_(set(source_ids)))


def _card_names(connection: Connection, condition: ColumnElement[bool]) -> dict[str, str]:
    rows = connection.execute(select(card.c.source_id, card.c.name).where(condition))
    return {row.source_id: row.name for row in rows}


def backgrounds(connection: Connection, source_ids: Iterable[str]) -> dict[str, Background]:
    """Return what is known of sources beside their words, where anything is."""
    query = select(card.c.source_id, card.c.owner, card.c.flags).where(card.c.source_id.in_(set(source_ids)))
    return {
        row.source_id: Background(row.owner, tuple(SourceFlag(flag) for flag in row.flags.splitlines()))
        for row in connection.execute(query)
        if row.owner or row.flags
    }


def source_count(connection: Connection) -> int:
    """Return how many sources are registered."""
    return connection.execute(
        select(func.count()).select_from(card).where(card.c.stands_for == card.c.source_id)
    ).scalar_one()
