"""The editor's list: summaries, with how their gates stand."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import SummaryView
from verifier.tui.messages import OpenSummary, RowOpened, SummariesLoaded
from verifier.tui.screens.base import DeskScreen
from verifier.tui.widgets.phrases import cut_to, day, gates_words, printed_state
from verifier.tui.widgets.row_list import RowList
from verifier.tui.widgets.safe import join, paragraphs, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

_EMPTY = paragraphs(
    "No summaries yet: press g c, choose claims with space, and begin one with b.\n\n"
    "Every sentence of a summary keeps its claims, and through them the exact words it rests on."
)


def summary_row(summary: SummaryView, width: int) -> Content:
    """Return a summary as one line."""
    state = words(printed_state(summary))
    tail = join(
        words(f"{len(summary.sentences):>3} ¶  ", "dim"),
        cut_to(gates_words(summary), 15),
        cut_to(state, 27),
        words(f" {day(summary.at)}"),
    )
    left = join(words(f"{summary.summary_id}  ", "dim"), words(summary.title))
    return join(cut_to(left, width - tail.cell_length - 1), words(" "), tail)


class EditorScreen(DeskScreen):
    """Summaries, newest first."""

    LABEL = "Editor"

    def body(self) -> Iterable[Widget]:
        """Lay out the list."""
        yield RowList[SummaryView](summary_row, lambda summary: summary.summary_id, id="summaries")

    @property
    def summaries(self) -> RowList[SummaryView]:
        """The list of summaries."""
        return self.query_one("#summaries", RowList)

    def reload(self) -> None:
        """Read the summaries."""
        self.load(_read_summaries, group="summaries")

    @on(SummariesLoaded)
    def show_summaries(self, event: SummariesLoaded) -> None:
        """Show the summaries."""
        self.summaries.show_empty(_EMPTY)
        self.summaries.start(len(event.rows), event.rows)
        many = "summaries" if len(event.rows) != 1 else "summary"
        self.show_head(words(f"{len(event.rows):,} {many}", "dim"))

    @on(RowOpened)
    def open_summary(self, event: RowOpened) -> None:
        """Open a summary."""
        if isinstance(event.row, SummaryView):
            self.post_message(OpenSummary(event.row.summary_id))


def _read_summaries(desk: "Desk") -> Message:
    from claims.workflow import summarising

    return SummariesLoaded(summarising.summaries(desk))
