"""Answers about pairs: "not same" holds for good, through clusters, until it is undone."""

from dataclasses import replace

import pytest

from claims.errors import BadInput, NotFound, RuleRefused
from claims.model.chains import Hop
from claims.vocabulary import Confidence, Credibility, HopAct, NodeKind, Relation, Said, Stance, Verdict
from claims.workflow.attaching import NewClaim, Place, attach, parse_chain
from claims.workflow.deciding import Rating, judge_saying, log_absence, rate, relate
from claims.workflow.desk import Desk
from claims.workflow.looking import claim
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


def test_claims_called_the_same_show_what_they_rest_on_together(open_at: OpenDesk) -> None:
    kate = open_at("kate")
    courier = capture_samples(kate)["courier"].capture_id
    a, b, c = (
        attach(kate, Place(courier, 10 * n, 10 * n + 9), NewClaim(wording), chain=parse_chain(line)).claim_id
        for n, (wording, line) in enumerate(zip(WORDINGS, ("A > B", "C > B", "D > E"), strict=True))
    )
    assert claim(kate, a).together is None
    relate(kate, a, b, Relation.SAME)
    relate(kate, c, b, Relation.SAME)
    together = claim(kate, a).together
    assert together is not None
    assert together.same_as == (b, c)
    assert [origin.origin for origin in together.corroboration.origins] == ["B", "E"]
    assert len(claim(kate, a).corroboration.origins) == 1
    undo(kate)
    assert claim(kate, c).together is None
    together = claim(kate, a).together
    assert together is not None
    assert together.same_as == (b,)


def test_whether_they_said_it_is_apart_from_whether_it_is_so(open_at: OpenDesk) -> None:
    kate = open_at("kate")
    courier = capture_samples(kate)["courier"].capture_id
    chain = parse_chain("A > Lena Brandt")
    claim_id = attach(kate, Place(courier, 0, 9), NewClaim(WORDINGS[0]), chain=chain).claim_id
    rate(kate, claim_id, Rating(Credibility.DOUBTFUL, Confidence.LOW, Verdict.DISPUTED, "no trace of it"))
    judge_saying(kate, claim_id, "Lena Brandt", Said.SAID, "she confirmed it by phone")
    log_absence(kate, claim_id, "the prison service's list", "searched for the name")
    view = claim(kate, claim_id)
    assert [(said.value, said.because) for said in view.sayings] == [(Said.SAID, "she confirmed it by phone")]
    assert [one.place for one in view.absences] == ["the prison service's list"]
    assert view.assessments[0].stale_because == ""
    assert view.corroboration.independent_origins == 1
    judge_saying(kate, claim_id, "Lena Brandt", Said.NOT_SAID, "the voice is another's")
    assert [said.value for said in claim(kate, claim_id).sayings] == [Said.NOT_SAID]
    undo(kate)
    assert [said.value for said in claim(kate, claim_id).sayings] == [Said.SAID]
    with pytest.raises(NotFound, match="no origin"):
        judge_saying(kate, claim_id, "Somebody", Said.SAID, "heard")
    with pytest.raises(BadInput, match="where"):
        log_absence(kate, claim_id, " ")
    with pytest.raises(BadInput, match="how you know"):
        judge_saying(kate, claim_id, "Lena Brandt", Said.SAID, "")


def test_not_same_is_lifted_by_undo_alone(open_at: OpenDesk) -> None:
    ann, bob = open_at("ann"), open_at("bob")
    a, b, c = three_claims(ann)
    relate(ann, a, b, Relation.NOT_SAME)
    for between in (Relation.UNSURE, Relation.NARROWS, Relation.UPDATES):
        relate(bob, a, b, between)
        with pytest.raises(RuleRefused, match="not the same"):
            relate(bob, a, b, Relation.SAME)
    relate(ann, b, c, Relation.SAME)
    with pytest.raises(RuleRefused, match="not the same"):
        relate(bob, a, c, Relation.SAME)
    undo(ann)
    undo(ann)
    relate(bob, a, b, Relation.SAME)


def test_claims_the_same_through_a_third_are_not_called_apart(open_at: OpenDesk) -> None:
    ann = open_at("ann")
    a, b, c = three_claims(ann)
    relate(ann, a, b, Relation.SAME)
    relate(ann, b, c, Relation.SAME)
    with pytest.raises(RuleRefused, match=f"through {b}"):
        relate(ann, a, c, Relation.NOT_SAME)
    relate(ann, a, b, Relation.NOT_SAME)
    relate(ann, a, c, Relation.NOT_SAME)


def test_same_across_a_conflict_needs_a_reason(open_at: OpenDesk) -> None:
    ann = open_at("ann")
    courier = capture_samples(ann)["courier"].capture_id
    wordings = ("Varda pardoned 25 prisoners on Monday", "Varda did not pardon 25 prisoners on Monday")
    a, b = (
        attach(ann, Place(courier, 10 * n, 10 * n + 9), NewClaim(wording)).claim_id
        for n, wording in enumerate(wordings)
    )
    with pytest.raises(RuleRefused, match="negation"):
        relate(ann, a, b, Relation.SAME)
    relate(ann, a, b, Relation.SAME, note="the second is a slip of the pen, corrected below")


def test_who_never_said_it_takes_the_footing_from_a_rating(open_at: OpenDesk) -> None:
    kate = open_at("kate")
    courier = capture_samples(kate)["courier"].capture_id
    chain = parse_chain("The Courier > Lena Brandt")
    claim_id = attach(kate, Place(courier, 0, 9), NewClaim(WORDINGS[0]), chain=chain).claim_id
    rate(kate, claim_id, Rating(Credibility.POSSIBLY_TRUE, Confidence.LOW, Verdict.SUPPORTED, "one report"))
    judge_saying(kate, claim_id, "Lena Brandt", Said.SAID, "she confirmed it by phone")
    assert not claim(kate, claim_id).card.stale
    judge_saying(kate, claim_id, "Lena Brandt", Said.NOT_SAID, "she took it back")
    view = claim(kate, claim_id)
    assert view.card.stale
    assert not view.corroboration.origins[0].supports
    undo(kate)
    assert not claim(kate, claim_id).card.stale


def test_words_that_deny_a_claim_refute_it_unless_somebody_says_otherwise(open_at: OpenDesk) -> None:
    kate = open_at("kate")
    courier = capture_samples(kate)["courier"].capture_id
    outlet, ministry = parse_chain("The Courier > Interior Ministry")
    chain = (outlet, replace(ministry, act=HopAct.DENIES))
    made = attach(kate, Place(courier, 0, 9), NewClaim(WORDINGS[0]), chain=chain)
    assert made.stance is Stance.REFUTES
    told = attach(kate, Place(courier, 20, 29), NewClaim(WORDINGS[1]), Stance.SUPPORTS, chain)
    assert told.stance is Stance.SUPPORTS


def test_a_described_speaker_names_nobody_whoever_hands_the_chain_over(open_at: OpenDesk) -> None:
    kate = open_at("kate")
    courier = capture_samples(kate)["courier"].capture_id
    (outlet,) = parse_chain("The Courier")
    chain = (outlet, Hop("spokesman", NodeKind.PERSON))
    claim_id = attach(kate, Place(courier, 0, 9), NewClaim(WORDINGS[0]), chain=chain).claim_id
    assert [origin.named for origin in claim(kate, claim_id).corroboration.origins] == [False]
