"""Grading a source: one key for the letter, then the reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from claims.vocabulary import Reliability
from verifier.tui.dialogs.base import Dialog
from verifier.tui.widgets.safe import NOTHING, SafeInput, SafeText, join, rows, words


@dataclass(frozen=True, slots=True)
class GradeAnswer:
    """A letter and why."""

    reliability: Reliability
    because: str


class GradingDialog(Dialog[GradeAnswer]):
    """Asks letter and reason; `beside` is what the desk knows of the source's record."""

    AUTO_FOCUS = ""

    def __init__(self, name: str, beside: Content) -> None:
        super().__init__(join(words("How reliable is  ", "bold"), words(name)))
        self._beside = beside
        self._letter: Reliability | None = None

    def body(self) -> Iterable[Widget]:
        """Lay out the record, the letters and the reason."""
        yield SafeText(self._beside, classes="dialog--beside")
        yield SafeText(id="choices")
        because = SafeInput(placeholder="because…", id="because")
        because.display = False
        yield because

    def on_mount(self) -> None:
        """Ask for the letter."""
        self._ask()

    def on_key(self, event: events.Key) -> None:
        """Take the letter, or take it back."""
        if event.key == "up" and self._letter is not None:
            self.set_focus(None)
        elif self._letter is not None or event.key == "escape":
            return
        event.stop()
        letters = {letter.value.lower(): letter for letter in Reliability}
        self._letter = letters.get(event.key.lower())
        self._ask()

    def _ask(self) -> None:
        chosen = self._letter
        listed = [chosen] if chosen else list(Reliability)
        choices = [
            join(words(f" {letter.value.lower()} ", "bold $accent"), words(f" {letter.label}"))
            for letter in listed
        ]
        self.query_one("#choices", SafeText).show(rows(choices) if choices else NOTHING)
        because = self.query_one("#because", SafeInput)
        because.display = chosen is not None
        if chosen is not None:
            because.focus()
            self.say(words("Type why, enter saves · ↑ takes the letter back · esc back", "dim"))
        else:
            self.say(words("one key · esc back", "dim"))

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Answer the grade."""
        event.stop()
        because = event.value.strip()
        if not because:
            self.say(words("A grade needs its reason: type why.", "$text-warning"))
        elif self._letter is not None:
            self.dismiss(GradeAnswer(self._letter, because))
