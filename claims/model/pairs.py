"""Two wordings held against each other."""

from dataclasses import dataclass
from datetime import date

from claims.vocabulary import ConflictKind, Relation


@dataclass(frozen=True, slots=True)
class Statement:
    """A wording to compare, with the day of the report it stands in, where known."""

    text: str
    reported_on: date | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the two wordings disagree about, in their own words."""

    kind: ConflictKind
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a pair is: `score` (0 to 1) says how likely "same" is, conflicts included.

    `direction` is "a" or "b", the narrower or later text, for narrows and updates only.
    """

    score: float
    relation: Relation
    direction: str | None
    conflicts: tuple[Conflict, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known claim that may be the one asked for, and what the pair is."""

    claim_id: str
    wording: str
    decision: Decision
