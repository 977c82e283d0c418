"""Judging whether two origins stand on their own: the pair, the word on it, its reason, a note."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from claims.model.origins import Judgement, Origin
from claims.vocabulary import REASONS_FOR, Independence, IndependenceReason
from verifier.tui.dialogs.base import Dialog
from verifier.tui.widgets.phrases import INDEPENDENCE_GLYPH
from verifier.tui.widgets.safe import NOTHING, SafeInput, SafeText, between, join, rows, words

VALUE_KEYS = {"i": Independence.INDEPENDENT, "d": Independence.DEPENDENT, "u": Independence.UNKNOWN}
_PAIR_KEYS = "123456789"
Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class JudgementAnswer:
    """A person's word on two origins, given by their keys, with its reason."""

    origin_a: str
    origin_b: str
    value: Independence
    reason: IndependenceReason
    note: str


def reasons_for(value: Independence) -> tuple[IndependenceReason, ...]:
    """Return the reasons a value may have, in the order of the closed list."""
    return tuple(reason for reason in IndependenceReason if reason in REASONS_FOR[value])


class IndependenceDialog(Dialog[JudgementAnswer]):
    """Asks pair, value, reason and note; an only pair is not asked for. Backspace takes the last key back.

    The pairs of the origin whose key is `first` come before the others, and those not judged yet before
    those that are; more pairs than keys are counted.
    """

    AUTO_FOCUS = ""

    def __init__(
        self, origins: Sequence[Origin], judgements: Sequence[Judgement], first: str | None = None
    ) -> None:
        super().__init__(words("Do these origins stand on their own?", "bold"))
        self._names = {origin.key: origin.origin for origin in origins}
        self._judged = {frozenset((j.origin_a, j.origin_b)): j for j in judgements}
        self._pairs = sorted(
            combinations([origin.key for origin in origins], 2),
            key=lambda pair: (first not in pair, frozenset(pair) in self._judged),
        )
        self._pair: tuple[str, str] | None = self._pairs[0] if len(self._pairs) == 1 else None
        self._value: Independence | None = None
        self._reason: IndependenceReason | None = None

    def body(self) -> Iterable[Widget]:
        """Lay out what is chosen, what to choose, and the note."""
        yield SafeText(id="chosen")
        yield SafeText(id="choices")
        note = SafeInput(placeholder="note", id="note")
        note.display = False
        yield note

    def on_mount(self) -> None:
        """Ask the first open question."""
        self._ask()

    def on_key(self, event: events.Key) -> None:
        """Take the key of the open question."""
        if event.key == "escape" or (self._reason is not None and event.key != "up"):
            return
        event.stop()
        if event.key in {"up", "backspace"}:
            self._take_back()
        elif self._pair is None:
            self._pair = _numbered(self._pairs, event.key)
        elif self._value is None:
            self._value = VALUE_KEYS.get(event.key)
            only = reasons_for(self._value) if self._value else ()
            self._reason = only[0] if len(only) == 1 else None
        else:
            self._reason = _numbered(reasons_for(self._value), event.key)
        self._ask()

    def _take_back(self) -> None:
        if self._value is not None:
            self._value = self._reason = None
            self.set_focus(None)
        elif len(self._pairs) > 1:
            self._pair = None

    def _ask(self) -> None:
        self.query_one("#chosen", SafeText).show(self._chosen())
        self.query_one("#choices", SafeText).show(rows(self._choices()))
        note = self.query_one("#note", SafeInput)
        note.display = self._reason is not None
        if self._reason is not None:
            note.focus()
            needed = "a note is needed" if self._reason is IndependenceReason.OTHER else "a note, or nothing"
            self.say(words(f"Type {needed}, enter saves · ↑ takes the word back · esc back", "dim"))
        else:
            self.say(words("one key · backspace takes the last one back · esc back", "dim"))

    def _chosen(self) -> Content:
        if self._pair is None:
            return NOTHING
        first, second = self._pair
        value, reason = self._value, self._reason
        return between(
            " · ",
            [
                self._both(first, second, "bold"),
                words(f"{INDEPENDENCE_GLYPH[value]} {value.label}") if value else NOTHING,
                words(reason.label) if reason else NOTHING,
            ],
        )

    def _choices(self) -> list[Content]:
        if self._pair is None:
            asked = zip(_PAIR_KEYS, self._pairs, strict=False)
            choices = [_choice(key, self._pair_words(pair)) for key, pair in asked]
            more = len(self._pairs) - len(choices)
            told = words(f"   and {more} more: move to an origin first, then =", "dim")
            return [*choices, told] if more > 0 else choices
        if self._value is None:
            return [
                _choice(key, words(f"{INDEPENDENCE_GLYPH[v]} {v.label}")) for key, v in VALUE_KEYS.items()
            ]
        if self._reason is None:
            listed = zip(_PAIR_KEYS, reasons_for(self._value), strict=False)
            return [_choice(key, words(reason.label)) for key, reason in listed]
        return []

    def _pair_words(self, pair: tuple[str, str]) -> Content:
        judged = self._judged.get(frozenset(pair))
        word = (
            words(f"  {INDEPENDENCE_GLYPH[judged.value]} {judged.value.label} so far", "dim")
            if judged
            else NOTHING
        )
        return join(self._both(*pair), word)

    def _both(self, first: str, second: str, style: str = "") -> Content:
        return join(
            words(self._names[first], style), words("  and  ", "dim"), words(self._names[second], style)
        )

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Answer the judgement."""
        note = event.value.strip()
        if self._pair is None or self._value is None or self._reason is None:
            return
        if self._reason is IndependenceReason.OTHER and not note:
            self.say(words("This reason needs a note: type it.", "$text-warning"))
            return
        self.dismiss(JudgementAnswer(*self._pair, self._value, self._reason, note))


def _numbered(choices: Sequence[Choice], key: str) -> Choice | None:
    """Return the choice whose number was pressed, None for any other key."""
    number = _PAIR_KEYS.find(key) if len(key) == 1 else -1
    return choices[number] if 0 <= number < len(choices) else None


def _choice(key: str, content: Content) -> Content:
    return join(words(f" {key} ", "bold $accent"), words(" "), content)
