"""One source: what it is, how reliable, which others it stands for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import SourceView
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.dialogs.describing import DescribingDialog, DescriptionAnswer
from verifier.tui.dialogs.grading import GradeAnswer, GradingDialog
from verifier.tui.messages import OpenSource, RowOpened, SourceLoaded
from verifier.tui.screens.base import DeskScreen, Typed
from verifier.tui.screens.session import Session
from verifier.tui.widgets.keys import shown
from verifier.tui.widgets.outline import Outline
from verifier.tui.widgets.safe import SafeText, tell, words
from verifier.tui.widgets.source_outline import Double, Merged, grade_lines, record_words, source_entries

if TYPE_CHECKING:
    from claims.workflow.desk import Desk


class SourceScreen(DeskScreen):
    """A source with its grades, its record here, and its doubles."""

    LABEL = "Source"
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("r", "grade", "source.grade", "Grade", "Grade how reliable the source is: letter, why"),
        shown("e", "describe", "source.describe", "Describe", "Say what it is, who owns it, what to mind"),
        shown("a", "alias", "source.alias", "Alias", "Let it go by another name too"),
        shown("m", "merge", "source.merge", "Merge", "Merge a double into this source"),
        shown("s", "split", "source.split", "Split", "Let a merged source stand for itself again"),
    ]

    def __init__(self, session: Session, source_id: str) -> None:
        super().__init__(session)
        self.source_id = source_id
        self._view: SourceView | None = None

    def body(self) -> Iterable[Widget]:
        """Lay out the name and the page."""
        yield SafeText(id="wording")
        yield Outline(id="page")

    @property
    def page(self) -> Outline:
        """What is known of the source."""
        return self.query_one("#page", Outline)

    def reload(self) -> None:
        """Read the source."""
        source_id = self.source_id

        def read(desk: "Desk") -> Message:
            from claims.workflow import sourcing

            return SourceLoaded(sourcing.source(desk, source_id))

        self.load(read, group="source")

    @on(SourceLoaded)
    def show_source(self, event: SourceLoaded) -> None:
        """Show the source."""
        self._view = event.view
        card = event.view.card
        self.query_one("#wording", SafeText).show(words(card.name, "bold"))
        self.show_head(words(card.source_id, "bold"), words(card.kind.label, "dim"))
        self.page.show(source_entries(event.view))

    @on(RowOpened)
    def open_row(self, event: RowOpened) -> None:
        """Open the double under the cursor; a merged source has no page of its own."""
        if isinstance(event.row, Double):
            self.post_message(OpenSource(event.row.source_id))
        elif isinstance(event.row, Merged):
            tell(self, f"{event.row.source_id} is this source: s lets it stand for itself again")

    def action_grade(self) -> None:
        """Ask for a letter and why."""
        if self._view is not None:
            dialog = GradingDialog(self._view.card.name, record_words(self._view.record))
            self.app.push_screen(dialog, self._grade)

    def _grade(self, answer: GradeAnswer | None) -> None:
        if answer is None:
            return
        source_id = self.source_id

        def grade(desk: "Desk") -> str:
            from claims.workflow import sourcing

            sourcing.grade(desk, source_id, answer.reliability, answer.because)
            return f"Graded {answer.reliability.value} {answer.reliability.label}"

        self.act(grade)

    def action_describe(self) -> None:
        """Ask what the source is."""
        if self._view is not None:
            self.app.push_screen(DescribingDialog(self._view.card), self._describe)

    def _describe(self, answer: DescriptionAnswer | None) -> None:
        if answer is None:
            return
        source_id = self.source_id

        def describe(desk: "Desk") -> str:
            from claims.workflow import sourcing

            told = sourcing.Description(answer.name, answer.kind, answer.owner, answer.flags)
            sourcing.describe(desk, source_id, told)
            return f"Described {answer.name}"

        self.act(describe)

    def action_alias(self, typed: str = "") -> None:
        """Ask for another name."""
        if self._view is not None:
            question = words(f"{self._view.card.name} also goes by…", "bold")
            self.app.push_screen(AskDialog(question, value=typed), self._alias)

    def _alias(self, name: str | None) -> None:
        if name is None:
            return
        source_id = self.source_id

        def alias(desk: "Desk") -> str:
            from claims.workflow import sourcing

            sourcing.name_otherwise(desk, source_id, name)
            return f"Also goes by {name}"

        self.act(alias, Typed(name, self.action_alias))

    def action_merge(self) -> None:
        """Merge the double under the cursor, or ask for the name of one."""
        row = self.page.row
        if isinstance(row, Double):
            self._merge(row.source_id)
        else:
            self._ask_double("")

    def _ask_double(self, typed: str) -> None:
        if self._view is not None:
            question = words(f"Which source is {self._view.card.name} too? (a name or an id)", "bold")
            self.app.push_screen(AskDialog(question, value=typed), self._merge)

    def _merge(self, double: str | None) -> None:
        if double is None:
            return
        source_id = self.source_id

        def merge(desk: "Desk") -> str:
            from claims.workflow import sourcing

            sourcing.merge(desk, double, source_id)
            return f"{double} is this source too"

        self.act(merge, Typed(double, self._ask_double))

    def action_split(self) -> None:
        """Take the merged source under the cursor apart."""
        row = self.page.row
        if not isinstance(row, Merged):
            tell(self, "Move to a source that this one stands for first")
            return

        def split(desk: "Desk") -> str:
            from claims.workflow import sourcing

            sourcing.split(desk, row.source_id)
            return f"{row.source_id} stands for itself again"

        self.act(split)

    def why(self) -> tuple[str, list[Content]]:
        """Explain the letter."""
        if self._view is None:
            return super().why()
        card = self._view.card
        lines = [
            *grade_lines(self._view),
            record_words(self._view.record),
            words("A person gives the letter; the record suggests one and sets none.", "dim"),
        ]
        return f"Why {card.name} has {card.reliability.value} {card.reliability.label}", lines
