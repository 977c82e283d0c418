"""The proof case on our own reports: copies of one report count once, and an official once more."""

from dataclasses import replace

import pytest

from claims.errors import RuleRefused
from claims.quotes import resolve
from claims.vocabulary import (
    AnchorState,
    Confidence,
    Credibility,
    Independence,
    IndependenceReason,
    Relation,
    Verdict,
)
from claims.workflow.attaching import KnownClaim, NewClaim, Place, attach, parse_chain
from claims.workflow.auditing import audit
from claims.workflow.capturing import take_capture
from claims.workflow.deciding import Rating, judge, rate, relate
from claims.workflow.desk import Desk, default_url
from claims.workflow.looking import claim, corroboration, reader
from claims.workflow.searching import candidates
from claims.workflow.summarising import begin_summary, publish
from tests.claims.workflow.story import OFFICIAL, attach_four, capture_samples, place_of
from verifier.capture.reading import read
from verifier.samples import reports

CONFIRMED = Rating(Credibility.CONFIRMED, Confidence.HIGH, Verdict.SUPPORTED, "two channels")
PROBABLE = Rating(Credibility.PROBABLY_TRUE, Confidence.MODERATE, Verdict.SUPPORTED, "one report, relayed")


def test_four_mentions_one_origin_until_an_official_says_so_too(desk: Desk) -> None:
    taken = capture_samples(desk)
    claim_id = attach_four(desk, taken["courier"].capture_id)
    found = corroboration(desk, claim_id)
    assert (found.mentions, [origin.origin for origin in found.origins]) == (4, ["Nordlys"])
    assert (found.independent_origins, found.ceiling) == (1, 2)
    with pytest.raises(RuleRefused, match="two or more supporting origins judged independent"):
        rate(desk, claim_id, CONFIRMED)

    place = place_of(desk, taken["radio"].capture_id, OFFICIAL)
    attach(desk, place, KnownClaim(claim_id), chain=parse_chain("Radio Lowland > Interior Ministry"))
    found = corroboration(desk, claim_id)
    assert [origin.origin for origin in found.origins] == ["Nordlys", "Interior Ministry"]
    with pytest.raises(RuleRefused):
        rate(desk, claim_id, CONFIRMED)

    pair = ("Nordlys", "Interior Ministry")
    judge(desk, claim_id, pair, Independence.INDEPENDENT, IndependenceReason.SEPARATE_OFFICIAL_CHANNEL)
    assert corroboration(desk, claim_id).ceiling == 1
    rate(desk, claim_id, CONFIRMED)
    assert claim(desk, claim_id).card.credibility is Credibility.CONFIRMED
    assert audit(desk.folder, default_url(desk.folder)).ok


def test_the_suggested_chains_alone_find_the_one_origin_of_report_headline_and_hedge(desk: Desk) -> None:
    courier = capture_samples(desk)["courier"].capture_id
    made = attach(
        desk,
        place_of(desk, courier, "was taken back to prison on Sunday"),
        NewClaim("Vesk is back in prison"),
    )
    for words in ("Poet returned to prison", "who is now said to be back in a cell"):
        attach(desk, place_of(desk, courier, words), KnownClaim(made.claim_id))
    found = corroboration(desk, made.claim_id)
    assert [origin.origin for origin in found.origins] == ["Nordlys"]
    assert len(found.origins[0].mentions) == 3


def test_a_reworded_copy_is_found_and_adds_no_origin(desk: Desk) -> None:
    taken = capture_samples(desk)
    assert taken["mirror"].copy_of == taken["courier"].capture_id
    assert taken["radio"].copy_of is None
    claim_id = attach_four(desk, taken["courier"].capture_id)
    place = place_of(desk, taken["mirror"].capture_id, "Poet back in prison")
    attach(desk, place, KnownClaim(claim_id), chain=parse_chain("The Mirror"))
    found = corroboration(desk, claim_id)
    assert (found.mentions, [origin.origin for origin in found.origins]) == (5, ["Nordlys"])


