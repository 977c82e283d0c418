"""The queue: what waits for a decision, most useful first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import CaptureCard, ClaimCard
from verifier.tui.messages import GoTo, OpenCapture, OpenClaim, RowOpened, WaitingLoaded
from verifier.tui.screens.base import DeskScreen
from verifier.tui.widgets.phrases import capture_name, claim_row, cut_to, plural
from verifier.tui.widgets.row_list import RowList
from verifier.tui.widgets.safe import join, paragraphs, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

_LOOKED_AT = 500
_EMPTY = paragraphs("Nothing waits for you.\n\nPress i to capture a text, or g c to see all claims.")
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


class QueueScreen(DeskScreen):
    """What waits, in one list."""

    LABEL = "Queue"

    def body(self) -> Iterable[Widget]:
        """Lay out the list."""
        yield RowList[Waiting](waiting_row, lambda waiting: waiting.name, id="waiting")

    @property
    def waiting(self) -> RowList[Waiting]:
        """The list of what waits."""
        return self.query_one("#waiting", RowList)

    def reload(self) -> None:
        """Read what waits."""
        self.load(_read_waiting, group="waiting")

    @on(WaitingLoaded)
    def show_waiting(self, event: WaitingLoaded) -> None:
        """Show what waits."""
        found = ordered(event)
        self.waiting.show_empty(_EMPTY)
        self.waiting.start(len(found), found)
        self.show_head(words(f"{plural(len(found), 'thing')} to do", "dim"))

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


def _read_waiting(desk: "Desk") -> Message:
    from claims.workflow import looking, searching

    return WaitingLoaded(
        captures=looking.captures(desk, limit=_LOOKED_AT).rows,
        pairs=len(searching.waiting_pairs(desk)),
        claims=looking.claim_rows(desk, 0, _LOOKED_AT),
    )
