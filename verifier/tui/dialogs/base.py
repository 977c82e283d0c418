"""What all dialogs share: a box with a question, an answer, and escape to turn back."""

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from claims.errors import BadInput
from verifier.tui.dialogs.writing import write_in_editor
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.safe import NOTHING, SafeInput, SafeText, words

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A box over the screen that asked; `question` is its first line and `hint` its last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        shown("escape", "turn_back", "dialog.back", "Back", "Close without an answer"),
        quiet("ctrl+o", "write", "dialog.write", "Editor", "Write the line in your $VISUAL or $EDITOR"),
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer the editor only where a line is being typed."""
        return action != "write" or isinstance(self.focused, SafeInput)

    def action_write(self) -> None:
        """Let the person write the line in their editor; it comes back through the line's own filter."""
        line = self.focused
        if not isinstance(line, SafeInput):
            return
        try:
            with self.app.suspend():
                written = write_in_editor(line.value)
        except BadInput as refused:
            self.say(words(str(refused), "$text-warning"))
        except SuspendNotSupported:
            self.say(words("No editor can be opened on this terminal.", "$text-warning"))
        else:
            line.value = written
            line.action_end()

    def action_turn_back(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
