"""The error screen: what happened, what is safe, what to press."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from claims.errors import VerifierError
from verifier.tui.screens.session import Session
from verifier.tui.widgets.keys import shown
from verifier.tui.widgets.safe import NOTHING, SafeText, paragraphs, rows, words


class FailureScreen(ModalScreen[str]):
    """A failure that work cannot simply go on from; answers "retry" or "back".

    Without an open workspace there is nothing to go back to, and back leaves the program.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        shown("r", "answer('retry')", "failure.retry", "Try again", "Try again"),
        shown("escape", "answer('back')", "failure.back", "Back", "Go back"),
        shown("q", "app.quit", "failure.quit", "Quit", "Leave the program"),
    ]

    def __init__(self, error: BaseException, session: Session, *, opening: bool = False) -> None:
        super().__init__(classes="dialog")
        self.error = error
        session.failed(error)
        self._opening = opening

    def compose(self) -> ComposeResult:
        """Lay out what happened, what is safe, what to press."""
        known = isinstance(self.error, VerifierError)
        title = "The workspace could not be opened" if self._opening else "Something in the program failed"
        safe = (
            "Nothing in it was changed."
            if self._opening
            else "Everything acknowledged is stored. The act under way is stored whole, or not at all."
        )
        kind = NOTHING if known else words(type(self.error).__name__, "dim")
        keys = "r try again · q quit" if self._opening else "esc back · q quit · g x lists what failed"
        with Vertical(classes="dialog--box"):
            yield SafeText(words(f"✗ {title}", "bold $text-error"), classes="dialog--question")
            yield SafeText(rows([paragraphs(str(self.error) or "No message was given."), kind]))
            yield SafeText(words(safe))
            yield SafeText(words(keys, "dim"), classes="dialog--hint")

    def action_answer(self, answer: str) -> None:
        """Answer; while opening, back is no way out of this screen."""
        if answer == "retry" and not self._opening:
            return
        if answer == "back" and self._opening:
            self.app.exit(2)
            return
        self.dismiss(answer)
