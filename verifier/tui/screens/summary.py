"""A summary: its sentences with their footing beneath them, and what the gates say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import ClaimView, MentionCard, SentenceCard, SummaryView
from claims.model.pairs import Candidate
from claims.summary.rules import forceable, rule_of
from verifier.reports.citing import forced_words, noted
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.dialogs.claim_picker import ClaimPicker
from verifier.tui.messages import OpenCapture, OpenClaim, RowOpened, SummaryLoaded
from verifier.tui.screens.base import DeskScreen, Typed
from verifier.tui.screens.session import Session
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.outline import Entry, Outline, gap
from verifier.tui.widgets.phrases import day, gates_words, printed_state
from verifier.tui.widgets.safe import NOTHING, SafeText, between, join, tell, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk


WHY = "Why? Readers will see it"
TAKEN_OUT = "-"


@dataclass(frozen=True, slots=True)
class ShutGate:
    """A gate of wording that keeps a sentence back, as a row that may be forced."""

    sentence: SentenceCard
    problem: str


class SummaryScreen(DeskScreen):
    """One summary."""

    LABEL = "Summary"
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("a", "add", "summary.add", "Add sentence", "Write a sentence and choose its claim"),
        shown("e", "correct", "summary.correct", "Correct", "Put a sentence right; readers are told why"),
        quiet(
            "!", "force", "summary.force", "Force a gate", "Let the sentence pass a gate of wording, with why"
        ),
        shown("p", "publish", "summary.publish", "Publish", "Publish this version, if all gates are open"),
        quiet("R", "retract", "summary.retract", "Retract", "Take back all that was published, with why"),
    ]

    def __init__(self, session: Session, summary_id: str) -> None:
        super().__init__(session)
        self.summary_id = summary_id
        self._view: SummaryView | None = None

    def body(self) -> Iterable[Widget]:
        """Lay out title and sentences."""
        yield SafeText(id="wording")
        yield Outline(id="sentences")

    @property
    def view(self) -> SummaryView | None:
        """The summary as it was last read."""
        return self._view

    def reload(self) -> None:
        """Read the summary."""
        summary_id = self.summary_id

        def read(desk: "Desk") -> Message:
            from claims.workflow import summarising

            return SummaryLoaded(summarising.summary(desk, summary_id))

        self.load(read, group="summary")

    @on(SummaryLoaded)
    def show_summary(self, event: SummaryLoaded) -> None:
        """Show the summary."""
        view = event.view
        self._view = view
        self.query_one("#wording", SafeText).show(words(view.title, "bold"))
        state = printed_state(view)
        self.show_head(words(view.summary_id, "bold"), between(" · ", [gates_words(view), words(state)]))
        self.query_one("#sentences", Outline).show(list(summary_entries(view)))

    @on(RowOpened)
    def open_row(self, event: RowOpened) -> None:
        """Open a claim, or the words a sentence rests on."""
        if isinstance(event.row, SentenceCard):
            self.action_correct()
        elif isinstance(event.row, MentionCard):
            self.post_message(OpenCapture(event.row.capture_id, event.row.quote.start))
        elif isinstance(event.row, OpenClaim):
            self.post_message(event.row)

    def action_add(self, typed: str = "") -> None:
        """Ask for a sentence, then for the claim it rests on."""
        question = words("The sentence, with who says so and how surely", "bold")
        self.app.push_screen(AskDialog(question, value=typed), self._choose_claim)

    def _choose_claim(self, sentence: str | None) -> None:
        desk = self.session.desk
        if sentence is None or desk is None:
            return

        def find(typed: str) -> tuple[Candidate, ...]:
            from claims.workflow import searching

            return searching.candidates(desk, typed or sentence, limit=20)

        def add(candidate: Candidate | None) -> None:
            if candidate is not None:
                self._add(sentence, candidate.claim_id)

        self.app.push_screen(ClaimPicker(words(f"“{sentence}”", "italic"), find), add)

    def _add(self, sentence: str, claim_id: str) -> None:
        summary_id = self.summary_id

        def add(desk: "Desk") -> str:
            from claims.workflow import summarising

            summarising.add_sentence(desk, summary_id, sentence, [claim_id])
            return "Sentence added"

        self.act(add, Typed(sentence, self.action_add))

    def action_correct(self, typed: str = "") -> None:
        """Ask what the sentence under the cursor says from now on, then why."""
        sentence = self.query_one("#sentences", Outline).row
        if not isinstance(sentence, SentenceCard):
            tell(self, "Move to the sentence to correct first")
            return
        question = words(f"Sentence {sentence.position} from now on (- takes it out)", "bold")

        def because(text: str | None) -> None:
            if text is not None:
                self._ask_why(sentence, text)

        self.app.push_screen(AskDialog(question, value=typed or sentence.text), because)

    def _ask_why(self, sentence: SentenceCard, text: str, typed: str = "") -> None:
        told = "is taken out" if text == TAKEN_OUT else f"becomes “{text}”"
        beside = words(f"“{sentence.text}” {told}", "italic")

        def correct(reason: str | None) -> None:
            if reason is None:
                self.action_correct(text)
            else:
                self._correct(sentence, text, reason)

        self.app.push_screen(AskDialog(words(WHY, "bold"), value=typed, beside=beside), correct)

    def _correct(self, sentence: SentenceCard, text: str, reason: str) -> None:
        summary_id = self.summary_id

        def correct(desk: "Desk") -> str:
            from claims.workflow import correcting

            written = "" if text == TAKEN_OUT else text
            correcting.correct(desk, summary_id, sentence.position, written, reason)
            return f"Sentence {sentence.position} corrected"

        self.act(correct, Typed(reason, lambda typed: self._ask_why(sentence, text, typed)))

    def action_force(self, typed: str = "") -> None:
        """Ask why a sentence may pass the gate of wording under the cursor, or the first of those shut."""
        row = self.query_one("#sentences", Outline).row
        if isinstance(row, SentenceCard) and forceable(row):
            row = ShutGate(row, forceable(row)[0])
        if not isinstance(row, ShutGate):
            tell(self, "Move to a sentence that a gate of wording keeps back first")
            return
        sentence, problem = row.sentence, row.problem

        def force(reason: str | None) -> None:
            if reason is not None:
                self._force(sentence, rule_of(problem), reason)

        question = words("Let it pass all the same. Why? Auditors will see it", "bold")
        self.app.push_screen(AskDialog(question, value=typed, beside=words(f"✗ {problem}")), force)

    def _force(self, sentence: SentenceCard, rule: str, reason: str) -> None:
        summary_id = self.summary_id

        def force(desk: "Desk") -> str:
            from claims.workflow import forcing

            forcing.force_gate(desk, summary_id, sentence.position, rule, reason)
            return f"The gate “{rule}” is open for sentence {sentence.position}"

        self.act(force, Typed(reason, self.action_force))

    def action_retract(self, typed: str = "") -> None:
        """Ask why all of it is taken back."""

        def retract(reason: str | None) -> None:
            if reason is not None:
                self._retract(reason)

        self.app.push_screen(AskDialog(words(f"Take back all of it. {WHY}", "bold"), value=typed), retract)

    def _retract(self, reason: str) -> None:
        summary_id = self.summary_id

        def retract(desk: "Desk") -> str:
            from claims.workflow import correcting

            correcting.retract(desk, summary_id, reason)
            return f"{summary_id} retracted"

        self.act(retract, Typed(reason, self.action_retract))

    def action_publish(self) -> None:
        """Publish this version."""
        summary_id = self.summary_id

        def publish(desk: "Desk") -> str:
            from claims.workflow import summarising

            return f"Published, version {summarising.publish(desk, summary_id).published}"

        self.act(publish)

    def why(self) -> tuple[str, list[Content]]:
        """Explain which gates are shut."""
        shut = [words(f"✗ {refusal}") for refusal in (self._view.refusals if self._view else ())]
        return "Gates", shut or [words("✓ All gates are open.")]


def summary_entries(view: SummaryView) -> Iterator[Entry]:
    """Yield every sentence with its problems, then the claims and words that it rests on."""
    if not view.sentences:
        yield Entry(words("No sentences yet: a adds one.", "dim"))
    yield from _whole(view)
    note = 0
    for sentence in view.sentences:
        first = note + 1
        note += sum(len(claim.mentions) for claim in sentence.claims)
        yield Entry(_sentence_words(sentence, range(first, note + 1)), sentence, follow="     ")
        for problem in sentence.problems:
            gate = ShutGate(sentence, problem) if problem in forceable(sentence) else None
            yield Entry(words(f"✗ {problem}", "$text-warning"), gate, lead="    ", follow="      ")
        for opened in sentence.forced:
            yield Entry(words(f"! {forced_words(opened)}", "dim"), lead="    ", follow="      ")
        number = first
        for claim in sentence.claims:
            yield Entry(_claim_words(claim), OpenClaim(claim.card.claim_id), lead="    ", follow="      ")
            for mention in claim.mentions:
                yield Entry(_footnote(number, mention), mention, lead="      ", follow="        ")
                number += 1
        yield gap()
    for correction in view.corrections:
        when = f"↺ {day(correction.at)} {correction.reviewer}: "
        yield Entry(join(words(when, "dim"), words(noted(correction))), follow="  ")


def _whole(view: SummaryView) -> Iterator[Entry]:
    """Yield what keeps the summary back as a whole; what keeps a sentence back stands beneath it."""
    beneath = {f"sentence {s.position}: {problem}" for s in view.sentences for problem in s.problems}
    whole = [refusal for refusal in view.refusals if refusal not in beneath]
    if view.sentences and whole:
        for refusal in whole:
            yield Entry(words(f"✗ {refusal}", "$text-warning"), follow="  ")
        yield gap()


def _sentence_words(sentence: SentenceCard, notes: range) -> Content:
    glyph = words("✗ ", "$text-warning") if sentence.problems else words("✓ ")
    marks = words("".join(f"[{number}]" for number in notes), "dim")
    return join(glyph, words(f"{sentence.position}  ", "dim"), words(sentence.text, "bold"), marks)


def _claim_words(claim: ClaimView) -> Content:
    grade = claim.card.credibility.value if claim.card.credibility else "not rated"
    state = words("⚑ stale", "$text-warning") if claim.card.stale else NOTHING
    return between(
        " · ", [join(words(f"{claim.card.claim_id} ", "dim"), words(claim.card.wording)), words(grade), state]
    )


def _footnote(number: int, mention: MentionCard) -> Content:
    quote = " ".join(mention.quote.exact.split())
    where = f"  {mention.outlet}, captured {day(mention.captured_at)}, sha256 {mention.sha256[:8]}…"
    return join(words(f"[{number}] ", "dim"), words(f"“{quote}”"), words(where, "dim"))
