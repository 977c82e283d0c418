"""The bytes of a capture as they came, beside the text that was taken from them."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from verifier.tui.messages import RawLoaded
from verifier.tui.screens.comparable import ComparableScreen
from verifier.tui.widgets.bars import WIDE
from verifier.tui.widgets.keys import quiet
from verifier.tui.widgets.safe import tell
from verifier.tui.widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

RAW = "-raw"
MOST_SHOWN = 400_000


class RawViewScreen(ComparableScreen):
    """A reader whose text makes room for the bytes it was taken from, and on a narrow screen its place.

    Decisions wait until the text is back: what they are about is beside it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("r", "raw", "reader.raw", "Raw", "Show the bytes as they were captured, or the text again"),
    ]
    DECISIONS: ClassVar[frozenset[str]] = frozenset()

    @property
    def raw(self) -> WrappedText:
        """The bytes, decoded."""
        return self.query_one("#raw", WrappedText)

    @property
    def shows_raw(self) -> bool:
        """Whether the bytes are shown."""
        return self.has_class(RAW)

    def action_raw(self) -> None:
        """Show the bytes, or the text alone again."""
        self.toggle_class(RAW)
        self.refresh_bindings()
        if not self.shows_raw:
            self.query_one("#text").focus()
            return
        capture_id = self.capture_at_hand or ""

        def read(desk: "Desk") -> Message:
            from claims.workflow import comparing

            return RawLoaded(comparing.raw(desk, capture_id))

        self.load(read, group="raw")

    @on(RawLoaded)
    def show_raw(self, event: RawLoaded) -> None:
        """Show the bytes."""
        self.raw.show_text(event.text[:MOST_SHOWN])
        if len(event.text) > MOST_SHOWN:
            tell(self, f"The first {MOST_SHOWN:,} of {len(event.text):,} characters are shown")
        self.follow_words()
        if self.size.width < WIDE:
            self.raw.focus()

    def words_at_hand(self) -> str:
        """Return the words under the cursor as they are captured."""
        return ""

    def follow_words(self) -> None:
        """Set off the words at hand in the bytes, where they stand there as they do in the text."""
        wanted = self.words_at_hand()
        at = self.raw.text.find(wanted) if wanted and self.shows_raw else -1
        if at >= 0:
            self.raw.point_at(at, at + len(wanted))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no decision while the bytes are shown."""
        if self.shows_raw and action in self.DECISIONS:
            return False
        return super().check_action(action, parameters)
