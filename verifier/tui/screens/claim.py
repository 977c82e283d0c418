"""The claim: one look answers what it is, who stands behind it, and how sure the desk is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import ClaimView, MentionCard
from claims.model.origins import Origin
from claims.model.pairs import Candidate
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.dialogs.independence import IndependenceDialog, JudgementAnswer
from verifier.tui.dialogs.rating import RatingAnswer, RatingDialog
from verifier.tui.messages import ActDone, ClaimLoaded, OpenCapture, OpenClaim, RowOpened
from verifier.tui.screens.base import DeskScreen
from verifier.tui.screens.session import Session
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
        quiet("space", "choose", "claim.choose", "Choose", "Choose the claim for a summary"),
    ]

    def __init__(self, session: Session, claim_id: str) -> None:
        super().__init__(session)
        self.claim_id = claim_id
        self._view: ClaimView | None = None
        self._duplicates: tuple[Candidate, ...] = ()
        self._because = ""

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

    def action_origins(self) -> None:
        """Go to the first mention of the next origin."""
        origins = [o for o in self._view.corroboration.origins if o.mentions] if self._view else []
        if not origins:
            return
        row = self.behind.row
        at = [
            i for i, o in enumerate(origins) if isinstance(row, MentionCard) and row.mention_id in o.mentions
        ]
        wanted = origins[(at[0] + 1) % len(origins) if at else 0]
        self.behind.reach(lambda row: isinstance(row, MentionCard) and row.mention_id == wanted.mentions[0])

    def action_judge(self) -> None:
        """Ask whether two origins stand on their own."""
        origins = self._view.corroboration.origins if self._view else ()
        if self._view is None or len(origins) < 2:
            tell(self, "One origin: there is no pair to judge")
            return
        self.app.push_screen(IndependenceDialog(origins, self._view.judgements), self._judge)

    def _judge(self, answer: JudgementAnswer | None) -> None:
        if answer is None:
            return
        claim_id = self.claim_id

        def judge(desk: "Desk") -> str:
            from claims.workflow import deciding

            pair = answer.origin_a, answer.origin_b
            deciding.judge(desk, claim_id, pair, answer.value, answer.reason, answer.note)
            return f"Judged {answer.value.label}"

        self.act(judge)

    def action_rate(self) -> None:
        """Ask for a rating of this wording."""
        if self._view is None:
            return
        corroboration = self._view.corroboration
        names = listed(origin.origin for origin in corroboration.origins)
        footing = words(f"{plural(len(corroboration.origins), 'origin')}: {names}", "dim")
        wording = words(self._view.card.wording)
        dialog = RatingDialog(wording, corroboration.ceiling, footing, because=self._because)
        self.app.push_screen(dialog, self._rate)

    def _rate(self, answer: RatingAnswer | None) -> None:
        if answer is None:
            return
        claim_id = self.claim_id
        self._because = answer.because

        def rate(desk: "Desk") -> str:
            from claims.workflow import deciding

            rating = deciding.Rating(answer.credibility, answer.confidence, answer.verdict, answer.because)
            deciding.rate(desk, claim_id, rating)
            return f"Rated {answer.credibility.value} {answer.credibility.label}"

        self.act(rate, answer)

    @on(ActDone)
    def settle(self, event: ActDone) -> None:
        """Forget the typed reason: its rating is recorded. A refused one keeps it for the next try."""
        if isinstance(event.subject, RatingAnswer):
            self._because = ""

    def action_hand_over(self) -> None:
        """Hand the claim to a second reviewer."""
        claim_id = self.claim_id

        def hand_over(desk: "Desk") -> str:
            from claims.workflow import deciding

            deciding.hand_over(desk, claim_id)
            return f"{claim_id} waits for a second reviewer"

        self.act(hand_over)

    def action_reword(self) -> None:
        """Ask for a new version of the wording."""
        if self._view is None:
            return
        now = self._view.card.wording
        question = words("A new version of the wording; ratings of the old one turn stale", "bold")
        self.app.push_screen(AskDialog(question, value=now, beside=words(now, "italic")), self._reword)

    def _reword(self, wording: str | None) -> None:
        if wording is None or (self._view and wording == self._view.card.wording):
            return
        claim_id = self.claim_id

        def reword(desk: "Desk") -> str:
            from claims.workflow import attaching

            attaching.reword(desk, claim_id, wording)
            return "Wording changed"

        self.act(reword)

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

    def action_choose(self) -> None:
        """Choose the claim for a summary, or take the choice back."""
        if self._view is None:
            return
        if self.session.chosen.pop(self.claim_id, None) is None:
            self.session.chosen[self.claim_id] = self._view.card.wording
            tell(self, f"{self.claim_id} chosen for a summary: b in the list of claims begins it")
        else:
            tell(self, f"{self.claim_id} not chosen any more")

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
