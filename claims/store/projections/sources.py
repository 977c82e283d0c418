"""Sources: registered by the chains that name them; described, named, merged and graded by people."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table, Text, bindparam, exists, insert, select

from claims.ledger.acts import ActType, Fields
from claims.ledger.events import Event
from claims.store import schema
from claims.store.projections.effect import Effect, Handler
from claims.store.projections.facts import Facts
from claims.text.normalize import fold

NEW = "new:"

# A source goes by a name from its registration on, unless another source already does.
_NAME_UNLESS_TAKEN = insert(schema.source_name).from_select(
    ["folded", "name", "source_id"],
    select(
        bindparam("key", type_=Text), bindparam("met", type_=Text), bindparam("registered", type_=Text)
    ).where(~exists().where(schema.source_name.c.folded == bindparam("key"))),
)


def add_sources(facts: Facts, event: Event) -> dict[str, str]:
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
        facts.put(schema.source, [row])
        names = (item.text("name"), *item.maybe_texts("aliases"))
        met = [{"key": fold(name), "met": name, "registered": source_id} for name in names]
        facts.put_by(_NAME_UNLESS_TAKEN, met)
    return made


def _described(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.SOURCE_DESCRIBED)
    words = Fields(event.words, ActType.SOURCE_DESCRIBED)
    row = {
        "source_id": data.text("source_id"),
        "name": words.words("name"),
        "kind": data.text("kind"),
        "owner": words.words("owner"),
        "flags": "\n".join(data.texts("flags")),
    }
    return _noted(facts, event, schema.description, row, f"Described {row['name']}")


def _named(facts: Facts, event: Event) -> Effect:
    source_id = Fields(event.act.data, ActType.SOURCE_NAMED).text("source_id")
    name = Fields(event.words, ActType.SOURCE_NAMED).words("name")
    row = {"source_id": source_id, "name": name, "folded": fold(name)}
    return _noted(facts, event, schema.alias, row, f"{source_id} also goes by {name}")


def _merged(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.SOURCE_MERGED)
    source_id, into_id = data.text("source_id"), data.text("into_id")
    row = {"source_id": source_id, "into_id": into_id}
    return _noted(facts, event, schema.merger, row, f"Merged {source_id} into {into_id}", {into_id})


def _split(facts: Facts, event: Event) -> Effect:
    source_id = Fields(event.act.data, ActType.SOURCE_SPLIT).text("source_id")
    row = {"source_id": source_id, "into_id": None}
    return _noted(facts, event, schema.merger, row, f"{source_id} stands for itself again")


def _graded(facts: Facts, event: Event) -> Effect:
    data = Fields(event.act.data, ActType.SOURCE_GRADED)
    words = Fields(event.words, ActType.SOURCE_GRADED)
    row = {
        "source_id": data.text("source_id"),
        "reliability": data.text("reliability"),
        "topic": words.words("topic"),
        "because": words.words("because"),
    }
    title = f"Graded {row['source_id']} {row['reliability']}"
    return _noted(facts, event, schema.grade, row, title)


def _noted(
    facts: Facts,
    event: Event,
    table: "Table[Any]",
    row: dict[str, Any],
    title: str,
    others: Iterable[str] = (),
) -> Effect:
    """Keep a fact about a source; the claims whose chains name it are touched with it."""
    facts.put(table, [{**row, "seq": event.seq, "withdrawn": None}])
    touched = {str(row["source_id"]), *others}
    return Effect(title, frozenset(touched | claims_naming(facts, touched)))


def claims_naming(facts: Facts, subjects: Iterable[str]) -> set[str]:
    """Return the claims with a mention whose chain names one of the sources, or one merged into it."""
    sources = with_merged(facts, {subject for subject in subjects if subject.startswith("S-")})
    hop, evidence = schema.hop, schema.evidence
    query = (
        select(evidence.c.claim_id)
        .join(hop, hop.c.mention_id == evidence.c.mention_id)
        .where(hop.c.source_id.in_(sources))
        .distinct()
    )
    return set(facts.read(query).scalars()) if sources else set()


def with_merged(facts: Facts, sources: set[str]) -> set[str]:
    """Return sources with all that were ever merged into them, directly or not."""
    merger = schema.merger
    found, todo = set(sources), set(sources)
    while todo:
        query = select(merger.c.source_id).where(merger.c.into_id.in_(todo))
        todo = set(facts.read(query).scalars()) - found
        found |= todo
    return found


HANDLERS: dict[str, Handler] = {
    ActType.SOURCE_DESCRIBED: _described,
    ActType.SOURCE_NAMED: _named,
    ActType.SOURCE_MERGED: _merged,
    ActType.SOURCE_SPLIT: _split,
    ActType.SOURCE_GRADED: _graded,
}
