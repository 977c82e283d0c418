"""Duplicates: one pair, one key, reasons after the answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import ClaimCard, PairCard
from claims.model.chains import Chain
from claims.vocabulary import ConflictKind, Relation
from verifier.tui.messages import ActDone, OpenClaim, PairsLoaded, Refused
from verifier.tui.screens.base import DeskScreen
from verifier.tui.screens.session import Session
from verifier.tui.widgets.compare import compared
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.phrases import (
    chain_words,
    decision_reasons,
    plural,
    relation_words,
    status_words,
    verdict_words,
)
from verifier.tui.widgets.safe import NOTHING, SafeText, between, join, paragraphs, rows, tell, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

ANSWERS = {
    "same": (Relation.SAME, "same"),
    "narrows": (Relation.NARROWS, "A narrower than B"),
    "updates": (Relation.UPDATES, "A updates B"),
    "contradicts": (Relation.CONTRADICTS, "contradict"),
    "not-same": (Relation.NOT_SAME, "never same"),
    "unsure": (Relation.UNSURE, "unsure"),
}
_MOST_CHAINS = 4
_EMPTY = paragraphs(
    "No pair waits for an answer.\n\n"
    "Claims that look alike come here as soon as there are some: i captures a text, y accepts a suggestion."
)


@dataclass(frozen=True, slots=True)
class Side:
    """One claim of a pair with the chains behind it."""

    claim: ClaimCard
    chains: tuple[Chain, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A pair with a person's answer to it."""

    pair: PairCard
    told: str


def sides(pair: PairCard, *, swapped: bool) -> tuple[Side, Side]:
    """Return the sides as A and B; the claim taken for narrower or later stands first, unless swapped."""
    left, right = Side(pair.left, pair.left_chains), Side(pair.right, pair.right_chains)
    if (pair.decision.direction == "b") is not swapped:
        return right, left
    return left, right


def answered_words(answered: Answered) -> list[Content]:
    """Return what was answered, and only now what the program made of the pair."""
    decision = answered.pair.decision
    names = f"{answered.pair.left.claim_id} and {answered.pair.right.claim_id}"
    program = join(words("the program: "), relation_words(decision), words(f", score {decision.score:.2f}"))
    said = words(f"You said {answered.told} of {names}", "bold")
    return [between(" · ", [said, program]), *decision_reasons(decision)]


