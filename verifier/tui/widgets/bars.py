"""Bars of one line: what a screen is about at the top, who works and how far at the bottom."""

from dataclasses import dataclass

from textual.content import Content
from textual.widget import Widget

from verifier.tui.widgets.safe import NOTHING, between, cut, ends, join, words

WIDE = 100
_NOTED = 4.0
_NARROW_NOTE = 42


class Bar(Widget):
    """One line with a left and a right part; the left one is cut first."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._left: Content = NOTHING
        self._right: Content = NOTHING

    def show(self, left: Content, right: Content = NOTHING) -> None:
        """Show other parts."""
        self._left, self._right = left, right
        self.refresh()

    def render(self) -> Content:
        """Draw both parts."""
        return ends(self._left, self._right, self.content_size.width)


@dataclass(frozen=True, slots=True)
class Status:
    """What the status line tells; `ledger_size` is None until the workspace is open."""

    reviewer: str
    ledger_size: int | None
    decisions_an_hour: int
    keys_each: float


class StatusLine(Widget):
    """Who works, how fast, and how many events the ledger holds."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._status: Status | None = None
        self._note = ""

    def show(self, status: Status) -> None:
        """Show another status."""
        self._status = status
        self.refresh(layout=True)

    def note(self, text: str) -> None:
        """Say what was just done, for some seconds."""
        self._note = text
        self.refresh(layout=True)
        if text:
            self.set_timer(_NOTED, lambda: self._forget(text))

    def _forget(self, text: str) -> None:
        if self._note == text:
            self.note("")

    def render(self) -> Content:
        """Draw the status; a narrow screen leaves the room to the keys."""
        status = self._status
        if status is None:
            return NOTHING
        ledger = "opening…" if status.ledger_size is None else f"ledger {status.ledger_size:,}"
        parts = [words(ledger)]
        if self.screen.size.width >= WIDE:
            pace = f"{status.decisions_an_hour} decisions/h · {status.keys_each:.1f} keys each"
            parts = [words(status.reviewer), words(pace) if status.decisions_an_hour else NOTHING, *parts]
        told = between(" · ", parts).stylize("dim")
        if not self._note:
            return join(told, words(" "))
        noted = words(self._note, "$text-success")
        if self.screen.size.width < WIDE:
            return join(cut(noted, _NARROW_NOTE), words(" "))
        return join(between(" · ", [noted, told]), words(" "))
