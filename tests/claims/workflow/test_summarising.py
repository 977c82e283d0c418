"""What may be printed: by whom, on which ratings, in which words."""

import pytest

from claims.errors import RuleRefused
from claims.summary.gates import problems
from claims.vocabulary import Confidence, Credibility, Verdict
from claims.workflow.attaching import KnownClaim, NewClaim, Place, attach, parse_chain, reword, withdraw
from claims.workflow.deciding import Rating, rate
from claims.workflow.desk import Desk
from claims.workflow.looking import claim
from claims.workflow.summarising import begin_summary, publish, summary
from tests.claims.workflow.story import capture_samples
from tests.conftest import OpenDesk
from verifier.reports import render

WORDING = "The ferry to Osk runs again"
CHAIN = parse_chain("The Courier > Port Office")


def graded(digit: str, verdict: Verdict = Verdict.SUPPORTED) -> Rating:
    return Rating(Credibility(digit), Confidence.LOW, verdict, "one report")


def claim_at(desk: Desk) -> tuple[str, str]:
    """Return a claim with one mention, and the capture it is in."""
    courier = capture_samples(desk)["courier"].capture_id
    return attach(desk, Place(courier, 0, 9), NewClaim(WORDING), chain=CHAIN).claim_id, courier


def test_a_rating_that_turned_stale_is_no_second_person(open_at: OpenDesk) -> None:
    ann, bob = open_at("ann"), open_at("bob")
    claim_id, courier = claim_at(ann)
    rate(bob, claim_id, graded("3"))
    attach(ann, Place(courier, 20, 29), KnownClaim(claim_id), chain=CHAIN)
    rate(ann, claim_id, graded("3"))
    summary_id = begin_summary(ann, "The ferry", [claim_id]).summary_id
    assert "second person" in summary(ann, summary_id).refusals[0]
    with pytest.raises(RuleRefused, match="second person"):
        publish(ann, summary_id)
    assert summary(bob, summary_id).refusals == ()
    assert publish(bob, summary_id).published == 1


def test_a_wording_the_second_person_never_saw_is_not_printed(open_at: OpenDesk) -> None:
    ann, bob = open_at("ann"), open_at("bob")
    claim_id, _ = claim_at(ann)
    rate(bob, claim_id, graded("3"))
    reword(ann, claim_id, "The ferry to Osk sank")
    rate(ann, claim_id, graded("3"))
    summary_id = begin_summary(ann, "The ferry", [claim_id]).summary_id
    with pytest.raises(RuleRefused, match="second person"):
        publish(ann, summary_id)


def test_two_people_who_disagree_keep_a_claim_from_print(open_at: OpenDesk) -> None:
    ann, bob = open_at("ann"), open_at("bob")
    claim_id, _ = claim_at(ann)
    rate(bob, claim_id, graded("5", Verdict.REFUTED))
    rate(ann, claim_id, graded("2"))
    summary_id = begin_summary(ann, "The ferry", [claim_id]).summary_id
    with pytest.raises(RuleRefused, match="two ratings that disagree"):
        publish(ann, summary_id)


@pytest.mark.parametrize("verdict", [Verdict.DISPUTED, Verdict.CANNOT_BE_JUDGED, Verdict.PARTLY_SUPPORTED])
def test_a_verdict_that_is_not_supported_is_told(open_at: OpenDesk, verdict: Verdict) -> None:
    ann = open_at("ann")
    claim_id, _ = claim_at(ann)
    rate(ann, claim_id, graded("4", verdict))
    proposed = begin_summary(ann, "The ferry", [claim_id])
    assert proposed.sentences[0].problems == ()
    flat = f"{WORDING}, the Port Office said."
    assert any("verdict" in problem for problem in problems(flat, [claim(ann, claim_id)]))


def test_a_sentence_that_lost_its_footing_says_so_in_every_format(open_at: OpenDesk) -> None:
    ann, bob = open_at("ann"), open_at("bob")
    claim_id, _ = claim_at(ann)
    rate(ann, claim_id, graded("3"))
    summary_id = begin_summary(ann, "The ferry", [claim_id]).summary_id
    for form in ("markdown", "html"):
        assert "draft, not published" in render(summary(ann, summary_id), form)
    published = publish(bob, summary_id)
    for form in ("markdown", "html"):
        text = render(published, form)
        assert "published version 1" in text
        assert "Does not stand" not in text
    withdraw(ann, published.sentences[0].claims[0].mentions[0].mention_id, "misread")
    for form in ("markdown", "html"):
        assert "Does not stand as it is" in render(summary(ann, summary_id), form)
