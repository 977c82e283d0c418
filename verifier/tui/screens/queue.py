"""The queue: what waits for a decision, most useful first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import CaptureCard, ClaimCard
from claims.model.filters import ALL_CLAIMS, ClaimFilter
from claims.text.normalize import fold
from claims.vocabulary import Credibility
from verifier.tui.messages import GoTo, OpenCapture, OpenClaim, RowOpened, WaitingLoaded
from verifier.tui.screens.filtered import FilteredScreen
from verifier.tui.widgets.filter_bar import FilterBar
from verifier.tui.widgets.phrases import capture_name, claim_row, cut_to, plural
from verifier.tui.widgets.row_list import RowList
from verifier.tui.widgets.safe import join, paragraphs, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

_LOOKED_AT = 500
_EMPTY = paragraphs("Nothing waits for you.\n\nPress i to capture a text, or g c to see all claims.")
_NO_MATCH = paragraphs("Nothing that waits fits this filter.\n\nPress / to change it, esc to see all.")
_UNRATED: frozenset[Credibility | None] = frozenset({None})
_ROOM = 9


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: what to do, and with what. No subject means the pairs."""

    to_do: str
    subject: CaptureCard | ClaimCard | None
    pairs: int = 0

    @property
    def name(self) -> str:
        """A name that stays the same when the queue is read again."""
        if isinstance(self.subject, CaptureCard):
            return self.subject.capture_id
        return self.subject.claim_id if self.subject else "pairs"


def waiting_row(waiting: Waiting, width: int) -> Content:
    """Return what waits as one line, what to do first."""
    to_do = cut_to(words(waiting.to_do, "bold"), _ROOM)
    room = width - _ROOM
    if isinstance(waiting.subject, ClaimCard):
        return join(to_do, claim_row(waiting.subject, room))
    if waiting.subject is None:
        return join(to_do, words(f"{plural(waiting.pairs, 'pair')} of claims that look alike"))
    return join(to_do, cut_to(capture_name(waiting.subject), room))


def ordered(event: WaitingLoaded) -> list[Waiting]:
    """Return what waits: stale ratings, then pairs, then texts nobody began, then claims without a rating."""
    stale = [Waiting("⚑ rerate", claim) for claim in event.claims if claim.stale]
    pairs = [Waiting("≈ decide", None, event.pairs)] if event.pairs else []
    unread = [Waiting("¶ read", capture) for capture in event.captures if not capture.decided]
    unrated = [
        Waiting("○ rate", claim) for claim in event.claims if not claim.stale and claim.credibility is None
    ]
    return [*stale, *pairs, *unread, *unrated]


def fits(capture: CaptureCard, wanted: ClaimFilter) -> bool:
    """Say whether a text nobody began fits a filter: the words in its title, its outlet, its day."""
    if wanted.of_claims_alone:
        return False
    title, outlet = fold(capture.title), fold(capture.source)
    day = capture.published_on or capture.captured_at.date()
    return (
        all(fold(word) in title for word in wanted.words)
        and (not wanted.outlets or any(fold(name) in outlet for name in wanted.outlets))
        and (wanted.before is None or day < wanted.before)
    )


class QueueScreen(FilteredScreen):
    """What waits, in one list."""

    LABEL = "Queue"

    def body(self) -> Iterable[Widget]:
        """Lay out filter and list."""
        yield FilterBar("words, or fields such as outlet: and stale:yes")
        yield RowList[Waiting](waiting_row, lambda waiting: waiting.name, id="waiting")

    @property
    def waiting(self) -> RowList[Waiting]:
        """The list of what waits."""
        return self.query_one("#waiting", RowList)

    @property
    def listing(self) -> RowList[Waiting]:
        """The list that is filtered."""
        return self.waiting

    def under_cursor(self) -> object:
        """Return the text or claim that waits."""
        return self.waiting.row.subject if self.waiting.row else None

    def reload(self) -> None:
        """Read what waits."""
        wanted = self.filter_bar.wanted
        self.load(lambda desk: _read_waiting(desk, wanted), group="waiting")

    @on(WaitingLoaded)
    def show_waiting(self, event: WaitingLoaded) -> None:
        """Show what waits."""
        found = ordered(event)
        typed = self.filter_bar.typed
        self.waiting.show_empty(_NO_MATCH if typed else _EMPTY)
        self.waiting.start(len(found), found)
        of = f" with {typed}" if typed else ""
        self.show_head(words(f"{plural(len(found), 'thing')} to do{of}", "dim"))

    @on(RowOpened)
    def open_waiting(self, event: RowOpened) -> None:
        """Go where the thing is done."""
        if not isinstance(event.row, Waiting):
            return
        subject = event.row.subject
        if isinstance(subject, CaptureCard):
            self.post_message(OpenCapture(subject.capture_id))
        elif isinstance(subject, ClaimCard):
            self.post_message(OpenClaim(subject.claim_id))
        else:
            self.post_message(GoTo("duplicates"))


def _read_waiting(desk: "Desk", wanted: ClaimFilter) -> Message:
    from claims.workflow import looking, searching

    captures = looking.captures(desk, limit=_LOOKED_AT).rows
    stale = replace(wanted, stale=True)
    unrated = replace(wanted, credibilities=_UNRATED)
    claims = [
        *(() if wanted.stale is False else looking.claim_rows(desk, 0, _LOOKED_AT, stale)),
        *(looking.claim_rows(desk, 0, _LOOKED_AT, unrated) if _may_be_unrated(wanted) else ()),
    ]
    return WaitingLoaded(
        captures=tuple(capture for capture in captures if fits(capture, wanted)),
        pairs=len(searching.waiting_pairs(desk)) if wanted == ALL_CLAIMS else 0,
        claims=tuple(claims),
    )


def _may_be_unrated(wanted: ClaimFilter) -> bool:
    return not wanted.credibilities or None in wanted.credibilities
