"""Asking for one line of words: a wording, a reason, a title, a chain."""

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from verifier.tui.dialogs.base import Dialog
from verifier.tui.widgets.safe import NOTHING, SafeInput, SafeText, words


class AskDialog(Dialog[str]):
    """Asks for a line; answers it without the spaces around it, never an empty one.

    `beside` is shown above the line to write by, such as the words quoted.
    """

    def __init__(self, question: Content, *, value: str = "", beside: Content = NOTHING) -> None:
        super().__init__(question, words("enter save · ctrl+o editor · esc back", "dim"))
        self._value = value
        self._beside = beside

    def body(self) -> Iterable[Widget]:
        """Lay out what to write by, and the line."""
        if self._beside:
            yield SafeText(self._beside, classes="dialog--beside")
        yield SafeInput(self._value, select_on_focus=False)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Answer the line."""
        event.stop()
        typed = event.value.strip()
        if typed:
            self.dismiss(typed)
        else:
            self.say(words("Type some words, or press esc to go back.", "$text-warning"))
