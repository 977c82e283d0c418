"""Sources: describing them, naming them otherwise, merging and splitting them, grading their reliability."""

from dataclasses import dataclass

from claims.errors import ActConflict, BadInput
from claims.ledger.acts import ActType
from claims.ledger.canonical import JsonObject, JsonValue
from claims.matching.naming import NameMatch, compare_names
from claims.model.cards import SourceCard, SourceView
from claims.registry import track_record
from claims.store.engine import Connection
from claims.store.queries import records
from claims.store.queries import sources as queries
from claims.vocabulary import NodeKind, Reliability, SourceFlag
from claims.workflow.desk import Desk
from claims.workflow.recording import Draft, record

LONGEST_NAME = 300
LONGEST_REASON = 20_000
SCHEMAS = {NodeKind.PERSON: "Person", NodeKind.WITNESS: "Person", NodeKind.ACCOUNT: "LegalEntity"}
UNREVIEWED = "LegalEntity"
"""A kind that nobody has looked at may be wrong, so the names are read as a person's and as a body's."""
LIKELY = 10


@dataclass(frozen=True, slots=True)
class Description:
    """What a person says of a source; an empty owner is an owner that is not known."""

    name: str
    kind: NodeKind
    owner: str = ""
    flags: tuple[SourceFlag, ...] = ()


def source(desk: Desk, name: str) -> SourceView:
    """Return a source by its id or any of its names, with grades, record and likely doubles.

    Raises NotFound.
    """
    with desk.store.reading() as connection:
        card = _found(connection, name)
        outcomes = records.outcomes_of(connection, (card.source_id, *card.merged))
        return SourceView(
            card=card,
            merged=tuple(sorted(queries.own_names(connection, card.merged).items())),
            grades=queries.grades_of(connection, card.source_id),
            record=track_record(outcomes),
            alike=_alike(connection, card),
        )


def _found(connection: Connection, name: str) -> SourceCard:
    return queries.source_card(connection, queries.source_named(connection, name) or name)


def _alike(connection: Connection, card: SourceCard) -> tuple[tuple[str, str], ...]:
    """Return the sources that may be this one under another name, likeliest first, as id and name."""
    found: list[tuple[float, str, str]] = []
    for source_id, name in queries.registered_names(connection).items():
        if source_id != card.source_id:
            match = _best_match(card, name)
            if match.same:
                found.append((-match.score, source_id, name))
    return tuple((source_id, name) for _, source_id, name in sorted(found)[:LIKELY])


def _best_match(card: SourceCard, name: str) -> NameMatch:
    schema = SCHEMAS.get(card.kind, "Organization") if card.reviewed else UNREVIEWED
    matches = [compare_names(own, name, schema) for own in (card.name, *card.aliases)]
    return max(matches, key=lambda match: match.score)


def describe(desk: Desk, name: str, description: Description) -> int:
    """Say what a source is; returns the number of the event. The latest description stands."""
    with desk.store.reading() as connection:
        card = _found(connection, name)
    called = _checked_name(description.name)
    data: JsonObject = {
        "source_id": card.source_id,
        "kind": description.kind.value,
        "flags": [flag.value for flag in dict.fromkeys(description.flags)],
    }
    words: dict[str, JsonValue] = {
        "name": called,
        "owner": " ".join(description.owner.split())[:LONGEST_NAME],
    }
    draft = Draft(ActType.SOURCE_DESCRIBED, data, words, {card.source_id: card.version})
    return record(desk, draft, lambda inside: _refuse_taken(inside, called, card.source_id)).seq


def name_otherwise(desk: Desk, name: str, other: str) -> int:
    """Let a source go by another name too; raises ActConflict when it is the name of another source."""
    with desk.store.reading() as connection:
        card = _found(connection, name)
    called = _checked_name(other)
    if called in {card.name, *card.aliases}:
        raise BadInput(f"{card.name} goes by the name {called!r} already")
    draft = Draft(ActType.SOURCE_NAMED, {"source_id": card.source_id}, {"name": called})
    return record(desk, draft, lambda inside: _refuse_taken(inside, called, card.source_id)).seq


def _refuse_taken(connection: Connection, name: str, source_id: str) -> None:
    taken = queries.source_named(connection, name)
    if taken is not None and taken != source_id:
        raise ActConflict(f"{name!r} is the name of {taken} already; merge the two if they are one source")


def merge(desk: Desk, name: str, into: str) -> int:
    """Let a source stand for another from now on; every chain that names it is counted as the other's.

    Split takes it back. Raises BadInput when the two are one source already.
    """
    with desk.store.reading() as connection:
        card, target = _found(connection, name), _found(connection, into)
    if card.source_id == target.source_id:
        raise BadInput(f"{name!r} and {into!r} are one source already, {card.source_id}")
    data: JsonObject = {"source_id": card.source_id, "into_id": target.source_id}
    based_on = {card.source_id: card.version, target.source_id: target.version}
    return record(desk, Draft(ActType.SOURCE_MERGED, data, based_on=based_on)).seq


def split(desk: Desk, source_id: str) -> int:
    """Let a merged source stand for itself again; raises BadInput for one that does."""
    source_id = source_id.upper()
    with desk.store.reading() as connection:
        queries.source_card(connection, source_id)
        if queries.standing_for(connection, [source_id])[source_id] == source_id:
            raise BadInput(f"{source_id} stands for itself; see its card for what was merged into it")

    def still_merged(inside: Connection) -> None:
        if queries.standing_for(inside, [source_id])[source_id] == source_id:
            raise ActConflict(f"{source_id} was split by somebody else just now")

    return record(desk, Draft(ActType.SOURCE_SPLIT, {"source_id": source_id}), still_merged).seq


def grade(desk: Desk, name: str, reliability: Reliability, because: str, topic: str = "") -> int:
    """Grade how reliable a source is, on one topic or on all; returns the number of the event.

    Raises BadInput without a reason.
    """
    if not because.strip() or len(because) > LONGEST_REASON:
        raise BadInput(f"A grade needs a reason of at most {LONGEST_REASON:,} characters")
    with desk.store.reading() as connection:
        card = _found(connection, name)
    data: JsonObject = {"source_id": card.source_id, "reliability": reliability.value}
    words: dict[str, JsonValue] = {"topic": " ".join(topic.split()), "because": because.strip()}
    return record(desk, Draft(ActType.SOURCE_GRADED, data, words)).seq


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or "\0" in name:
        raise BadInput(f"A source's name is 1 to {LONGEST_NAME} characters on one line")
    return name
