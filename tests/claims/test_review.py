"""How far a review has come: only ratings on the present basis count, and two people must agree."""

import pytest

from claims.review import AssessmentFact, review_state
from claims.vocabulary import ClaimStatus, Credibility, Verdict

NOW, BEFORE = "now", "before"


def rated(*ratings: tuple[str, str, str]) -> list[AssessmentFact]:
    """Return ratings given as reviewer, digit and basis, in their order; events count in tens."""
    return [
        AssessmentFact(10 * place, Credibility(digit), Verdict.SUPPORTED, basis, reviewer)
        for place, (reviewer, digit, basis) in enumerate(ratings, 1)
    ]


@pytest.mark.parametrize(
    ("ratings", "handed", "state"),
    [
        ([("ann", "2", NOW)], None, ClaimStatus.ASSESSED),
        ([("ann", "2", NOW), ("bob", "4", NOW)], None, ClaimStatus.ADJUDICATION),
        ([("ann", "2", BEFORE), ("bob", "4", NOW)], None, ClaimStatus.ASSESSED),
        ([("ann", "2", NOW)], 15, ClaimStatus.IN_SECOND_REVIEW),
        ([("ann", "2", NOW), ("bob", "2", NOW)], 15, ClaimStatus.VERIFIED),
        ([("ann", "2", NOW), ("bob", "4", NOW)], 15, ClaimStatus.ADJUDICATION),
        ([("ann", "2", NOW), ("bob", "4", NOW), ("cy", "2", NOW)], 15, ClaimStatus.VERIFIED),
        ([("ann", "2", NOW), ("bob", "4", NOW), ("cy", "3", NOW)], 15, ClaimStatus.ADJUDICATION),
        ([("ann", "2", BEFORE), ("bob", "2", NOW)], 15, ClaimStatus.IN_SECOND_REVIEW),
        ([("ann", "2", NOW), ("bob", "2", BEFORE)], 15, ClaimStatus.IN_SECOND_REVIEW),
        ([("ann", "2", BEFORE), ("bob", "2", BEFORE)], 15, ClaimStatus.IN_SECOND_REVIEW),
        ([("ann", "2", BEFORE), ("bob", "2", NOW), ("cy", "2", NOW)], 15, ClaimStatus.VERIFIED),
        ([("ann", "2", NOW), ("bob", "2", NOW), ("ann", "3", NOW)], 15, ClaimStatus.IN_SECOND_REVIEW),
    ],
)
def test_the_state_of_a_review(
    ratings: list[tuple[str, str, str]], handed: int | None, state: ClaimStatus
) -> None:
    assert review_state(rated(*ratings), handed, NOW) is state
