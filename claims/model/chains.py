"""Who says so: hops of an attribution chain and the suggestions made from a text."""

from dataclasses import dataclass

from claims.model.texts import Quantity, TimeSpan
from claims.vocabulary import HopAct, NodeKind, SuggestionKind

UNNAMED = "unnamed"
UNKNOWN_OUTLET = "unknown outlet"
"""The outlet of a capture whose publisher nobody has given yet."""

NOBODY = frozenset({UNNAMED, UNKNOWN_OUTLET, "unknown", "unknown source", "nobody", "n/a"})


@dataclass(frozen=True, slots=True)
class Hop:
    """One actor of a chain; start and end are None where the actor is not in the text.

    `cue` is the word that attributes ("said", "according to"). An actor without a name keeps the
    words the text has for it ("two officials") and has the role `unnamed`.
    """

    actor: str
    role: NodeKind
    act: HopAct = HopAct.UNKNOWN
    start: int | None = None
    end: int | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    explicit: bool = True
    source_id: str | None = None

    @property
    def named(self) -> bool:
        """Whether the hop names somebody who can be an origin."""
        return self.role is not NodeKind.UNNAMED and self.actor.casefold() not in NOBODY


Chain = tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that soften a statement, kept as their own span."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A checkable statement found in a text, with its chain, outlet first, origin last.

    `text` is exactly the captured words from start to end; `claim` restates them so that they stand
    alone. `check_worthiness` goes from 0 to 3. `supported_by` is the span of another place in the same
    text that a headline or hedged line stands on. `reason` says why the suggestion was made.
    """

    start: int
    end: int
    text: str
    claim: str
    kind: SuggestionKind
    check_worthiness: int
    outlet_asserts: bool
    chain: Chain
    hedge: Hedge | None = None
    numbers: tuple[Quantity, ...] = ()
    times: tuple[TimeSpan, ...] = ()
    flags: tuple[str, ...] = ()
    supported_by: tuple[int, int] | None = None
    reason: str = ""
