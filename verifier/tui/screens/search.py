"""Search: claims, captured texts and notes that hold some words, each with the words around them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from verifier.tui.messages import OpenCapture, OpenClaim, RowOpened, SearchDone
from verifier.tui.screens.base import DeskScreen
from verifier.tui.screens.session import Session
from verifier.tui.widgets.found_outline import found_count, found_entries
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.outline import Entry, Outline
from verifier.tui.widgets.safe import SafeInput, paragraphs, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

_EMPTY = paragraphs(
    "Type some words: claims, captured texts and notes that hold them are found as you type, in other forms "
    "and scripts too.\n\nenter goes to the list, and there to the claim or to the exact words."
)
_NOTHING = paragraphs(
    "Nothing holds these words.\n\nPress / to try fewer or other words, or i to capture a text with them."
)


class SearchScreen(DeskScreen):
    """A line to type in over what was found."""

    LABEL = "Search"
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("slash", "words", "search.words", "Other words", "Search for other words"),
        quiet("escape", "leave", "search.leave", "Back", "Go to the list, then back to where you came from"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._searched = ""

    def body(self) -> Iterable[Widget]:
        """Lay out the line and the list."""
        yield SafeInput(
            placeholder="words of claims, texts and notes", id="wanted", compact=True, select_on_focus=False
        )
        yield Outline(id="found")

    @property
    def found(self) -> Outline:
        """What was found."""
        return self.query_one("#found", Outline)

    @property
    def wanted(self) -> str:
        """The words to search for."""
        return self.query_one("#wanted", SafeInput).value.strip()

    def on_mount(self) -> None:
        """Begin to type at once."""
        self.query_one("#wanted").focus()

    def reload(self) -> None:
        """Search again: what is there may have changed."""
        wanted = self.wanted
        if not wanted:
            self.found.show([Entry(_EMPTY)])
            self.show_head(words("claims, captured texts and notes", "dim"))
            return
        self.show_head(words("searching…", "dim"))

        def read(desk: "Desk") -> Message:
            from claims.workflow import finding

            return SearchDone(finding.find(desk, wanted), finding.FOUND)

        self.load(read, group="search")

    @on(Input.Changed, "#wanted")
    def search(self) -> None:
        """Search while the words are typed."""
        self.reload()

    @on(SearchDone)
    def show_found(self, event: SearchDone) -> None:
        """Show what was found, unless other words were typed since."""
        if event.found.words != self.wanted:
            return
        self.found.show(found_entries(event.found, event.most) or [Entry(_NOTHING)])
        if event.found.words != self._searched:
            self._searched = event.found.words
            self.found.action_reach("first")
        self.show_head(words(found_count(event.found), "dim"))

    @on(Input.Submitted, "#wanted")
    def go_on(self) -> None:
        """Go on in the list."""
        self.found.focus()

    @on(RowOpened)
    def open_row(self, event: RowOpened) -> None:
        """Open the claim, or the text at the exact words."""
        if isinstance(event.row, OpenClaim | OpenCapture):
            self.post_message(event.row)

    def action_words(self) -> None:
        """Type other words."""
        self.query_one("#wanted").focus()

    def action_leave(self) -> None:
        """Leave the line for the list where something was found; from there go back."""
        if self.found.row is not None and not self.found.has_focus:
            self.found.focus()
        else:
            self.action_back()
