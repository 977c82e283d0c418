"""The claim: one look answers what it is, who stands behind it, and how sure the desk is."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.errors import RuleRefused
from claims.model.cards import ClaimView, MentionCard
from claims.model.origins import Corroboration, Origin
from claims.model.pairs import Candidate
from claims.review import check_rating
from claims.vocabulary import Credibility
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.dialogs.independence import IndependenceDialog, JudgementAnswer
from verifier.tui.dialogs.rating import RatingAnswer, RatingDialog
from verifier.tui.dialogs.saying import SayingAnswer, SayingDialog
from verifier.tui.messages import ActDone, ClaimLoaded, LookBack, OpenCapture, OpenClaim, RowOpened
from verifier.tui.screens.base import DeskScreen, Typed
from verifier.tui.screens.beginning import begin_summary
from verifier.tui.screens.seen import refuse_unseen
from verifier.tui.screens.session import Session
from verifier.tui.widgets.citing import Copyable, copyables
from verifier.tui.widgets.claim_outline import claim_entries
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.outline import Outline
from verifier.tui.widgets.phrases import (
    chain_words,
    corroboration_words,
    decision_reasons,
    listed,
    plural,
    status_words,
)
from verifier.tui.widgets.safe import NOTHING, SafeText, between, join, tell, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

_CLAIM_KEYS = {"q": "w", "i": "n"}


class ClaimScreen(DeskScreen):
    """One claim with all that stands behind it."""

    LABEL = "Claim"
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("o", "origins", "claim.origins", "Origins", "Go to the next origin's words"),
        shown("equals_sign", "judge", "claim.judge", "Judge", "Judge whether two origins are independent"),
        shown("r", "rate", "claim.rate", "Rate", "Rate this wording: digit, confidence, verdict, why"),
        shown("f", "hand_over", "claim.hand-over", "Second review", "Hand the claim to a second reviewer"),
        quiet("e", "reword", "claim.reword", "Reword", "Write a new version of the wording"),
        quiet("x", "withdraw", "claim.withdraw", "Withdraw", "Withdraw the mention, with why"),
        quiet("v", "said", "claim.said", "Said it?", "Judge whether an origin said what it is quoted with"),
        quiet("n", "absence", "claim.absence", "Nothing found", "Note where a search found nothing"),
        quiet("space", "choose", "claim.choose", "Choose", "Choose the claim for a summary, or not"),
        quiet("b", "begin", "claim.begin", "Begin summary", "Begin a summary of the chosen claims"),
    ]

    def __init__(self, session: Session, claim_id: str) -> None:
        super().__init__(session)
        self.claim_id = claim_id
        self._view: ClaimView | None = None
        self._duplicates: tuple[Candidate, ...] = ()
        self._rating: RatingAnswer | None = None

    def body(self) -> Iterable[Widget]:
        """Lay out wording and page."""
        yield SafeText(id="wording")
        yield Outline(id="behind")

    @property
    def behind(self) -> Outline:
        """The page of what stands behind the claim."""
        return self.query_one("#behind", Outline)

    @property
    def view(self) -> ClaimView | None:
        """The claim as it was last read."""
        return self._view

    def reload(self) -> None:
        """Read the claim and the claims that look like it."""
        claim_id = self.claim_id

        def read(desk: "Desk") -> Message:
            from claims.workflow import looking, searching

            return ClaimLoaded(looking.claim(desk, claim_id), searching.duplicates_of(desk, claim_id))

        self.load(read, group="claim")

    @on(ClaimLoaded)
    def show_claim(self, event: ClaimLoaded) -> None:
        """Show the claim."""
        view = event.view
        self._view, self._duplicates = view, event.duplicates
        self.query_one("#wording", SafeText).show(words(view.card.wording, "bold"))
        stale = words("⚑ stale", "$text-warning") if view.card.stale else NOTHING
        about = between(
            " · ", [words(view.card.claim_id, "bold"), words(f"wording {len(view.wordings)}", "dim")]
        )
        self.show_head(about, between(" · ", [stale, status_words(view.card.status)]))
        related = {card.claim_id for card in view.relations}
        unanswered = [candidate for candidate in event.duplicates if candidate.claim_id not in related]
        self.behind.show(claim_entries(view, unanswered))

    @on(RowOpened)
    def open_row(self, event: RowOpened) -> None:
        """Open the words of a mention in the reader, or another claim."""
        if isinstance(event.row, MentionCard):
            self.post_message(OpenCapture(event.row.capture_id, event.row.quote.start))
        elif isinstance(event.row, OpenClaim):
            self.post_message(event.row)

    def action_look_back(self) -> None:
        """Ask for a moment to look at this claim as it was then."""
        self.post_message(LookBack(claim_id=self.claim_id))

    def action_origins(self) -> None:
        """Go to the first mention of the next origin."""
        origins = [o for o in self._view.corroboration.origins if o.mentions] if self._view else []
        if not origins:
            tell(self, "No origin yet: nobody is quoted")
            return
        at = [i for i, origin in enumerate(origins) if origin.key == self._origin_here]
        wanted = origins[(at[0] + 1) % len(origins) if at else 0]
        self.behind.reach(lambda row: isinstance(row, MentionCard) and row.mention_id == wanted.mentions[0])

    @property
    def _origin_here(self) -> str | None:
        """The key of the origin under the cursor."""
        row, origins = self.behind.row, self._view.corroboration.origins if self._view else ()
        mention_id = row.mention_id if isinstance(row, MentionCard) else None
        return next((origin.key for origin in origins if mention_id in origin.mentions), None)

    def action_judge(self) -> None:
        """Ask whether two origins stand on their own."""
        origins = self._view.corroboration.origins if self._view else ()
        if self._view is None or len(origins) < 2:
            tell(self, f"{'One origin' if origins else 'No origin yet'}: there is no pair to judge")
            return
        dialog = IndependenceDialog(origins, self._view.judgements, self._origin_here)
        self.app.push_screen(dialog, self._judge)

    def _judge(self, answer: JudgementAnswer | None) -> None:
        if answer is None:
            return
        claim_id = self.claim_id

        def judge(desk: "Desk") -> str:
            from claims.workflow import deciding

            pair = answer.origin_a, answer.origin_b
            deciding.judge(desk, claim_id, pair, answer.value, answer.reason, answer.note)
            return f"Judged {answer.value.label}"

        self.act(judge, doing=f"judge two origins of {claim_id} {answer.value.label}")

    def action_said(self) -> None:
        """Ask whether an origin said it."""
        origins = self._view.corroboration.origins if self._view else ()
        if not origins:
            tell(self, "No origin yet: nobody is quoted")
            return
        self.app.push_screen(SayingDialog(origins, self._origin_here), self._judge_saying)

    def _judge_saying(self, answer: SayingAnswer | None) -> None:
        if answer is None:
            return
        claim_id = self.claim_id

        def judge(desk: "Desk") -> str:
            from claims.workflow import deciding

            deciding.judge_saying(desk, claim_id, answer.origin, answer.value, answer.because)
            return f"Judged: {answer.value.label}"

        self.act(judge)

    def action_absence(self, typed: str = "") -> None:
        """Ask where nothing was found."""
        question = words("Nothing found: where did you search, and for what?", "bold")
        self.app.push_screen(AskDialog(question, value=typed), self._log_absence)

    def _log_absence(self, place: str | None) -> None:
        if place is None:
            return
        claim_id = self.claim_id

        def log(desk: "Desk") -> str:
            from claims.workflow import deciding

            deciding.log_absence(desk, claim_id, place)
            return "Noted; it counts neither for nor against the claim"

        self.act(log, Typed(place, self.action_absence))

    def action_rate(self) -> None:
        """Ask for a rating of this wording."""
        if self._view is None:
            return
        found = self._view.corroboration
        names = listed(origin.origin for origin in found.origins)
        footing = words(f"{plural(len(found.origins), 'origin')}: {names}", "dim")
        wording = words(self._view.card.wording)
        dialog = RatingDialog(wording, found.ceiling, partial(kept_back, found), footing, self._rating)
        self.app.push_screen(dialog, self._rate)

    def _rate(self, answer: RatingAnswer | None) -> None:
        if answer is None:
            return
        claim_id = self.claim_id
        self._rating = answer

        seen = self._view

        def rate(desk: "Desk") -> str:
            from claims.workflow import deciding

            refuse_unseen(desk, seen)
            rating = deciding.Rating(answer.credibility, answer.confidence, answer.verdict, answer.because)
            deciding.rate(desk, claim_id, rating)
            return f"Rated {answer.credibility.value} {answer.credibility.label}"

        self.act(rate, answer, doing=f"rate {claim_id}")

    @on(ActDone)
    def settle(self, event: ActDone) -> None:
        """Forget the rating: it is recorded. A refused one is kept for the next try."""
        if isinstance(event.subject, RatingAnswer):
            self._rating = None

    def describe(self, subject: object) -> str:
        """Return the grade and reason of a rating."""
        if isinstance(subject, RatingAnswer):
            return f"{subject.credibility.value}, {subject.confidence.label}: “{subject.because}”"
        return super().describe(subject)

    def ask_anew(self, subject: object) -> bool:
        """Ask again for a rating after a lost race; it was kept."""
        rated = isinstance(subject, RatingAnswer)
        if rated:
            self.action_rate()
        return rated or super().ask_anew(subject)

    def action_hand_over(self) -> None:
        """Hand the claim to a second reviewer."""
        claim_id = self.claim_id

        def hand_over(desk: "Desk") -> str:
            from claims.workflow import deciding

            deciding.hand_over(desk, claim_id)
            return f"{claim_id} waits for a second reviewer"

        self.act(hand_over, doing=f"hand {claim_id} to a second reviewer")

    def action_reword(self, typed: str = "") -> None:
        """Ask for a new version of the wording."""
        if self._view is None:
            return
        now = self._view.card.wording
        question = words("A new version of the wording; ratings of the old one turn stale", "bold")
        dialog = AskDialog(question, value=typed or now, beside=words(now, "italic"))
        self.app.push_screen(dialog, self._reword)

    def _reword(self, wording: str | None) -> None:
        if wording is None or (self._view and wording == self._view.card.wording):
            return
        claim_id, seen = self.claim_id, self._view

        def reword(desk: "Desk") -> str:
            from claims.workflow import attaching

            refuse_unseen(desk, seen)
            attaching.reword(desk, claim_id, wording)
            return "Wording changed"

        self.act(reword, Typed(wording, self.action_reword), doing=f"reword {claim_id}:")

    def action_withdraw(self) -> None:
        """Ask why the mention under the cursor is withdrawn."""
        mention = self.behind.row
        if not isinstance(mention, MentionCard):
            tell(self, "Move to the mention to withdraw first")
            return
        question = words(f"Withdraw {mention.mention_id}: why? (it stays in the record)", "bold")
        quoted = words(f"“{mention.quote.exact}”", "italic")

        def withdraw(reason: str | None) -> None:
            if reason is not None:
                self._withdraw(mention.mention_id, reason)

        self.app.push_screen(AskDialog(question, beside=quoted), withdraw)

    def _withdraw(self, mention_id: str, reason: str) -> None:
        def withdraw(desk: "Desk") -> str:
            from claims.workflow import attaching

            attaching.withdraw(desk, mention_id, reason)
            return f"{mention_id} withdrawn"

        self.act(withdraw)

    def copied_from(self) -> tuple[Copyable, ...]:
        """Return what can be copied of the mention or claim under the cursor, and of the claim itself."""
        of_claim = copyables(self._view.card) if self._view else ()
        of_row = copyables(self.behind.row)
        return (
            (*of_row, *(replace(one, key=_CLAIM_KEYS[one.key]) for one in of_claim)) if of_row else of_claim
        )

    def action_choose(self) -> None:
        """Choose the claim for a summary, or take the choice back."""
        if self._view is None:
            return
        if self.session.chosen.pop(self.claim_id, None) is None:
            self.session.chosen[self.claim_id] = self._view.card.wording
            tell(self, f"{self.claim_id} chosen for a summary: b begins it, space takes it back")
        else:
            tell(self, f"{self.claim_id} not chosen any more")

    def action_begin(self) -> None:
        """Ask for the title of a summary of the chosen claims, or of this one where none is chosen."""
        if self._view is not None and not self.session.chosen:
            self.session.chosen[self.claim_id] = self._view.card.wording
        if self.session.chosen:
            begin_summary(self)

    def why(self) -> tuple[str, list[Content]]:
        """Explain what is under the cursor, and what the origins come down to."""
        view, row = self._view, self.behind.row
        if view is None:
            return super().why()
        lines: list[Content] = []
        if isinstance(row, MentionCard):
            lines += [
                join(words(f"{row.mention_id}  "), chain_words(row.chain)),
                *self._origin_reasons(row),
                words(""),
            ]
        elif isinstance(row, OpenClaim):
            alike = [candidate for candidate in self._duplicates if candidate.claim_id == row.claim_id]
            for candidate in alike:
                lines += [words(f"{candidate.claim_id}  score {candidate.decision.score:.2f}")]
                lines += [*decision_reasons(candidate.decision), words("")]
        lines.append(corroboration_words(view.corroboration))
        lines += [words(f"⚑ {flag.replace('-', ' ')}", "$text-warning") for flag in view.corroboration.flags]
        lines += [words(f"· {reason}") for reason in view.corroboration.reasons]
        return f"Why {view.card.claim_id} stands so", lines

    def _origin_reasons(self, mention: MentionCard) -> list[Content]:
        found: list[Origin] = []
        if self._view is not None:
            found = [o for o in self._view.corroboration.origins if mention.mention_id in o.mentions]
        if not found:
            return [words("It adds no origin.")]
        return [words(f"Its origin is {found[0].origin}, by way of {listed(found[0].via)}.")]


def kept_back(corroboration: Corroboration, credibility: Credibility) -> str:
    """Return the rule that keeps a grade back, empty where none does."""
    try:
        # The reason is asked for after the grade; any stands for it here.
        check_rating(credibility, "-", corroboration)
    except RuleRefused as rule:
        return str(rule)
    return ""
