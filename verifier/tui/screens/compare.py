"""Two captures side by side: of one address, or a copy and its original, with every word that differs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import CaptureCard
from claims.model.differences import Comparison
from verifier.tui.messages import ComparisonLoaded, MarkReached, OpenCapture
from verifier.tui.screens.base import DeskScreen
from verifier.tui.screens.session import Session
from verifier.tui.widgets.bars import Bar
from verifier.tui.widgets.keys import shown
from verifier.tui.widgets.phrases import capture_name, plural
from verifier.tui.widgets.safe import between, join, tell, words
from verifier.tui.widgets.side_by_side import SideBySide

if TYPE_CHECKING:
    from claims.workflow.desk import Desk


class CompareScreen(DeskScreen):
    """The earlier capture at the left, the later one at the right; in one column on a narrow screen."""

    LABEL = "Compare"
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("right_square_bracket", "step(1)", "compare.next", "Next", "Go to the next difference"),
        shown("left_square_bracket", "step(-1)", "compare.previous", "Before", "Go back a difference"),
        shown("a,enter", "open('left')", "compare.open-left", "Open left", "Read the left text, from here"),
        shown("b", "open('right')", "compare.open-right", "Open right", "Read the right text, from here"),
    ]

    def __init__(self, session: Session, capture_id: str, other_id: str) -> None:
        super().__init__(session)
        self._names = capture_id, other_id
        self._comparison: Comparison | None = None

    def body(self) -> Iterable[Widget]:
        """Lay out the names of both texts above them."""
        yield Container(Bar(id="left-name"), Bar(id="right-name"), id="names")
        yield SideBySide(id="sides")

    @property
    def sides(self) -> SideBySide:
        """Both texts."""
        return self.query_one(SideBySide)

    def reload(self) -> None:
        """Read both texts; they never change, so once is enough."""
        names = self._names

        def read(desk: "Desk") -> Message:
            from claims.workflow import comparing

            return ComparisonLoaded(comparing.compare(desk, *names))

        if self._comparison is None:
            self.load(read, group="compare")

    @on(ComparisonLoaded)
    def show_comparison(self, event: ComparisonLoaded) -> None:
        """Show both texts."""
        self._comparison = event.comparison
        left, right = event.comparison.left, event.comparison.right
        self._names = left.capture_id, right.capture_id
        self.query_one("#left-name", Bar).show(_named("[− −]", left))
        self.query_one("#right-name", Bar).show(_named("{+ +}", right))
        self.sides.show(event.comparison)
        self.sides.focus()
        self._show_count()

    @on(MarkReached)
    def _show_count(self) -> None:
        found = self._comparison.differences if self._comparison else ()
        about = between(" → ", [words(name, "bold") for name in self._names])
        if not found:
            self.show_head(about, words("the same words" if self._comparison else "reading…", "dim"))
            return
        at = f"difference {(self.sides.current or 0) + 1} of {len(found)}"
        self.show_head(about, words(at))

    def action_step(self, differences: int) -> None:
        """Go to the next difference or the one before."""
        if self._comparison is not None and not self._comparison.differences:
            tell(self, "Both texts have the same words")
        self.sides.step(differences)

    def action_open(self, side: str) -> None:
        """Read one of the texts at the difference."""
        if self._comparison is None:
            return
        card = getattr(self._comparison, side)
        piece = self.sides.difference
        span = getattr(piece, side) if piece is not None else (0, 0)
        end = span[1] if span[0] < span[1] else None
        self.post_message(OpenCapture(card.capture_id, span[0], end))

    def under_cursor(self) -> object:
        """Return the later text."""
        return self._comparison.right if self._comparison else None

    def why(self) -> tuple[str, list[Content]]:
        """Say how the texts were held against each other."""
        if self._comparison is None:
            return super().why()
        found = self._comparison.differences
        return "How these texts were compared", [
            words(f"{plural(len(found), 'difference')} between the captured texts, word for word."),
            words("Equal paragraphs were found first, then changed ones that share most of their words."),
            words("Space is left out of account; capital letters and punctuation are not."),
            words("[−words−] stand in the earlier text alone, {+words+} in the later one alone."),
        ]


def _named(sign: str, capture: CaptureCard) -> Content:
    taken = words(f"captured {capture.captured_at:%d %b %Y %H:%M}Z", "dim")
    name = between(" · ", [words(capture.capture_id, "bold"), taken, capture_name(capture)])
    return join(words(f" {sign} ", "dim"), name)