def test_an_official_who_withholds_the_place_does_not_back_the_place(desk: Desk) -> None:
    taken = capture_samples(desk)
    words = "Vesk is again in the colony at Sorrel Bay"
    place = place_of(desk, taken["courier"].capture_id, words)
    made = attach(
        desk,
        place,
        NewClaim("Vesk is in the colony at Sorrel Bay"),
        chain=parse_chain("The Courier > Maret Kask"),
    )
    claim_id = attach_four(desk, taken["courier"].capture_id)
    official = place_of(desk, taken["radio"].capture_id, OFFICIAL)
    attach(desk, official, KnownClaim(claim_id), chain=parse_chain("Radio Lowland > Interior Ministry"))
    relate(desk, made.claim_id, claim_id, Relation.NARROWS)
    assert [origin.origin for origin in corroboration(desk, made.claim_id).origins] == ["Maret Kask"]


def test_look_alike_events_are_not_the_same(desk: Desk) -> None:
    taken = capture_samples(desk)
    place = place_of(desk, taken["courier"].capture_id, "Varda has pardoned 18 more prisoners")
    made = attach(desk, place, NewClaim("Varda pardoned 18 prisoners on 11 March 2025"))
    (same,) = candidates(desk, "Seven women and 11 men were pardoned in Varda on 11 March 2025")
    assert same.claim_id == made.claim_id
    assert same.decision.relation in {Relation.SAME, Relation.NARROWS}
    (other,) = candidates(desk, "Varda released 41 prisoners on 6 March 2025")
    assert other.decision.relation in {Relation.NOT_SAME, Relation.CONTRADICTS, Relation.UPDATES}
    assert other.decision.conflicts
    assert other.decision.score < same.decision.score


def test_a_summary_of_the_story_is_published_only_when_its_gates_open(desk: Desk) -> None:
    taken = capture_samples(desk)
    claim_id = attach_four(desk, taken["courier"].capture_id)
    view = begin_summary(desk, "The poet", [claim_id])
    with pytest.raises(RuleRefused, match="not rated"):
        publish(desk, view.summary_id)
    rate(desk, claim_id, PROBABLE)
    with pytest.raises(RuleRefused, match="rated by kate alone"):
        publish(desk, view.summary_id)
    published = publish(replace(desk, reviewer="an editor"), view.summary_id)
    assert published.published == 1
    assert "according to Nordlys" in published.sentences[0].text
    assert published.checkpoint


def test_every_suggestion_in_every_report_attaches_with_an_exact_anchor(desk: Desk) -> None:
    for card in capture_samples(desk).values():
        view = reader(desk, card.capture_id)
        assert view.marks
        for mark in view.marks:
            one = mark.suggestion
            attach(desk, Place(card.capture_id, one.start, one.end), NewClaim(one.claim), chain=one.chain)
        view = reader(desk, card.capture_id)
        assert {mark.decision for mark in view.marks} == {"accepted"}
        for mention in view.mentions:
            assert resolve(view.text, mention.quote).state is AnchorState.EXACT
    assert audit(desk.folder, default_url(desk.folder)).ok


def test_a_copy_of_a_copy_leads_to_the_first_text(desk: Desk) -> None:
    taken = capture_samples(desk)
    again = take_capture(desk, read(reports()[1].path), source="The Evening Mirror")
    assert again.duplicate_of == taken["courier"].capture_id
    words = "Last week's release of 41 prisoners was the largest in ten years"
    target: NewClaim | KnownClaim = NewClaim("The release was the largest in ten years")
    for capture_id, outlet in (
        (again.capture_id, "The Evening Mirror"),
        (taken["mirror"].capture_id, "The Mirror"),
    ):
        place = place_of(
            desk, capture_id, words if outlet != "The Mirror" else "was the biggest for ten years"
        )
        target = KnownClaim(attach(desk, place, target, chain=parse_chain(outlet)).claim_id)
    assert isinstance(target, KnownClaim)
    assert len(corroboration(desk, target.claim_id).origins) == 1
