"""Pages to read and close: help, why, a refusal, the acts that can be undone."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from claims.errors import CheckFailed, RuleRefused, TryAgain, VerifierError
from claims.model.cards import EventCard
from verifier.tui.dialogs.base import Dialog
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.safe import SafeText, join, paragraphs, rows, words

_CLOSE = words("esc close", "dim")


class PageDialog(Dialog[bool]):
    """A page that scrolls; any of its keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        shown("enter,q,w,question_mark", "turn_back", "page.close", "Close", "Close this page"),
        quiet("j,down", "scroll(1)", "page.down", "Down", "Scroll down"),
        quiet("k,up", "scroll(-1)", "page.up", "Up", "Scroll up"),
        quiet("space,pagedown", "scroll(10)", "page.page-down", "Page down", "Scroll on"),
    ]

    def __init__(self, title: Content, lines: Sequence[Content], hint: Content = _CLOSE) -> None:
        super().__init__(title, hint)
        self._lines = tuple(lines)

    @property
    def lines(self) -> tuple[Content, ...]:
        """The lines of the page."""
        return self._lines

    def body(self) -> Iterable[Widget]:
        """Lay out the page."""
        yield VerticalScroll(SafeText(rows(self._lines)), classes="dialog--page")

    def action_scroll(self, lines: int) -> None:
        """Scroll the page."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


class HelpDialog(PageDialog):
    """All keys of a screen: (group, keys, label, tooltip), in the order in which they are found.

    Answers true for a person who wants to take the tour.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        shown("t", "tour", "help.tour", "Tour", "Take the guided tour: two minutes, five things to do"),
    ]

    def __init__(self, screen: str, keys: Sequence[tuple[str, str, str, str]]) -> None:
        lines: list[Content] = []
        group = ""
        for name, pressed, label, tooltip in keys:
            if name != group:
                lines += [words(""), words(name, "bold $accent")]
                group = name
            lines.append(
                join(words(f"  {pressed:<12}", "bold"), words(f"{label:<18} "), words(tooltip, "dim"))
            )
        hint = words("t guided tour · esc close", "dim")
        super().__init__(words(f"Keys: {screen}", "bold"), lines[1:], hint)

    def action_tour(self) -> None:
        """Ask for the tour."""
        self.dismiss(result=True)


class WhyDialog(PageDialog):
    """Why something is as it is."""

    def __init__(self, title: str, reasons: Sequence[Content]) -> None:
        super().__init__(words(title, "bold"), reasons or [words("Nothing more is recorded.", "dim")])


class RefusalDialog(PageDialog):
    """The workflow said no: what happened, what is safe, what to press."""

    def __init__(self, error: VerifierError) -> None:
        title = "The rule says no" if isinstance(error, RuleRefused) else "This was not done"
        after = "Nothing was stored."
        if isinstance(error, TryAgain):
            after = "Nothing was stored. The same key may work in a moment."
        elif isinstance(error, CheckFailed):
            after = "Nothing was stored; what was there is unchanged."
        super().__init__(
            words(title, "bold $text-warning"), [paragraphs(str(error)), words(""), words(after, "dim")]
        )


class HistoryDialog(PageDialog):
    """What `u` will undo and `U` redo, the next one first."""

    def __init__(self, undoable: Sequence[EventCard], redoable: Sequence[EventCard]) -> None:
        lines = [words("u will undo", "bold $accent"), *_acts(undoable)]
        lines += [words(""), words("U will redo", "bold $accent"), *_acts(redoable)]
        super().__init__(words("Undo and redo", "bold"), lines)


def _acts(events: Sequence[EventCard]) -> list[Content]:
    if not events:
        return [words("  nothing", "dim")]
    return [
        join(words(f"  {event.seq:>6}  ", "dim"), words(event.title), words(f"  {event.at:%H:%M}Z", "dim"))
        for event in events
    ]
