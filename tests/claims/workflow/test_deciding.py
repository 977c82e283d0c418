"""Answers about pairs: "not same" holds for good, through clusters, until it is undone."""

import pytest

from claims.errors import RuleRefused
from claims.vocabulary import Relation
from claims.workflow.attaching import NewClaim, Place, attach
from claims.workflow.deciding import relate
from claims.workflow.desk import Desk
from claims.workflow.searching import duplicates_of, waiting_pairs
from claims.workflow.undoing import undo
from tests.claims.workflow.story import capture_samples
from tests.conftest import OpenDesk

WORDINGS = (
    "Eighteen prisoners were pardoned in Varda",
    "Varda pardoned 18 prisoners",
    "18 prisoners have been pardoned by Varda",
)


def three_claims(desk: Desk) -> list[str]:
    courier = capture_samples(desk)["courier"].capture_id
    return [
        attach(desk, Place(courier, 10 * number, 10 * number + 9), NewClaim(wording)).claim_id
        for number, wording in enumerate(WORDINGS)
    ]


def test_not_same_holds_through_a_third_claim_and_against_others(open_at: OpenDesk) -> None:
    kate, bob = open_at("kate"), open_at("bob")
    a, b, c = three_claims(kate)
    relate(kate, a, b, Relation.SAME)
    relate(kate, b, c, Relation.NOT_SAME)
    for left, right in ((a, c), (b, c), (c, a)):
        with pytest.raises(RuleRefused, match="called not the same"):
            relate(bob, left, right, Relation.SAME)
    assert waiting_pairs(kate) == ()
    assert duplicates_of(kate, a) == ()
    undo(kate)
    assert {frozenset((pair.left.claim_id, pair.right.claim_id)) for pair in waiting_pairs(kate)}
    relate(bob, a, c, Relation.SAME)
