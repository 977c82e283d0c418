"""The inbox: captured texts, and the way in for new ones."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import CaptureCard
from verifier.tui.dialogs.capture import CaptureDialog, CaptureRequest
from verifier.tui.messages import CapturesLoaded, OpenCapture, RowOpened, TextFetched
from verifier.tui.screens.comparable import ComparableScreen
from verifier.tui.screens.session import Session
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.phrases import capture_name, cut_to, day, plural
from verifier.tui.widgets.row_list import RowList
from verifier.tui.widgets.safe import NOTHING, between, join, paragraphs, tell, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

MOST_ROWS = 2_000
_EMPTY = paragraphs(
    "No captures yet: press i and paste a link or the path of a file.\n\n"
    "A capture keeps the bytes as they came. The reader suggests the claims in it, each with who says so."
)


def capture_row(capture: CaptureCard, width: int) -> Content:
    """Return a capture as one line: what it is at the left, how far it is read at the right."""
    copied = capture.duplicate_of or capture.copy_of
    copy = words(f"⚑ copy of {copied} ", "$text-warning") if copied else NOTHING
    done = words(f"✓ {capture.decided} decided" if capture.decided else "○ unread")
    tail = join(copy, cut_to(done, 12))
    return join(cut_to(capture_name(capture), width - tail.cell_length), tail)


class InboxScreen(ComparableScreen):
    """Captured texts, newest first."""

    LABEL = "Inbox"
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("i", "capture", "inbox.capture", "Capture", "Capture a file or a web page"),
        quiet("c", "copies", "inbox.copies", "Copies", "Show what the text reuses of others, side by side"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._refused: CaptureRequest | None = None

    def body(self) -> Iterable[Widget]:
        """Lay out the list."""
        yield RowList[CaptureCard](capture_row, lambda capture: capture.capture_id, id="captures")

    @property
    def captures(self) -> RowList[CaptureCard]:
        """The list of captures."""
        return self.query_one("#captures", RowList)

    @property
    def capture_at_hand(self) -> str | None:
        """The capture under the cursor."""
        return self.captures.row.capture_id if self.captures.row else None

    def reload(self) -> None:
        """Read the captures."""
        self.load(_read_captures, group="captures")

    @on(CapturesLoaded)
    def show_captures(self, event: CapturesLoaded) -> None:
        """Show the captures."""
        self.captures.show_empty(_EMPTY)
        self.captures.start(len(event.rows), event.rows)
        count = plural(len(event.rows), "captured text")
        more = "newest " if len(event.rows) >= MOST_ROWS else ""
        self.show_head(words(more + count, "dim"))

    @on(RowOpened)
    def open_capture(self, event: RowOpened) -> None:
        """Open a capture in the reader."""
        if isinstance(event.row, CaptureCard):
            self.post_message(OpenCapture(event.row.capture_id))

    def why(self) -> tuple[str, list[Content]]:
        """Explain where the text of the capture under the cursor comes from."""
        capture = self.captures.row
        if capture is None:
            return super().why()
        derivation = capture.derivation
        copied = capture.duplicate_of or capture.copy_of
        lines = [
            words(f"captured {day(capture.captured_at)} {capture.captured_at:%H:%M}Z from {capture.url}"),
            words(f"sha256 {capture.sha256}"),
            words(f"{capture.media_type}, {plural(capture.characters, 'character')}"),
            words(f"text by {derivation.tool} {derivation.version} {derivation.options}"),
            between(" ", [words(f"⚑ {flag}", "$text-warning") for flag in derivation.flags]),
            words(f"⚑ reuses {copied}: its mentions add no origin") if copied else NOTHING,
        ]
        return capture.capture_id, lines

    def action_copies(self) -> None:
        """Show what the capture under the cursor reuses."""
        from verifier.tui.screens.copies import CopiesScreen

        if self.captures.row is not None:
            self.app.push_screen(CopiesScreen(self.session, self.captures.row.capture_id))

    def action_capture(self) -> None:
        """Ask for a text to capture."""
        self.app.push_screen(CaptureDialog(self._refused), self._fetch)

    def ask_again(self, subject: object) -> bool:
        """Ask again for a text that could not be captured, with what was typed for it."""
        if isinstance(subject, CaptureRequest):
            self._refused = subject
            if self.is_current:
                self.action_capture()
        return isinstance(subject, CaptureRequest)

    def _fetch(self, request: CaptureRequest | None) -> None:
        """Get the text first, outside the line of acts: a slow server holds nobody up."""
        self._refused = None
        if request is None:
            return
        settings = self.session.settings

        def fetch(desk: "Desk") -> Message:  # noqa: ARG001  every reading is given the desk
            from verifier.capture.targets import get

            # Standard input is the keyboard here, so a lone dash can only be a file's name.
            target = "./-" if request.target == "-" else request.target
            return TextFetched(get(target, settings), request)

        if request.is_address:
            tell(self, f"Fetching {request.target}")
        self.load(fetch, group=f"fetch {request.target}", subject=request)

    @on(TextFetched)
    def keep(self, event: TextFetched) -> None:
        """Capture what was fetched."""
        request = event.request
        if not isinstance(request, CaptureRequest):
            return

        def capture(desk: "Desk") -> str:
            from claims.workflow import capturing

            card = capturing.take_capture(
                desk, event.fetched, source=request.source, published_on=request.published_on
            )
            return f"Captured {card.capture_id}: enter opens it"

        self.act(capture, request, decision=False)


def _read_captures(desk: "Desk") -> Message:
    from claims.workflow import looking

    rows: list[CaptureCard] = []
    after: int | None = None
    while len(rows) < MOST_ROWS:
        page = looking.captures(desk, after=after, limit=500)
        rows += page.rows
        after = page.next
        if after is None:
            break
    return CapturesLoaded(tuple(rows))
