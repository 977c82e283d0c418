"""A suggestion in the making, before it is linked and restated."""

from dataclasses import dataclass, field

from claims.attribution.clauses import Part
from claims.model.chains import Hedge, Hop
from claims.vocabulary import SuggestionKind


@dataclass(slots=True)
class Draft:
    """The words from `start` to `end` and what is known of them.

    `sentence` is the span of the sentence around them. `subject` are the words that a part without a
    subject takes it from, `main` those a detail hangs on. `hops` stand behind the outlet; without any,
    the outlet asserts.
    """

    start: int
    end: int
    paragraph: int
    sentence: tuple[int, int]
    kind: SuggestionKind
    reason: str
    hops: tuple[Hop, ...] = ()
    part: Part = Part.MAIN
    subject: str = ""
    main: str = ""
    hedge: Hedge | None = None
    flags: list[str] = field(default_factory=list)
    supported_by: tuple[int, int] | None = None

    @property
    def attributed(self) -> bool:
        """Whether somebody other than the outlet speaks."""
        return bool(self.hops)
