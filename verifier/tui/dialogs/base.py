"""What all dialogs share: a box with a question, an answer, and escape to turn back."""

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from verifier.tui.widgets.keys import shown
from verifier.tui.widgets.safe import NOTHING, SafeText, words

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A box over the screen that asked; `question` is its first line and `hint` its last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        shown("escape", "turn_back", "dialog.back", "Back", "Close without an answer"),
    ]

    def __init__(self, question: Content, hint: Content = NOTHING) -> None:
        super().__init__(classes="dialog")
        self._question = question
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Lay out question, body and hint."""
        with Vertical(classes="dialog--box"):
            yield SafeText(self._question, classes="dialog--question")
            yield from self.body()
            yield SafeText(self._hint or words("esc back", "dim"), id="hint", classes="dialog--hint")

    def body(self) -> Iterable[Widget]:
        """Yield the widgets between question and hint."""
        return ()

    def say(self, content: Content) -> None:
        """Replace the last line, to ask for something better."""
        self.query_one("#hint", SafeText).show(content)

    def action_turn_back(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
