"""Labelled pairs of invented reports: one fact in other words, with more detail, or changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from claims.model.pairs import Statement
from claims.vocabulary import Relation

_NAMES = (
    "Anna Brandel",
    "Tomas Okoro",
    "Mira Halvard",
    "Jon Petersen",
    "Sara Lindqvist",
    "Pavel Krot",
    "Nina Abara",
    "Erik Solberg",
)
_BODIES = (
    "Norda Steel",
    "the Tallow Foundation",
    "Ferris Air",
    "the Harbour Council",
    "Bluepeak Bank",
    "Osmund Motors",
)
_PLACES = (
    "Arlen",
    "Kestrel Bay",
    "Novosel",
    "Port Ember",
    "Duskvale",
    "Tarnow Hill",
    "Lowmark",
    "Ostrava Fields",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_REASONS = (
    "after a long inquiry",
    "because of heavy debts",
    "despite warnings from experts",
    "as talks went on",
    "over safety fears",
)
_SPEAKERS = (
    "the mayor said",
    "a spokeswoman said",
    "according to the local paper",
    "officials said",
    "the agency reported",
)

_FRAMES: tuple[tuple[str, ...], ...] = (
    (
        "{name} was arrested in {place} on {day} on charges of fraud",
        "on {day}, officers in {place} detained {name}, who is accused of fraud",
        "police took {name} into custody in {place} on {day} over fraud allegations",
    ),
    (
        "{body} will cut {n} jobs at its plant in {place}",
        "{n} posts are to be shed by {body} at the {place} factory",
        "at its works in {place}, {body} plans to get rid of {n} positions",
    ),
    (
        "a fire at a warehouse in {place} killed {n} people on {day}",
        "{n} people lost their lives on {day} when a warehouse burned down in {place}",
        "the blaze that destroyed a {place} warehouse on {day} left {n} dead",
    ),
    (
        "{name} won the election for mayor of {place} with {n} votes",
        "voters in {place} chose {name} as mayor, giving the winner {n} votes",
        "{name} is the new mayor of {place} after taking {n} votes",
    ),
    (
        "the council of {place} approved the new harbour plan on {day}",
        "{place}'s council voted for the harbour scheme on {day}",
        "on {day} the harbour plan was passed by councillors in {place}",
    ),
    (
        "{body} reported a profit of {n} million euros for the year",
        "annual earnings at {body} came to {n} million euros",
        "{body} made {n} million euros over the year",
    ),
    (
        "{name} resigned as head of {body} on {day}",
        "the chief of {body}, {name}, stepped down on {day}",
        "{name} gave up the top post at {body} on {day}",
    ),
    (
        "about {n} demonstrators marched through {place} on {day} to demand new schools",
        "a rally for new schools drew some {n} protesters to the streets of {place} on {day}",
        "on {day} roughly {n} people took part in a march in {place}, calling for more schools",
    ),
    (
        "scientists led by {name} found a new species of beetle near {place}",
        "an unknown kind of beetle was discovered close to {place} by a team under {name}",
        "researchers working with {name} identified a beetle near {place} that was new to science",
    ),
    (
        "{body} bought the old mill in {place} for {n} million euros",
        "the disused mill in {place} was sold to {body}, which paid {n} million euros",
        "for {n} million euros, {body} has acquired {place}'s former mill",
    ),
    ("{name} is a painter", "{name} works as a painter", "{name} paints for a living"),
    (
        "{name} was born in {place}",
        "{place} is the birthplace of {name}",
        "{name} comes from {place} by birth",
    ),
    ("{body} is based in {place}", "{place} is home to {body}", "{body} has its headquarters in {place}"),
)
_OTHER_WORDS = (
    ("painter", "surgeon"), ("fraud", "arson"),
    ("beetle", "orchid"), ("warehouse", "theatre"), ("harbour", "airport"),
    ("schools", "hospitals"), ("mill", "hotel"),
    ("mayor", "judge"), ("profit", "loss"), ("species", "planet"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two invented statements and what they are to each other."""

    a: Statement
    b: Statement
    relation: Relation


def labelled_pairs(seed: int, count: int) -> Iterator[LabelledPair]:
    """Yield pairs that depend on the seed alone: two fifths same, the rest narrower, changed or other."""
    random = Random(seed)  # noqa: S311 - repeatable samples, no secrets
    for _ in range(count):
        frame = random.choice(_FRAMES)
        facts = _facts(random)
        first = _told(frame[0].format(**facts), random)
        kind = random.choice(("same", "same", "changed", "other", "narrows"))
        if kind == "same":
            second = _told(random.choice(frame[1:]).format(**facts), random)
            yield _pair(first, second, Relation.SAME, random)
        elif kind == "narrows":
            extra = f", {random.choice(_REASONS)} and with {random.choice(_NAMES)} present"
            yield _pair(first, _told(frame[0].format(**facts) + extra, random), Relation.NARROWS, random)
        elif kind == "changed":
            yield _pair(first, _changed(frame, facts, random), Relation.CONTRADICTS, random)
        else:
            other = random.choice(_FRAMES)
            mixed = {**_facts(random), "place": facts["place"]}
            yield _pair(first, _told(random.choice(other).format(**mixed), random), Relation.NOT_SAME, random)


def _facts(random: Random) -> dict[str, str]:
    return {
        "name": random.choice(_NAMES),
        "body": random.choice(_BODIES),
        "place": random.choice(_PLACES),
        "day": random.choice(_DAYS),
        "n": f"{random.randint(12, 4_000):,}",
    }


def _told(text: str, random: Random) -> str:
    """Finish a sentence, now and then with its speaker or its reason, as reports do."""
    if random.random() < 0.3:
        text = f"{text} {random.choice(_REASONS)}"
    if random.random() < 0.3:
        text = f"{text}, {random.choice(_SPEAKERS)}"
    return f"{text[0].upper()}{text[1:]}."


def _changed(frame: tuple[str, ...], facts: dict[str, str], random: Random) -> str:
    """Tell a fact again with one point changed, some by words that no table knows as rivals."""
    shape = frame[0] if random.random() < 0.7 else random.choice(frame)
    swapped = [(old, new) for old, new in _OTHER_WORDS if old in shape]
    if swapped and random.random() < 0.5:
        old, new = random.choice(swapped)
        return _told(shape.replace(old, new).format(**facts), random)
    key = random.choice([key for key in facts if f"{{{key}}}" in shape])
    return _told(shape.format(**{**facts, key: _another(key, facts[key], random)}), random)


def _another(key: str, value: str, random: Random) -> str:
    while (other := _facts(random)[key]) == value:
        pass
    return other


def _pair(a: str, b: str, relation: Relation, random: Random) -> LabelledPair:
    if relation is not Relation.NARROWS and random.random() < 0.5:
        a, b = b, a
    return LabelledPair(Statement(a), Statement(b), relation)
