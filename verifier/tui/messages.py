"""What widgets, dialogs and workers say to screens, and screens to the app; nothing in here draws."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from claims.errors import VerifierError
from claims.model.audits import AuditReport
from claims.model.cards import (
    CaptureCard,
    ClaimCard,
    ClaimView,
    EventCard,
    PairCard,
    ReaderView,
    ReuseCard,
    SourceCard,
    SourceView,
    SummaryView,
)
from claims.model.chains import Chain
from claims.model.differences import Comparison, Counterpart
from claims.model.filters import ALL_CLAIMS, ClaimFilter, FilterNames
from claims.model.finds import Found
from claims.model.pairs import Candidate
from claims.model.texts import Fetched
from verifier.config import Origin

if TYPE_CHECKING:
    from claims.workflow.desk import Desk


@dataclass
class DeskOpened(Message):
    """The workspace is open and the screens may read it."""

    desk: "Desk"
    ledger_size: int


@dataclass
class DeskRefused(Message):
    """The workspace could not be opened."""

    error: VerifierError


@dataclass
class Broken(Message):
    """A worker failed in a way that no rule foresaw."""

    error: BaseException


@dataclass
class GoTo(Message):
    """Show one of the places by its name."""

    place: str


@dataclass
class GoBack(Message):
    """Show the place before this one."""


@dataclass
class OpenClaim(Message):
    """Show a claim with all that stands behind it."""

    claim_id: str


@dataclass
class OpenCapture(Message):
    """Show a captured text, at the code point `start` where one is given; words up to `end` are set off."""

    capture_id: str
    start: int | None = None
    end: int | None = None


@dataclass
class OpenSource(Message):
    """Show a source with its grades and doubles."""

    source_id: str


@dataclass
class OpenSummary(Message):
    """Show the sentences of a summary."""

    summary_id: str


@dataclass
class LookBack(Message):
    """Show the desk as it was at a moment, as typed; empty to ask for it. A claim may be opened in it."""

    moment: str = ""
    claim_id: str = ""


@dataclass
class PageWanted(Message):
    """A list is about to show rows that it does not hold."""

    first: int
    limit: int


@dataclass
class RowOpened(Message):
    """A person opened a row; `row` is what the list was given."""

    row: object


@dataclass
class RowReached(Message):
    """The cursor of a list came to a row."""

    row: object


@dataclass
class FilterChanged(Message):
    """A list is to be filtered by this from now on, as it was typed."""

    typed: str


@dataclass
class FilterLeft(Message):
    """A person is done with the filter and goes on in the list."""


@dataclass
class FilterNamesLoaded(Message):
    """What a filter may name, and the filters saved by name."""

    names: FilterNames
    saved: dict[str, str]


@dataclass
class FiltersSaved(Message):
    """The saved filters changed and are these now; `told` says how."""

    saved: dict[str, str]
    told: str


@dataclass
class MarkReached(Message):
    """The reader's cursor came to the mark at this position in the list; None where there is none."""

    position: int | None


@dataclass
class WordsSelected(Message):
    """A person selected captured words: code points, end exclusive; `splits` a suggestion at their end."""

    start: int
    end: int
    splits: bool = False


@dataclass
class SelectionMoved(Message):
    """A person selects other words than before, or none any more."""


@dataclass(frozen=True, slots=True)
class LostRace:
    """An act that somebody else's made impossible: what it was, what came meanwhile, and how to ask again."""

    doing: str
    news: "NewsCame"
    again: Callable[[], None]


@dataclass
class Refused(Message):
    """The workflow said no to what a person asked for; the error's own text says why.

    `reading` tells that nothing was to be recorded: the screen could not be filled.
    """

    error: VerifierError
    subject: object = None
    reading: bool = False
    race: LostRace | None = None


@dataclass
class ActDone(Message):
    """An act is recorded; `said` is what to tell, and `subject` whatever the asker needs to know it again.

    `kind` is the kind of the newest act in the ledger.
    """

    said: str
    subject: object = None
    ledger_size: int = 0
    kind: str = ""


