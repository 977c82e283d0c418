"""Duplicates: one pair, one key; what conflicts before the answer, what the program thinks after it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import PairCard
from claims.vocabulary import ConflictKind, Relation
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.messages import ActDone, OpenClaim, PairsLoaded, Refused
from verifier.tui.screens.base import DeskScreen
from verifier.tui.screens.session import Session
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.pair import (
    Answered,
    Shown,
    answered_words,
    as_shown,
    columns,
    conflicts_between,
    shown_before,
)
from verifier.tui.widgets.phrases import plural
from verifier.tui.widgets.safe import NOTHING, SafeText, join, paragraphs, rows, tell, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

ANSWERS = {
    "same": (Relation.SAME, "{a} and {b} say the same"),
    "narrows": (Relation.NARROWS, "{a} is narrower than {b}"),
    "updates": (Relation.UPDATES, "{a} updates {b}"),
    "contradicts": (Relation.CONTRADICTS, "{a} and {b} contradict each other"),
    "not-same": (Relation.NOT_SAME, "{a} and {b} are never the same"),
    "unsure": (Relation.UNSURE, "unsure about {a} and {b}"),
}
_EMPTY = paragraphs(
    "No pair waits for an answer.\n\n"
    "Claims that look alike come here as soon as there are some: i captures a text, y accepts a suggestion."
)


class DuplicatesScreen(DeskScreen):
    """Pairs that look alike, one after the other; the score is hidden until the answer."""

    LABEL = "Duplicates"
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("1", "answer('same')", "pair.same", "Same", "A and B say the same"),
        shown(
            "2", "answer('narrows')", "pair.narrows", "Narrows", "A is the narrower claim; x swaps A and B"
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
        self._pending: list[Shown] = []
        self._notes: dict[frozenset[str], str] = {}

    def body(self) -> Iterable[Widget]:
        """Lay out the pair, what A and B disagree about, and what was answered last."""
        yield Horizontal(SafeText(id="side-a"), SafeText(id="side-b"), id="pair")
        yield SafeText(id="between")
        yield SafeText(id="told")

    @property
    def pair(self) -> PairCard | None:
        """The pair that waits for an answer."""
        return self._pairs[self._at] if self._pairs else None

    @property
    def shown(self) -> Shown | None:
        """The pair that waits, as A and B."""
        return as_shown(self.pair, swapped=self._swapped) if self.pair else None

    @property
    def answered(self) -> Answered | None:
        """The pair answered last."""
        return self._answered

    def reload(self) -> None:
        """Read the pairs that wait."""
        self.load(_read_pairs, group="pairs")

    @on(PairsLoaded)
    def show_pairs(self, event: PairsLoaded) -> None:
        """Show the pair whose answer was undone, or the one that was looked at, or the first."""
        pending = [shown.names for shown in self._pending]
        before = wanted = _names(self.pair) if self.pair else None
        self._pairs = [pair for pair in event.pairs if _names(pair) not in pending]
        waiting = [_names(pair) for pair in self._pairs]
        if self._answered is not None and self._answered.shown.names in waiting:
            wanted, self._answered = self._answered.shown.names, None
        self._swapped = self._swapped and wanted == before and wanted in waiting
        self._at = waiting.index(wanted) if wanted in waiting else 0
        self._show()

    def _show(self) -> None:
        self.show_head(
            words(f"{plural(len(self._pairs), 'pair')} waiting", "dim"),
            words("score shown after you answer", "dim") if self._pairs else NOTHING,
        )
        shown = self.shown
        left, right = columns(shown) if shown else (_EMPTY, NOTHING)
        self.query_one("#side-a", SafeText).show(left)
        self.query_one("#side-b", SafeText).show(right)
        self.query_one("#between", SafeText).show(rows(shown_before(shown) if shown else []))
        told = answered_words(self._answered) if self._answered else []
        self.query_one("#told", SafeText).show(rows(told))

    def action_answer(self, name: str) -> None:
        """Record the answer and go on to the next pair; "same" across a conflict needs a note first."""
        shown = self.shown
        if shown is None:
            tell(self, "No pair waits for an answer")
        elif name == "same" and shown.decision.conflicts:
            self._ask_why_same(shown)
        else:
            self._answer(shown, name)

    def _ask_why_same(self, shown: Shown) -> None:
        conflicts = join(words("These conflict: ", "bold"), conflicts_between(shown.decision))
        question = rows([conflicts, words("Why are they the same all the same?", "bold")])

        def answer(note: str | None) -> None:
            if note is not None:
                self._notes[shown.names] = note
                self._answer(shown, "same", note)

        self.app.push_screen(AskDialog(question, value=self._notes.get(shown.names, "")), answer)

    def _answer(self, shown: Shown, name: str, note: str = "") -> None:
        relation, told = ANSWERS[name]
        kind = conflict_kind(shown.pair) if relation is Relation.CONTRADICTS else None
        first, second = shown.a.claim.claim_id, shown.b.claim.claim_id

        def relate(desk: "Desk") -> str:
            from claims.workflow import deciding

            deciding.relate(desk, first, second, relation, kind=kind, note=note)
            return ""

        self._pending.append(shown)
        self._answered = Answered(shown, told)
        self._pairs = [pair for pair in self._pairs if pair is not shown.pair]
        self._at = min(self._at, max(len(self._pairs) - 1, 0))
        self._swapped = False
        self._show()
        self.act(relate, shown, doing=f"say: {told.format(a=first, b=second)}")

    @on(ActDone)
    def settle(self, event: ActDone) -> None:
        """Drop the answer shown beforehand: it is recorded now."""
        if isinstance(event.subject, Shown):
            self._forget(event.subject)
            self._notes.pop(event.subject.names, None)

    @on(Refused)
    def take_back(self, event: Refused) -> None:
        """Put a refused pair back; a typed note stays for the next try."""
        if isinstance(event.subject, Shown):
            self._forget(event.subject)
            self.reload()

    def _forget(self, subject: Shown) -> None:
        self._pending = [shown for shown in self._pending if shown is not subject]

    def action_swap(self) -> None:
        """Swap A and B."""
        self._swapped = not self._swapped
        self._show()

    def action_step(self, pairs: int) -> None:
        """Look at another pair without answering this one."""
        if len(self._pairs) < 2:
            tell(self, "No other pair waits")
            return
        self._at = (self._at + pairs) % len(self._pairs)
        self._swapped = False
        self._show()

    def action_open(self, side: str) -> None:
        """Open one claim of the pair."""
        shown = self.shown
        if shown is None:
            tell(self, "No pair waits for an answer")
        else:
            self.post_message(OpenClaim((shown.a if side == "a" else shown.b).claim.claim_id))

    def why(self) -> tuple[str, list[Content]]:
        """Explain the pair answered last; what the program takes the waiting one for stays hidden."""
        if self._answered is None:
            return "Why this pair", [
                words("They share words, numbers or names. The score is shown after your answer.")
            ]
        return "What the program made of your last pair", answered_words(self._answered)


def conflict_kind(pair: PairCard) -> ConflictKind | None:
    """Return what the pair disagrees about first, None where nothing was found."""
    return pair.decision.conflicts[0].kind if pair.decision.conflicts else None


def _names(pair: PairCard) -> frozenset[str]:
    return frozenset((pair.left.claim_id, pair.right.claim_id))


def _read_pairs(desk: "Desk") -> Message:
    from claims.workflow import searching

    return PairsLoaded(searching.waiting_pairs(desk))
