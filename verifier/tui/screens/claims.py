"""All claims, newest first, filtered by words; from here a summary is begun."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from claims.model.cards import ClaimCard
from verifier.tui.messages import OpenClaim, PageWanted, RowOpened, RowsCounted, RowsLoaded
from verifier.tui.screens.base import DeskScreen
from verifier.tui.screens.beginning import begin_summary
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.phrases import claim_row, plural
from verifier.tui.widgets.row_list import PAGE, RowList
from verifier.tui.widgets.safe import NOTHING, SafeInput, join, paragraphs, tell, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

_EMPTY = paragraphs(
    "No claims yet: press i, open a captured text, and accept a suggestion with y.\n\n"
    "A claim is one checkable statement in your own words; accepted words hang under it with their quotes."
)
_NO_MATCH = paragraphs("No claim has all these words.\n\nPress / to change them, esc to see all claims.")


class ClaimsScreen(DeskScreen):
    """A list of any length: pages are read as the window reaches them."""

    LABEL = "Claims"
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("slash", "filter", "claims.filter", "Filter", "Show claims that have certain words"),
        shown("space", "choose", "claims.choose", "Choose", "Choose the claim for a summary, or not"),
        shown("b", "begin", "claims.begin", "Begin summary", "Begin a summary of the chosen claims"),
        quiet("escape", "clear", "claims.clear", "Clear", "Show all claims again"),
    ]

    def body(self) -> Iterable[Widget]:
        """Lay out filter and list."""
        search = SafeInput(placeholder="words of the claim", id="filter", compact=True)
        search.display = False
        yield search
        yield RowList[ClaimCard](self._row, lambda claim: claim.claim_id, id="claims")

    def on_mount(self) -> None:
        """Begin in the list."""
        self.claims.focus()

    @property
    def claims(self) -> RowList[ClaimCard]:
        """The list of claims."""
        return self.query_one("#claims", RowList)

    @property
    def words_wanted(self) -> str:
        """The words of the filter."""
        return self.query_one("#filter", SafeInput).value.strip()

    def _row(self, claim: ClaimCard, width: int) -> Content:
        chosen = bool(self.session.chosen)
        tick = words("◉ " if claim.claim_id in self.session.chosen else "○ ") if chosen else NOTHING
        return join(tick, claim_row(claim, width - tick.cell_length))

    def reload(self) -> None:
        """Count the claims and read the first page."""
        wanted = self.words_wanted

        def read(desk: "Desk") -> Message:
            from claims.workflow import looking

            return RowsCounted(looking.claim_count(desk, wanted), looking.claim_rows(desk, 0, PAGE, wanted))

        self.load(read, group="claims")

    @on(RowsCounted)
    def show_claims(self, event: RowsCounted) -> None:
        """Begin the list again."""
        self.claims.show_empty(_NO_MATCH if self.words_wanted else _EMPTY)
        self.claims.start(event.count, [row for row in event.rows if isinstance(row, ClaimCard)])
        self._show_count()

    def _show_count(self) -> None:
        of = f" with “{self.words_wanted}”" if self.words_wanted else ", newest first"
        chosen = f"◉ {len(self.session.chosen)} chosen" if self.session.chosen else ""
        self.show_head(words(plural(self.claims.count, "claim") + of, "dim"), words(chosen))

    @on(PageWanted)
    def read_page(self, event: PageWanted) -> None:
        """Read the rows that came into the window."""
        wanted = self.words_wanted

        def read(desk: "Desk") -> Message:
            from claims.workflow import looking

            return RowsLoaded(event.first, looking.claim_rows(desk, event.first, event.limit, wanted))

        self.load(read, group="page")

    @on(RowsLoaded)
    def show_page(self, event: RowsLoaded) -> None:
        """Show the rows that were read."""
        self.claims.put(event.first, [row for row in event.rows if isinstance(row, ClaimCard)])

    @on(RowOpened)
    def open_claim(self, event: RowOpened) -> None:
        """Open a claim."""
        if isinstance(event.row, ClaimCard):
            self.post_message(OpenClaim(event.row.claim_id))

    def action_filter(self) -> None:
        """Ask for the words to filter by."""
        search = self.query_one("#filter", SafeInput)
        search.display = True
        search.focus()

    @on(Input.Changed, "#filter")
    def filter(self) -> None:
        """Filter while the words are typed."""
        self.reload()

    @on(Input.Submitted, "#filter")
    def end_filter(self) -> None:
        """Go on in the filtered list."""
        self.query_one("#filter").display = bool(self.words_wanted)
        self.claims.focus()

    def action_clear(self) -> None:
        """Drop the filter; where there is none, go back."""
        search = self.query_one("#filter", SafeInput)
        if not search.display:
            self.action_back()
            return
        search.value = ""
        search.display = False
        self.claims.focus()

    def action_choose(self) -> None:
        """Choose the claim under the cursor for a summary, or take the choice back."""
        claim = self.claims.row
        if claim is None:
            tell(self, "No claim to choose")
            return
        if self.session.chosen.pop(claim.claim_id, None) is None:
            self.session.chosen[claim.claim_id] = claim.wording
        self.claims.refresh()
        self._show_count()

    def action_begin(self) -> None:
        """Ask for the title of a summary of the chosen claims, or of the one under the cursor."""
        if not self.session.chosen and self.claims.row is not None:
            self.action_choose()
        if self.session.chosen:
            begin_summary(self)
        else:
            tell(self, "No claim to choose")