@dataclass
class NewsCame(Message):
    """The ledger holds acts, newest first, that it did not hold at the last look."""

    acts: tuple[EventCard, ...]
    ledger_size: int


@dataclass
class CapturesLoaded(Message):
    """Captures of the inbox."""

    rows: tuple[CaptureCard, ...]


@dataclass
class TextFetched(Message):
    """A text came from its file or address and can be captured for `request`."""

    fetched: Fetched
    request: object


@dataclass
class ChainParsed(Message):
    """A typed chain was understood; `subject` tells whose it is."""

    chain: Chain
    subject: object


@dataclass
class ReaderLoaded(Message):
    """A captured text with its marks."""

    view: ReaderView


@dataclass
class RawLoaded(Message):
    """The bytes of a capture, decoded."""

    text: str


@dataclass
class CounterpartsLoaded(Message):
    """What a capture, given by its id, may be held against."""

    capture_id: str
    found: tuple[Counterpart, ...]


@dataclass
class ComparisonLoaded(Message):
    """Two captures held against each other."""

    comparison: Comparison


@dataclass
class CandidatesLoaded(Message):
    """Known claims that may be the one asked for by `text`."""

    text: str
    candidates: tuple[Candidate, ...]


@dataclass
class RowsCounted(Message):
    """How many rows a list has, with the first of them; `wanted` is the filter they met.

    `at` is where the cursor goes, None where it stays on its row; it was on row `asked_at` when this was
    asked for, if that matters.
    """

    count: int
    rows: Sequence[object]
    wanted: ClaimFilter = ALL_CLAIMS
    at: int | None = None
    asked_at: int | None = None

    def place(self, cursor: int) -> int | None:
        """Return where a cursor goes that may have moved on since; None where it stays on its row."""
        if self.at is None or self.asked_at is None:
            return self.at
        return max(self.at + cursor - self.asked_at, 0)


@dataclass
class RowsLoaded(Message):
    """The rows from position `first` on, of those that meet a filter."""

    first: int
    rows: Sequence[object]
    wanted: ClaimFilter = ALL_CLAIMS


@dataclass
class ClaimLoaded(Message):
    """A claim, and the claims that look like it."""

    view: ClaimView
    duplicates: tuple[Candidate, ...]


@dataclass
class PairsLoaded(Message):
    """Pairs that wait for an answer."""

    pairs: tuple[PairCard, ...]


@dataclass
class SourcesLoaded(Message):
    """Sources by name."""

    rows: tuple[SourceCard, ...]


@dataclass
class ReuseLoaded(Message):
    """What a capture reuses of others."""

    found: tuple[ReuseCard, ...]


@dataclass
class SourceLoaded(Message):
    """A source with its grades, record and doubles."""

    view: SourceView


@dataclass
class SummariesLoaded(Message):
    """Summaries, newest first."""

    rows: tuple[SummaryView, ...]


@dataclass
class SummaryLoaded(Message):
    """One summary."""

    view: SummaryView


@dataclass
class SettingsLoaded(Message):
    """Where each setting comes from, by its name."""

    origins: dict[str, Origin]


@dataclass
class SearchDone(Message):
    """What a search found; `most` is how many of each kind it looks for."""

    found: Found
    most: int


@dataclass
class AuditDone(Message):
    """The ledger was recomputed and replayed."""

    report: AuditReport


@dataclass
class WaitingLoaded(Message):
    """What waits for a decision: texts to read, pairs to answer, claims to rate."""

    captures: tuple[CaptureCard, ...]
    pairs: int
    claims: tuple[ClaimCard, ...]


@dataclass
class HistoryLoaded(Message):
    """Acts that `u` will undo and `U` redo, next one first."""

    undoable: tuple[EventCard, ...]
    redoable: tuple[EventCard, ...]