class DuplicatesScreen(DeskScreen):
    """Pairs that look alike, one after the other; the score is hidden until the answer."""

    LABEL = "Duplicates"
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("1", "answer('same')", "pair.same", "Same", "A and B say the same"),
        shown(
            "2", "answer('narrows')", "pair.narrows", "Narrower", "A is the narrower claim; x swaps A and B"
        ),
        shown(
            "3", "answer('updates')", "pair.updates", "Updates", "A is the later state of B; x swaps A and B"
        ),
        shown("4", "answer('contradicts')", "pair.contradicts", "Contradicts", "They cannot both hold"),
        shown("0", "answer('not-same')", "pair.not-same", "Never", "Never the same: remembered for good"),
        shown("space", "answer('unsure')", "pair.unsure", "Unsure", "Leave it open and go on"),
        quiet("u", "undo", "pair.undo", "Undo", "Undo your last act"),
        quiet("x", "swap", "pair.swap", "Swap", "Swap A and B"),
        quiet("j,down", "step(1)", "pair.next", "Next pair", "Look at the next pair"),
        quiet("k,up", "step(-1)", "pair.previous", "Pair before", "Look at the pair before"),
        quiet("enter,a", "open('a')", "pair.open-a", "Open A", "Open claim A"),
        quiet("b", "open('b')", "pair.open-b", "Open B", "Open claim B"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._pairs: list[PairCard] = []
        self._at = 0
        self._swapped = False
        self._answered: Answered | None = None
        self._pending: list[PairCard] = []

    def body(self) -> Iterable[Widget]:
        """Lay out the pair above what was answered last."""
        yield Horizontal(SafeText(id="side-a"), SafeText(id="side-b"), id="pair")
        yield SafeText(id="told")

    @property
    def pair(self) -> PairCard | None:
        """The pair that waits for an answer."""
        return self._pairs[self._at] if self._pairs else None

    @property
    def answered(self) -> Answered | None:
        """The pair answered last."""
        return self._answered

    def reload(self) -> None:
        """Read the pairs that wait."""
        self.load(_read_pairs, group="pairs")

    @on(PairsLoaded)
    def show_pairs(self, event: PairsLoaded) -> None:
        """Show the first pair, or the one that was looked at."""
        names = [_names(pair) for pair in self._pending]
        current = _names(self.pair) if self.pair else None
        self._pairs = [pair for pair in event.pairs if _names(pair) not in names]
        self._at = next((i for i, pair in enumerate(self._pairs) if _names(pair) == current), 0)
        self._show()

    def _show(self) -> None:
        self.show_head(
            words(f"{plural(len(self._pairs), 'pair')} waiting", "dim"),
            words("score shown after you answer", "dim") if self._pairs else NOTHING,
        )
        left, right = self.query_one("#side-a", SafeText), self.query_one("#side-b", SafeText)
        if self.pair is None:
            left.show(_EMPTY)
            right.show(NOTHING)
        else:
            a, b = sides(self.pair, swapped=self._swapped)
            wording_a, wording_b = compared(a.claim.wording, b.claim.wording)
            left.show(_side_words("A", a, wording_a))
            right.show(_side_words("B", b, wording_b))
        told = answered_words(self._answered) if self._answered else []
        self.query_one("#told", SafeText).show(rows(told))

    def action_answer(self, name: str) -> None:
        """Record the answer and go on to the next pair."""
        pair = self.pair
        if pair is None:
            tell(self, "No pair waits for an answer")
            return
        relation, told = ANSWERS[name]
        a, b = sides(pair, swapped=self._swapped)
        kind = conflict_kind(pair) if relation is Relation.CONTRADICTS else None
        first, second = a.claim.claim_id, b.claim.claim_id

        def relate(desk: "Desk") -> str:
            from claims.workflow import deciding

            deciding.relate(desk, first, second, relation, kind=kind)
            return ""

        self._pending.append(pair)
        self._answered = Answered(pair, told)
        self._pairs.pop(self._at)
        self._at = min(self._at, max(len(self._pairs) - 1, 0))
        self._swapped = False
        self._show()
        self.act(relate, pair)

    @on(ActDone)
    def settle(self, event: ActDone) -> None:
        """Drop the answer shown beforehand: it is recorded now."""
        self._forget(event.subject)

    @on(Refused)
    def take_back(self, event: Refused) -> None:
        """Put a refused pair back."""
        self._forget(event.subject)
        self._answered = None
        self.reload()

    def _forget(self, subject: object) -> None:
        self._pending = [pair for pair in self._pending if pair is not subject]

    def action_swap(self) -> None:
        """Swap A and B."""
        self._swapped = not self._swapped
        self._show()

    def action_step(self, pairs: int) -> None:
        """Look at another pair without answering this one."""
        if self._pairs:
            self._at = (self._at + pairs) % len(self._pairs)
            self._swapped = False
            self._show()

    def action_open(self, side: str) -> None:
        """Open one claim of the pair."""
        if self.pair is not None:
            a, b = sides(self.pair, swapped=self._swapped)
            self.post_message(OpenClaim((a if side == "a" else b).claim.claim_id))

    def why(self) -> tuple[str, list[Content]]:
        """Explain the pair answered last; the waiting one's reasons stay hidden."""
        if self._answered is None:
            return "Why this pair", [
                words("They share words, numbers or names. The rest is shown after your answer.")
            ]
        return "What the program made of your last pair", answered_words(self._answered)


def conflict_kind(pair: PairCard) -> ConflictKind | None:
    """Return what the pair disagrees about first, None where nothing was found."""
    return pair.decision.conflicts[0].kind if pair.decision.conflicts else None


def _names(pair: PairCard) -> frozenset[str]:
    return frozenset((pair.left.claim_id, pair.right.claim_id))


def _side_words(name: str, side: Side, wording: Content) -> Content:
    claim = side.claim
    state = between(" · ", [status_words(claim.status), verdict_words(claim.verdict), _mentions(claim)])
    return rows(
        [
            join(words(f"{name}  ", "bold $accent"), words(claim.claim_id, "dim")),
            wording,
            *_chains(side.chains),
            state,
        ]
    )


def _mentions(claim: ClaimCard) -> Content:
    return words(plural(claim.mentions, "mention"), "dim")


def _chains(chains: Sequence[Chain]) -> list[Content]:
    more = len(chains) - _MOST_CHAINS
    shown = [chain_words(chain) for chain in chains[:_MOST_CHAINS]]
    return [*shown, words(f"… and {more} more", "dim")] if more > 0 else shown


def _read_pairs(desk: "Desk") -> Message:
    from claims.workflow import searching

    return PairsLoaded(searching.waiting_pairs(desk))
