"""A lost race: what a person was doing beside what somebody else did meanwhile."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from claims.errors import VerifierError
from claims.model.cards import EventCard
from verifier.tui.dialogs.base import Dialog
from verifier.tui.widgets.keys import shown
from verifier.tui.widgets.safe import SafeText, join, paragraphs, rows, words

AGAIN, LOOK = "again", "look"
MOST_SHOWN = 5


class ConflictDialog(Dialog[str]):
    """Shows both acts of a lost race and asks whether to look at how things stand now or to try again.

    `doing` is what was refused, with the words typed for it; `meanwhile` what others recorded, newest first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        shown("t,enter", "choose('again')", "conflict.again", "Try again", "Ask for the same once more"),
        shown("l", "choose('look')", "conflict.look", "Look again", "See how things stand now"),
    ]

    def __init__(self, doing: str, meanwhile: Sequence[EventCard], error: VerifierError) -> None:
        super().__init__(
            words("Somebody was faster", "bold $text-warning"),
            words("t try again · l look again, your words go to the clipboard · esc back", "dim"),
        )
        self._doing = doing
        self._meanwhile = tuple(meanwhile)
        self._error = error

    def body(self) -> Iterable[Widget]:
        """Lay out both sides, then what the workflow said."""
        lines = [
            words("You were about to", "bold $accent"),
            words(f"  {self._doing}"),
            words(""),
            words("Meanwhile", "bold $accent"),
            *[_act_words(act) for act in self._meanwhile[:MOST_SHOWN]],
        ]
        more = len(self._meanwhile) - MOST_SHOWN
        if more > 0:
            lines.append(words(f"  and {more} before: g a shows all", "dim"))
        lines += [words(""), paragraphs(str(self._error)), words("Nothing was stored.", "dim")]
        yield VerticalScroll(SafeText(rows(lines)), classes="dialog--page")

    def action_choose(self, answer: str) -> None:
        """Answer."""
        self.dismiss(answer)


def _act_words(act: EventCard) -> Content:
    return join(words(f"  {act.at:%H:%M:%S}Z  ", "dim"), words(f"{act.actor}  ", "bold"), words(act.title))
