"""Who may do what, how far a claim has come, and the rules a rating must pass."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.errors import BadInput, RuleRefused
from claims.model.origins import Corroboration
from claims.text.display import safe_display
from claims.vocabulary import (
    REASONS_FOR,
    ClaimStatus,
    Credibility,
    Independence,
    IndependenceReason,
    Verdict,
)

CREDIBILITY_RULE = "credibility-1"
LEDGER_ACTOR = "ledger"
LONGEST_NAME = 80


def check_reviewer(name: str) -> str:
    """Return a reviewer's name, trimmed; raises BadInput for one that cannot be shown or is too long."""
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or safe_display(name) != name or "\n" in name:
        raise BadInput(f"A reviewer's name (--reviewer) is 1 to {LONGEST_NAME} plain characters")
    if name == LEDGER_ACTOR:
        raise BadInput(f"The name {LEDGER_ACTOR!r} is the ledger's own; choose another reviewer's name")
    return name


@dataclass(frozen=True, slots=True)
class AssessmentFact:
    """A standing rating: the event that made it, its grade, its basis and its rater."""

    seq: int
    credibility: Credibility
    verdict: Verdict
    basis: str
    reviewer: str


MOST_PRINTED_FIRST = (
    ClaimStatus.PUBLISHED,
    ClaimStatus.CORRECTED,
    ClaimStatus.RETRACTED,
    ClaimStatus.IN_SUMMARY,
)
"""What sentences that rest on a claim make of it; of several, the first."""


def status_of(
    *,
    mentions: int,
    rated: Sequence[AssessmentFact],
    handed: int | None,
    basis: str,
    printed: ClaimStatus | None,
) -> ClaimStatus:
    """Return how far a claim has come; `handed` is the event that gave it to a second reviewer.

    `basis` is what the claim rests on now: ratings of another basis count for nothing in the review.
    `printed` is how far sentences that rest on it have brought it, the first of `MOST_PRINTED_FIRST`.
    """
    if printed is not None:
        return printed
    if not rated:
        return ClaimStatus.ATTACHED if mentions else ClaimStatus.DRAFT
    return review_state(rated, handed, basis)


def review_state(rated: Sequence[AssessmentFact], handed: int | None, basis: str) -> ClaimStatus:
    """Return how far the review of a rated claim has come, whatever was published of it.

    Each person's last rating counts, while it rests on what the claim rests on now. The last word must
    agree with another person's; who rated the claim before it was handed over cannot be the second
    reviewer, and a later rating of that person opens the second review again.
    """
    standing = {rating.reviewer: rating for rating in rated if rating.basis == basis}
    words = sorted(standing.values(), key=lambda rating: rating.seq)
    others = words[:-1]
    agreed = any(_agree(words[-1], other) for other in others)
    if handed is None:
        return ClaimStatus.ADJUDICATION if others and not agreed else ClaimStatus.ASSESSED
    before = [rating for rating in rated if rating.seq < handed]
    first = (before[-1] if before else rated[0]).reviewer
    looked = any(rating.seq > handed and rating.reviewer != first for rating in words)
    if not looked or not others or words[-1].reviewer == first:
        return ClaimStatus.IN_SECOND_REVIEW
    return ClaimStatus.VERIFIED if agreed else ClaimStatus.ADJUDICATION


def _agree(one: AssessmentFact, other: AssessmentFact) -> bool:
    return (one.credibility, one.verdict) == (other.credibility, other.verdict)


def check_rating(credibility: Credibility, because: str, corroboration: Corroboration) -> None:
    """Refuse a rating that the rules do not allow now.

    Raises BadInput without a reason, and RuleRefused for credibility 1 without two supporting origins
    judged independent (design rule 1; NATO STANAG 2511).
    """
    if not because.strip():
        raise BadInput("A rating needs its reason: say what it rests on (--because)")
    if int(credibility) < corroboration.ceiling:
        why = " ".join(corroboration.reasons)
        raise RuleRefused(
            CREDIBILITY_RULE,
            f"Credibility 1 (Confirmed by other sources) needs two or more supporting origins judged "
            f"independent; {corroboration.claim_id} has {corroboration.independent_origins}. {why}",
        )


def check_judgement(value: Independence, reason: IndependenceReason, note: str) -> None:
    """Refuse a judgement whose reason does not go with its value; `other` needs a note."""
    if reason not in REASONS_FOR[value]:
        fitting = ", ".join(sorted(REASONS_FOR[value]))
        raise BadInput(f"{reason.value!r} is no reason for {value.value!r}; use one of: {fitting}")
    if reason is IndependenceReason.OTHER and not note.strip():
        raise BadInput("The reason 'other' needs a note that says what it is (--note)")
