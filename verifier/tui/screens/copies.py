"""What a captured text reuses of others, sentence beside sentence, with the words that differ marked."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import CaptureCard, ReuseCard
from claims.vocabulary import ReuseKind
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.messages import OpenCapture, ReuseLoaded, RowOpened
from verifier.tui.screens.comparable import ComparableScreen
from verifier.tui.screens.session import Session
from verifier.tui.widgets.compare import compared
from verifier.tui.widgets.keys import shown
from verifier.tui.widgets.outline import Entry, Outline, gap, heading
from verifier.tui.widgets.phrases import plural
from verifier.tui.widgets.safe import NOTHING, between, join, tell, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk


class CopiesScreen(ComparableScreen):
    """The captures that one capture reuses."""

    LABEL = "Copies"
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("0", "deny", "copies.deny", "No copy", "Say that it is no copy of the text under the cursor"),
    ]

    def __init__(self, session: Session, capture_id: str) -> None:
        super().__init__(session)
        self.capture_id = capture_id

    def body(self) -> Iterable[Widget]:
        """Lay out the page."""
        yield Outline(id="copies")

    def reload(self) -> None:
        """Read what the capture reuses."""
        capture_id = self.capture_id

        def read(desk: "Desk") -> Message:
            from claims.workflow import looking

            return ReuseLoaded(looking.reused(desk, capture_id))

        self.load(read, group="copies")

    @on(ReuseLoaded)
    def show_reuse(self, event: ReuseLoaded) -> None:
        """Show the sentences side by side."""
        self.show_head(words(self.capture_id, "bold"), words(plural(len(event.found), "known text"), "dim"))
        entries = [entry for one in event.found for entry in _entries(one)]
        nothing = Entry(words("This text reuses no other that is known here. esc goes back.", "dim"))
        self.page.show(entries or [nothing])

    @property
    def page(self) -> Outline:
        """The sentences side by side."""
        return self.query_one("#copies", Outline)

    @on(RowOpened)
    def open_capture(self, event: RowOpened) -> None:
        """Open the text that had the words first."""
        if isinstance(event.row, CaptureCard):
            self.post_message(OpenCapture(event.row.capture_id))

    @property
    def capture_at_hand(self) -> str:
        """The capture that reuses the others."""
        return self.capture_id

    def action_differences(self) -> None:
        """Hold the text against the one under the cursor, which has its words too."""
        of = self.page.row
        if isinstance(of, CaptureCard):
            self.open_comparison(self.capture_id, of.capture_id)
        else:
            super().action_differences()

    def action_deny(self) -> None:
        """Ask why the capture is no copy of the text under the cursor."""
        of = self.page.row
        if not isinstance(of, CaptureCard):
            tell(self, "Nothing here is taken for a copy")
            return
        question = words(f"No copy of {of.capture_id}: how do you know?", "bold")

        def deny(because: str | None) -> None:
            if because is not None:
                self._deny(of.capture_id, because)

        self.app.push_screen(AskDialog(question), deny)

    def _deny(self, of_id: str, because: str) -> None:
        capture_id = self.capture_id

        def deny(desk: "Desk") -> str:
            from claims.workflow import deciding

            deciding.deny_copy(desk, capture_id, of_id, because)
            return f"{capture_id} counts on its own"

        self.act(deny)


def _entries(one: ReuseCard) -> Iterator[Entry]:
    kind = f", {one.kind.label}" if one.kind else ""
    yield heading("REUSES", words(("most of it" if one.whole else "parts of it") + kind, "dim"))
    yield Entry(_told(one), one.of, lead="  ", follow="    ")
    if one.reason:
        yield Entry(words(f"because {one.reason}", "dim"), lead="  ")
    if not one.pairs:
        yield Entry(words("word for word the same text", "dim"), lead="  ")
    for here, there in one.pairs:
        mine, theirs = _beside(one, here, there)
        yield gap()
        yield Entry(mine, lead="  here   ", follow="         ")
        yield Entry(theirs, lead="  there  ", follow="         ")
    yield gap()


def _beside(one: ReuseCard, here: str, there: str) -> tuple[Content, Content]:
    """Mark the words that differ; between two languages all do."""
    if one.kind is ReuseKind.TRANSLATED:
        return words(here), words(there)
    return compared(here, there)


def _told(one: ReuseCard) -> Content:
    credit = words("named in it", "dim") if one.credited else words("⚑ not named in it", "$text-warning")
    title = join(words(one.of.capture_id, "bold"), words(f"  {one.of.title}"))
    denied = NOTHING if one.stands else words("✗ said to be no copy", "bold")
    return between(" · ", [title, words(one.of.source), credit, denied])
