"""Judging whether an origin said it: which origin, one key for the word, how one knows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import events, on
from textual.widget import Widget
from textual.widgets import Input

from claims.model.origins import Origin
from claims.vocabulary import Said
from verifier.tui.dialogs.base import Dialog
from verifier.tui.widgets.phrases import SAID_GLYPH
from verifier.tui.widgets.safe import SafeInput, SafeText, join, rows, words

VALUE_KEYS = {"s": Said.SAID, "n": Said.NOT_SAID, "u": Said.UNKNOWN}
_ORIGIN_KEYS = "123456789"


@dataclass(frozen=True, slots=True)
class SayingAnswer:
    """A person's word on an origin, given by its key."""

    origin: str
    value: Said
    because: str


class SayingDialog(Dialog[SayingAnswer]):
    """Asks origin, word and reason; an only origin is not asked for.

    The origin whose key is `first` comes before the others; more origins than keys are counted.
    """

    AUTO_FOCUS = ""

    def __init__(self, origins: Sequence[Origin], first: str | None = None) -> None:
        super().__init__(words("Did they say it? (whether it is so is the rating)", "bold"))
        self._origins = sorted(origins, key=lambda origin: origin.key != first)
        self._origin: Origin | None = self._origins[0] if len(self._origins) == 1 else None
        self._value: Said | None = None

    def body(self) -> Iterable[Widget]:
        """Lay out what to choose, and the reason."""
        yield SafeText(id="choices")
        because = SafeInput(placeholder="how you know…", id="because")
        because.display = False
        yield because

    def on_mount(self) -> None:
        """Ask the first open question."""
        self._ask()

    def on_key(self, event: events.Key) -> None:
        """Take the key of the open question."""
        if event.key == "escape" or (self._value is not None and event.key != "up"):
            return
        event.stop()
        if event.key in {"up", "backspace"}:
            self._take_back()
        elif self._origin is None:
            place = _ORIGIN_KEYS.find(event.key) if len(event.key) == 1 else -1
            self._origin = self._origins[place] if 0 <= place < len(self._origins) else None
        else:
            self._value = VALUE_KEYS.get(event.key)
        self._ask()

    def _take_back(self) -> None:
        if self._value is not None:
            self._value = None
            self.set_focus(None)
        elif len(self._origins) > 1:
            self._origin = None

    def _ask(self) -> None:
        if self._origin is None:
            asked = zip(_ORIGIN_KEYS, (words(origin.origin) for origin in self._origins), strict=False)
        else:
            listed = {key: value for key, value in VALUE_KEYS.items() if self._value in {None, value}}
            asked = zip(listed, (words(f"{SAID_GLYPH[v]} {v.label}") for v in listed.values()), strict=True)
        lines = [words(self._origin.origin, "bold")] if self._origin else []
        lines += [join(words(f" {key} ", "bold $accent"), words(" "), told) for key, told in asked]
        more = len(self._origins) - len(_ORIGIN_KEYS)
        if self._origin is None and more > 0:
            lines.append(words(f"   and {more} more: move to an origin first, then v", "dim"))
        self.query_one("#choices", SafeText).show(rows(lines))
        because = self.query_one("#because", SafeInput)
        because.display = self._value is not None
        if self._value is not None:
            because.focus()
            self.say(words("Type how you know, enter saves · ↑ takes the word back · esc back", "dim"))
        else:
            self.say(words("one key · backspace takes the last one back · esc back", "dim"))

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Answer the word."""
        event.stop()
        because = event.value.strip()
        if not because:
            self.say(words("Say how you know: type it.", "$text-warning"))
        elif self._origin is not None and self._value is not None:
            self.dismiss(SayingAnswer(self._origin.key, self._value, because))
