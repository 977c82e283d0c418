"""What screens with a filtered list share: the line to filter by, its completions, filters saved by name."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from claims.model.filters import FilterNames
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.messages import FilterChanged, FilterLeft, FilterNamesLoaded, FiltersSaved
from verifier.tui.screens import saved_filters
from verifier.tui.screens.base import DeskScreen
from verifier.tui.screens.session import Session
from verifier.tui.widgets.filter_bar import FilterBar
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.row_list import RowList
from verifier.tui.widgets.safe import tell, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk


class FilteredScreen(DeskScreen):
    """A list with a filter bar above it; `reload` reads what `self.filter_bar.wanted` asks for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        shown("slash", "filter", "claims.filter", "Filter", "Narrow the list by words and fields"),
        quiet("S", "save", "claims.save-filter", "Save filter", "Save this filter under a name"),
        quiet("D", "forget", "claims.forget-filter", "Forget filter", "Forget this saved filter"),
        quiet("escape", "clear", "claims.clear", "Clear", "Show the whole list again"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._names = FilterNames()
        self._saved: dict[str, str] = {}

    @property
    def filter_bar(self) -> FilterBar:
        """The line to filter by."""
        return self.query_one(FilterBar)

    @property
    def listing(self) -> RowList[Any]:
        """The list that is filtered."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Begin in the list."""
        self.listing.focus()

    def action_filter(self) -> None:
        """Ask for words and fields, and read meanwhile what they may name."""
        self.filter_bar.open()
        self.load(_read_names, group="names")

    @on(FilterNamesLoaded)
    def offer_names(self, event: FilterNamesLoaded) -> None:
        """Offer the names and saved filters there are."""
        self._names, self._saved = event.names, event.saved
        self.filter_bar.learn(self._names, self._saved)

    @on(FilterChanged)
    def narrow(self) -> None:
        """Read the list that is wanted now."""
        self.reload()

    @on(FilterLeft)
    def go_on(self) -> None:
        """Go on in the filtered list."""
        self.listing.focus()

    def action_clear(self) -> None:
        """Drop the filter; where there is none, go back."""
        if self.filter_bar.display:
            self.filter_bar.clear()
            self.listing.focus()
        else:
            self.action_back()

    def action_save(self) -> None:
        """Ask for the name to save the filter under."""
        typed = self.filter_bar.typed
        if not typed:
            tell(self, "No filter to save: / makes one")
            return

        def named(name: str | None) -> None:
            if name is not None:
                told = f"Saved: / then @{name} recalls it"
                self._change(lambda: saved_filters.save_filter(name, typed), told)

        self.app.push_screen(AskDialog(words("Save this filter as", "bold"), beside=words(typed)), named)

    def action_forget(self) -> None:
        """Forget the saved filter that is in use."""
        typed = self.filter_bar.typed
        name = next((name for name, kept in self._saved.items() if kept == typed), None)
        if name is None:
            tell(self, "Recall the saved filter first: / then @ and its name")
        else:
            self._change(lambda: saved_filters.forget_filter(name), f"{name} is not saved any more")

    def _change(self, write: Callable[[], dict[str, str]], told: str) -> None:
        def run(desk: "Desk") -> Message:  # noqa: ARG001  every reading is given the desk
            return FiltersSaved(write(), told)

        self.load(run, group="filters")

    @on(FiltersSaved)
    def keep_saved(self, event: FiltersSaved) -> None:
        """Offer the filters that are saved now."""
        self._saved = event.saved
        self.filter_bar.learn(self._names, self._saved)
        tell(self, event.told)


def _read_names(desk: "Desk") -> Message:
    from claims.workflow import looking

    return FilterNamesLoaded(looking.filter_names(desk), saved_filters.saved_filters())
