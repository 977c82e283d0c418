"""Captured words: quotes, anchors and what is found inside a text."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.vocabulary import AnchorState


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact quote with its place and surroundings (W3C TextQuoteSelector, TextPositionSelector)."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote stands in a text now; start and end are None when it is lost."""

    state: AnchorState
    start: int | None
    end: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text with what it counts; `value` is None for vague ones ("dozens").

    `comparator` is one of = > >= < <= ~; `low` and `high` bound a vague or approximate value.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    comparator: str
    unit: str
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """An expression of time resolved to days; both ends None when the text does not allow it."""

    start: int
    end: int
    text: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Derivation:
    """How the text of a capture was got from its bytes: tool, version, options, what was noticed."""

    tool: str
    version: str
    options: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """Bytes and text as they came from a file, a page or standard input, before they are captured."""

    data: bytes
    text: str
    media_type: str
    url: str
    title: str
    derivation: Derivation
    headers: tuple[tuple[str, str], ...] = ()
