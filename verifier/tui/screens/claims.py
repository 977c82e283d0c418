"""All claims, newest first, filtered by words and fields; from here a summary is begun."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import ClaimCard
from claims.model.filters import ALL_CLAIMS
from verifier.tui.messages import OpenClaim, PageWanted, RowOpened, RowsCounted, RowsLoaded
from verifier.tui.screens.beginning import begin_summary
from verifier.tui.screens.filtered import FilteredScreen
from verifier.tui.screens.session import Session
from verifier.tui.widgets.filter_bar import FilterBar
from verifier.tui.widgets.keys import shown
from verifier.tui.widgets.phrases import claim_row, plural
from verifier.tui.widgets.row_list import PAGE, RowList
from verifier.tui.widgets.safe import NOTHING, join, paragraphs, tell, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

_EMPTY = paragraphs(
    "No claims yet: press i, open a captured text, and accept a suggestion with y.\n\n"
    "A claim is one checkable statement in your own words; accepted words hang under it with their quotes."
)
_NO_MATCH = paragraphs("No claim fits this filter.\n\nPress / to change it, esc to see all claims.")


class ClaimsScreen(FilteredScreen):
    """A list of any length: pages are read as the window reaches them."""

    LABEL = "Claims"
    EMPTY = _EMPTY
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("space", "choose", "claims.choose", "Choose", "Choose the claim for a summary, or not"),
        shown("b", "begin", "claims.begin", "Begin summary", "Begin a summary of the chosen claims"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._listed = ALL_CLAIMS

    def body(self) -> Iterable[Widget]:
        """Lay out filter and list."""
        yield FilterBar("words of the claim, or fields such as status:verified")
        yield RowList[ClaimCard](self._row, lambda claim: claim.claim_id, id="claims")

    @property
    def claims(self) -> RowList[ClaimCard]:
        """The list of claims."""
        return self.query_one("#claims", RowList)

    @property
    def listing(self) -> RowList[ClaimCard]:
        """The list that is filtered."""
        return self.claims

    def _row(self, claim: ClaimCard, width: int) -> Content:
        chosen = bool(self.session.chosen)
        tick = words("◉ " if claim.claim_id in self.session.chosen else "○ ") if chosen else NOTHING
        return join(tick, claim_row(claim, width - tick.cell_length))

    def reload(self) -> None:
        """Read the first page and count the claims; the cursor follows its claim."""
        wanted, narrowed = self.filter_bar.wanted, self.filter_bar.wanted != self._listed
        held, cursor = self.claims.row.claim_id if self.claims.row else "", self.claims.cursor

        def read(desk: "Desk") -> Message:
            from claims.workflow import looking

            rows = looking.claim_rows(desk, 0, PAGE, wanted)
            if narrowed and len(rows) == PAGE:
                # Counting walks over all claims, and what is looked for is often among the first.
                self.post_message(RowsCounted(PAGE, rows, wanted, at=0))
            count = len(rows) if len(rows) < PAGE else looking.claim_count(desk, wanted)
            row = looking.claim_row(desk, held, wanted) if held else None
            if row is None:
                return RowsCounted(count, rows, wanted, 0 if narrowed else None)
            return RowsCounted(count, rows, wanted, row, asked_at=None if narrowed else cursor)

        self.load(read, group="claims")

    @on(RowsCounted)
    def show_claims(self, event: RowsCounted) -> None:
        """Begin the list again, unless another filter was typed since."""
        if event.wanted != self.filter_bar.wanted:
            return
        self._listed = event.wanted
        self.claims.show_empty(self.EMPTY if event.wanted == ALL_CLAIMS else _NO_MATCH)
        rows = [row for row in event.rows if isinstance(row, ClaimCard)]
        self.claims.start(event.count, rows, event.place(self.claims.cursor))
        self._show_count()

    def _show_count(self) -> None:
        typed = self.filter_bar.typed
        of = f" with {typed}" if typed else ", newest first"
        chosen = f"◉ {len(self.session.chosen)} chosen" if self.session.chosen else ""
        self.show_head(words(plural(self.claims.count, "claim") + of, "dim"), words(chosen))

    @on(PageWanted)
    def read_page(self, event: PageWanted) -> None:
        """Read the rows that came into the window."""
        wanted = self._listed

        def read(desk: "Desk") -> Message:
            from claims.workflow import looking

            rows = looking.claim_rows(desk, event.first, event.limit, wanted)
            return RowsLoaded(event.first, rows, wanted)

        self.load(read, group="page")

    @on(RowsLoaded)
    def show_page(self, event: RowsLoaded) -> None:
        """Show the rows that were read, unless the list is another one by now."""
        if event.wanted == self._listed:
            self.claims.put(event.first, [row for row in event.rows if isinstance(row, ClaimCard)])

    @on(RowOpened)
    def open_claim(self, event: RowOpened) -> None:
        """Open a claim."""
        if isinstance(event.row, ClaimCard):
            self.post_message(OpenClaim(event.row.claim_id))

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
