"""The line a list is filtered by, with what may be typed next below it."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from claims.model.filters import ALL_CLAIMS, ClaimFilter, FilterNames
from claims.text.filters import read_filter
from verifier.tui.messages import FilterChanged, FilterLeft, PageWanted, RowOpened, RowReached
from verifier.tui.widgets.completion import SAVED, Completion, completions
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.phrases import cut_to
from verifier.tui.widgets.row_list import RowList
from verifier.tui.widgets.safe import NOTHING, SafeInput, SafeText, cut, join, words

_MOST_OFFERED = 6
_ROOM = 20


class FilterBar(Vertical):
    """Words and fields; posts `FilterChanged` with each new filter, `FilterLeft` when the list is to go on.

    A filter that is not understood is told below the line, and the one before it stays in force.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        shown("tab", "complete", "filter.complete", "Complete", "Put in the completion under the cursor"),
        quiet("down", "move(1)", "filter.next", "Next completion", "Go to the next completion"),
        quiet("up", "move(-1)", "filter.previous", "Completion before", "Go to the completion before"),
    ]

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self._placeholder = placeholder
        self._names = FilterNames()
        self._saved: Mapping[str, str] = {}
        self._wanted = ALL_CLAIMS
        self.display = False

    def compose(self) -> ComposeResult:
        """Lay out the line, the completions and what was not understood."""
        yield SafeInput(placeholder=self._placeholder, id="filter", compact=True, select_on_focus=False)
        offered = RowList[Completion](_completion_row, lambda completion: completion.shown, id="completions")
        offered.can_focus = False
        yield offered
        yield SafeText(id="misread")

    @property
    def line(self) -> SafeInput:
        """The line to type in."""
        return self.query_one("#filter", SafeInput)

    @property
    def offered(self) -> RowList[Completion]:
        """The completions."""
        return self.query_one("#completions", RowList)

    @property
    def typed(self) -> str:
        """The filter as it was typed."""
        return self.line.value.strip()

    @property
    def wanted(self) -> ClaimFilter:
        """The last filter that was understood."""
        return self._wanted

    def learn(self, names: FilterNames, saved: Mapping[str, str]) -> None:
        """Take the names and the saved filters to offer."""
        self._names, self._saved = names, saved
        self._offer()

    def open(self) -> None:
        """Show the line and begin to type."""
        self.display = True
        self.line.focus()
        self._offer()

    def clear(self) -> None:
        """Drop the filter and hide the line."""
        self.line.value = ""
        self.display = False

    @on(Input.Changed, "#filter")
    def read(self, event: Input.Changed) -> None:
        """Read the filter while it is typed."""
        event.stop()
        read = read_filter(event.value)
        told = words(f"⚑ {read.problems[0]}", "$text-warning") if read.problems else NOTHING
        note = self.query_one("#misread", SafeText)
        note.show(told)
        note.display = bool(read.problems)
        self._offer()
        if not read.problems and read.wanted != self._wanted:
            self._wanted = read.wanted
            self.post_message(FilterChanged(self.typed))

    @on(Input.Submitted, "#filter")
    def leave(self, event: Input.Submitted) -> None:
        """Go on in the list, unless the filter was not understood; the name of a saved one recalls it."""
        event.stop()
        if event.value.startswith(SAVED):
            self.action_complete()
        elif not read_filter(event.value).problems:
            self.display = bool(self.typed)
            self.post_message(FilterLeft())

    def _offer(self) -> None:
        offered = completions(self.line.value, self.line.cursor_position, self._names, self._saved)
        self.offered.styles.height = min(len(offered), _MOST_OFFERED)
        self.offered.start(len(offered), offered, at=0)

    def action_move(self, rows: int) -> None:
        """Move to another completion while the line keeps the focus."""
        self.offered.cursor += rows

    def action_complete(self) -> None:
        """Put in the completion under the cursor."""
        completion = self.offered.row
        if completion is not None:
            self.line.value = completion.typed
            # Counted from the end: the line holds the display-safe form, which may be longer.
            behind = len(completion.typed) - completion.upto
            self.line.cursor_position = len(self.line.value) - behind
            self._offer()

    @on(RowOpened)
    def complete_clicked(self, event: RowOpened) -> None:
        """Put in a completion that was clicked."""
        event.stop()
        self.action_complete()

    @on(RowReached)
    @on(PageWanted)
    def keep_to_itself(self, event: RowReached | PageWanted) -> None:
        """Keep the messages of the completions from the screen, whose list is another one."""
        event.stop()


def _completion_row(completion: Completion, width: int) -> Content:
    shown = cut_to(words(completion.shown, "bold"), max(_ROOM, min(len(completion.shown) + 1, width)))
    return cut(join(shown, words(completion.note, "dim")), width)
