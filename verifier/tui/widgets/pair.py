"""A pair of claims as two columns, A and B: what each says, what they disagree about, what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.content import Content

from claims.model.cards import ClaimCard, PairCard
from claims.model.chains import Chain
from claims.model.pairs import Conflict, Decision
from verifier.tui.widgets.compare import compared
from verifier.tui.widgets.phrases import (
    chain_words,
    conflict_words,
    decision_reasons,
    notes_on,
    plural,
    relation_words,
    status_words,
    verdict_words,
)
from verifier.tui.widgets.safe import between, join, rows, words

_MOST_CHAINS = 4
_TURNED = {"a": "b", "b": "a"}


@dataclass(frozen=True, slots=True)
class Side:
    """One claim of a pair with the chains behind it."""

    claim: ClaimCard
    chains: tuple[Chain, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A pair as it stands on the screen: A is the left column, and `decision` speaks of A and B."""

    pair: PairCard
    a: Side
    b: Side
    decision: Decision

    @property
    def names(self) -> frozenset[str]:
        """The claims of the pair, whichever stands first."""
        return frozenset((self.a.claim.claim_id, self.b.claim.claim_id))


@dataclass(frozen=True, slots=True)
class Answered:
    """A pair as it was shown, with a person's answer to it."""

    shown: Shown
    told: str


def as_shown(pair: PairCard, *, swapped: bool) -> Shown:
    """Return a pair as A and B; the claim taken for narrower or later stands first, unless swapped."""
    left, right = Side(pair.left, pair.left_chains), Side(pair.right, pair.right_chains)
    if (pair.decision.direction == "b") is swapped:
        return Shown(pair, left, right, pair.decision)
    turned = replace(
        pair.decision,
        direction=_TURNED.get(pair.decision.direction or ""),
        conflicts=tuple(Conflict(one.kind, one.right, one.left) for one in pair.decision.conflicts),
    )
    return Shown(pair, right, left, turned)


def columns(shown: Shown) -> tuple[Content, Content]:
    """Return both sides, with the words that differ marked."""
    wording_a, wording_b = compared(shown.a.claim.wording, shown.b.claim.wording)
    return _column("A", shown.a, wording_a), _column("B", shown.b, wording_b)


def _column(name: str, side: Side, wording: Content) -> Content:
    claim = side.claim
    mentions = words(plural(claim.mentions, "mention"), "dim")
    state = between(" · ", [status_words(claim.status), verdict_words(claim.verdict), mentions])
    head = join(words(f"{name}  ", "bold $accent"), words(claim.claim_id, "dim"))
    return rows([head, wording, *_chains(side.chains), state])


def _chains(chains: Sequence[Chain]) -> list[Content]:
    more = len(chains) - _MOST_CHAINS
    shown = [chain_words(chain) for chain in chains[:_MOST_CHAINS]]
    return [*shown, words(f"… and {more} more", "dim")] if more > 0 else shown


def conflicts_between(decision: Decision) -> Content:
    """Return what A and B disagree about, in the words of each."""
    return between(" · ", [conflict_words(conflict) for conflict in decision.conflicts])


def shown_before(shown: Shown) -> list[Content]:
    """Return what helps an answer and does not lead it: conflicts and notes, no score and no relation."""
    if shown.decision.conflicts:
        found = join(words("A / B  ", "dim"), conflicts_between(shown.decision))
    else:
        found = words("○ no conflict found", "dim")
    return [found, *(words(f"· {note}", "dim") for note in notes_on(shown.decision))]


def answered_words(answered: Answered) -> list[Content]:
    """Return what was answered, and only now what the program made of the pair."""
    shown, decision = answered.shown, answered.shown.decision
    a, b = (f"{name} {side.claim.claim_id}" for name, side in (("A", shown.a), ("B", shown.b)))
    whose = " of A" if decision.direction else ""
    program = join(
        words(f"the program{whose}: "), relation_words(decision), words(f", score {decision.score:.2f}")
    )
    said = words(f"You said: {answered.told.format(a=a, b=b)}", "bold")
    return [between(" · ", [said, program]), *decision_reasons(decision)]
