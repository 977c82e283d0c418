"""Who says things: sources with their kind, owner and reliability."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import SourceCard
from verifier.tui.messages import OpenSource, RowOpened, SourcesLoaded
from verifier.tui.screens.base import DeskScreen
from verifier.tui.widgets.phrases import cut_to, listed, plural
from verifier.tui.widgets.row_list import RowList
from verifier.tui.widgets.safe import NOTHING, between, join, paragraphs, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

_MOST_ROWS = 2_000
_EMPTY = paragraphs(
    "No sources yet: they are named by the chains of accepted words.\n\n"
    "Press i, open a captured text, and accept a suggestion with y."
)


def source_row(source: SourceCard, width: int) -> Content:
    """Return a source as one line."""
    aliases = words(f"also {listed(source.aliases)}", "dim") if source.aliases else NOTHING
    owner = words(f"owned by {source.owner}", "dim") if source.owner else NOTHING
    left = between("  ", [words(source.name), words(source.kind.label, "dim"), aliases, owner])
    judged = "not judged" if source.reliability.value == "F" else source.reliability.label
    tail = join(
        words(f"{source.mentions:>5} ¶  "),
        words(source.reliability.value, "bold"),
        cut_to(words(f" {judged}"), 21 if width >= 100 else 12),
    )
    return join(cut_to(left, width - tail.cell_length), tail)


class SourcesScreen(DeskScreen):
    """Sources by name."""

    LABEL = "Sources"

    def body(self) -> Iterable[Widget]:
        """Lay out the list."""
        yield RowList[SourceCard](source_row, lambda source: source.source_id, id="sources")

    @property
    def sources(self) -> RowList[SourceCard]:
        """The list of sources."""
        return self.query_one("#sources", RowList)

    def reload(self) -> None:
        """Read the sources."""
        self.load(_read_sources, group="sources")

    @on(SourcesLoaded)
    def show_sources(self, event: SourcesLoaded) -> None:
        """Show the sources."""
        self.sources.show_empty(_EMPTY)
        self.sources.start(len(event.rows), event.rows)
        self.show_head(words(plural(len(event.rows), "source"), "dim"))

    @on(RowOpened)
    def open_source(self, event: RowOpened) -> None:
        """Open the source under the cursor."""
        if isinstance(event.row, SourceCard):
            self.post_message(OpenSource(event.row.source_id))


def _read_sources(desk: "Desk") -> Message:
    from claims.workflow import looking

    return SourcesLoaded(looking.sources(desk, limit=_MOST_ROWS).rows)
