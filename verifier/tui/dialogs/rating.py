"""Rating one wording of a claim: digit, confidence, verdict, reason; one key each beside the typed reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from claims.vocabulary import Confidence, Credibility, Verdict
from verifier.tui.dialogs.base import Dialog
from verifier.tui.widgets.phrases import grade_words, verdict_words
from verifier.tui.widgets.safe import NOTHING, SafeInput, SafeText, between, join, rows, words

CONFIDENCE_KEYS = {"l": Confidence.LOW, "m": Confidence.MODERATE, "h": Confidence.HIGH}
VERDICT_KEYS = {
    "s": Verdict.SUPPORTED,
    "p": Verdict.PARTLY_SUPPORTED,
    "u": Verdict.UNCONFIRMED,
    "d": Verdict.DISPUTED,
    "r": Verdict.REFUTED,
    "c": Verdict.CANNOT_BE_JUDGED,
}


@dataclass(frozen=True, slots=True)
class RatingAnswer:
    """A whole rating as a person gave it."""

    credibility: Credibility
    confidence: Confidence
    verdict: Verdict
    because: str


class RatingDialog(Dialog[RatingAnswer]):
    """Asks the digit first; who the source is, and how reliable, is shown only after it.

    `ceiling` is the best digit the origins allow, `refuses` says which rule keeps a digit back, empty where
    none does, `footing` is a line on what the claim rests on, and `begun` an earlier answer to begin with.
    Backspace takes the last key back; from the reason, the arrow up does.
    """

    AUTO_FOCUS = ""

    def __init__(
        self,
        wording: Content,
        ceiling: int,
        refuses: Callable[[Credibility], str],
        footing: Content,
        begun: RatingAnswer | None = None,
    ) -> None:
        super().__init__(join(words("Rate  ", "bold"), wording))
        self._ceiling = ceiling
        self._refuses = refuses
        self._footing = footing
        self._because = begun.because if begun else ""
        self._credibility = begun.credibility if begun else None
        self._confidence = begun.confidence if begun else None
        self._verdict = begun.verdict if begun else None

    def body(self) -> Iterable[Widget]:
        """Lay out what is chosen, what to choose, and the reason."""
        yield SafeText(id="chosen")
        yield SafeText(id="choices")
        because = SafeInput(self._because, placeholder="because…", id="because", select_on_focus=False)
        because.display = False
        yield because

    def on_mount(self) -> None:
        """Ask for the digit."""
        self._ask()

    def on_key(self, event: events.Key) -> None:
        """Take the key of the open question."""
        refused = ""
        if self._verdict is not None:
            if event.key != "up":
                return
            self._verdict = None
            self.set_focus(None)
        elif event.key == "backspace":
            self._take_back()
        elif self._credibility is None:
            refused = self._take_digit(event.key)
        elif self._confidence is None:
            self._confidence = CONFIDENCE_KEYS.get(event.key)
        else:
            self._verdict = VERDICT_KEYS.get(event.key)
        if event.key != "escape":
            event.stop()
            self._ask()
        if refused:
            self.say(words(refused, "$text-warning"))

    def _take_digit(self, key: str) -> str:
        """Take a digit, or return the rule that keeps it back."""
        if key not in set("123456"):
            return ""
        digit = Credibility(key)
        refused = self._refuses(digit)
        self._credibility = None if refused else digit
        return refused

    def _take_back(self) -> None:
        if self._confidence is not None:
            self._confidence = None
        else:
            self._credibility = None

    def _ask(self) -> None:
        self.query_one("#chosen", SafeText).show(self._chosen())
        self.query_one("#choices", SafeText).show(rows(self._choices()))
        because = self.query_one("#because", SafeInput)
        because.display = self._verdict is not None
        if self._verdict is not None:
            because.focus()
            self.say(words("Type why, enter saves · ↑ takes the verdict back · esc back", "dim"))
        else:
            self.say(words("one key · backspace takes the last one back · esc back", "dim"))

    def _chosen(self) -> Content:
        if self._credibility is None:
            return NOTHING
        return between(
            " · ",
            [
                grade_words(self._credibility),
                words(f"confidence {self._confidence.label}") if self._confidence else NOTHING,
                verdict_words(self._verdict) if self._verdict else NOTHING,
                self._footing,
            ],
        )

    def _choices(self) -> list[Content]:
        if self._credibility is None:
            return [words("Credibility"), *(self._grade_choice(grade) for grade in Credibility)]
        if self._confidence is None:
            choices = (_choice(key, words(value.label)) for key, value in CONFIDENCE_KEYS.items())
            return [words("Confidence in that"), *choices]
        if self._verdict is None:
            verdicts = (_choice(key, verdict_words(value)) for key, value in VERDICT_KEYS.items())
            return [words("Verdict"), *verdicts]
        return []

    def _grade_choice(self, grade: Credibility) -> Content:
        beyond = int(grade.value) < self._ceiling
        note = words(f"  the origins allow {self._ceiling} at most", "dim italic") if beyond else NOTHING
        return join(_choice(grade.value, words(grade.label, "dim" if beyond else "")), note)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Answer the whole rating."""
        because = event.value.strip()
        if not because:
            self.say(words("A rating needs its reason: type why.", "$text-warning"))
            return
        if self._credibility and self._confidence and self._verdict:
            self.dismiss(RatingAnswer(self._credibility, self._confidence, self._verdict, because))


def _choice(key: str, content: Content) -> Content:
    return join(words(f" {key} ", "bold $accent"), words(" "), content)
