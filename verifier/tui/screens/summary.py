"""A summary: its sentences with their footing beneath them, and what the gates say."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import ClaimView, MentionCard, SentenceCard, SummaryView
from claims.model.pairs import Candidate
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.dialogs.claim_picker import ClaimPicker
from verifier.tui.messages import OpenCapture, OpenClaim, RowOpened, SummaryLoaded
from verifier.tui.screens.base import DeskScreen, Typed
from verifier.tui.screens.session import Session
from verifier.tui.widgets.keys import shown
from verifier.tui.widgets.outline import Entry, Outline, gap
from verifier.tui.widgets.phrases import day, gates_words
from verifier.tui.widgets.safe import NOTHING, SafeText, between, join, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk


class SummaryScreen(DeskScreen):
    """One summary."""

    LABEL = "Summary"
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("a", "add", "summary.add", "Add sentence", "Write a sentence and choose its claim"),
        shown("p", "publish", "summary.publish", "Publish", "Publish this version, if all gates are open"),
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
        state = f"★ published {view.published}×" if view.published else "○ draft"
        self.show_head(words(view.summary_id, "bold"), between(" · ", [gates_words(view), words(state)]))
        self.query_one("#sentences", Outline).show(list(summary_entries(view)))

    @on(RowOpened)
    def open_row(self, event: RowOpened) -> None:
        """Open a claim, or the words a sentence rests on."""
        if isinstance(event.row, MentionCard):
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
        yield Entry(_sentence_words(sentence, range(first, note + 1)), follow="     ")
        for problem in sentence.problems:
            yield Entry(words(f"✗ {problem}", "$text-warning"), lead="    ", follow="      ")
        number = first
        for claim in sentence.claims:
            yield Entry(_claim_words(claim), OpenClaim(claim.card.claim_id), lead="    ", follow="      ")
            for mention in claim.mentions:
                yield Entry(_footnote(number, mention), mention, lead="      ", follow="        ")
                number += 1
        yield gap()


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
