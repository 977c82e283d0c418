"""Captures taken, and words put to claims, by several at once."""

from dataclasses import replace

import pytest

from claims.errors import ActConflict, BadInput
from claims.model.texts import Derivation, Fetched
from claims.vocabulary import Confidence, Credibility, Verdict
from claims.workflow import capturing, indexing
from claims.workflow.attaching import KnownClaim, NewClaim, attach, parse_chain, withdraw
from claims.workflow.auditing import audit
from claims.workflow.capturing import take_capture
from claims.workflow.deciding import Rating, deny_copy, rate
from claims.workflow.desk import Desk, default_url
from claims.workflow.looking import captures, claim, corroboration, reused
from claims.workflow.undoing import redo, undo
from tests.claims.workflow.story import capture_samples, place_of
from tests.conftest import OpenDesk
from verifier.capture.reading import read
from verifier.samples import reports


def courier() -> Fetched:
    return next(read(report.path) for report in reports() if report.path.stem == "courier")


@pytest.mark.parametrize("reworded", [False, True])
def test_a_text_that_comes_in_meanwhile_is_still_found(
    open_at: OpenDesk, monkeypatch: pytest.MonkeyPatch, reworded: bool
) -> None:
    kate, bob = open_at("kate"), open_at("bob")
    fetched = courier()
    looked_up = indexing.similar_captures

    def overtaken(desk: Desk, text: str) -> list[str]:
        found = looked_up(desk, text)
        if desk is kate and not captures(bob).rows:
            take_capture(bob, fetched, source="The Courier")
        return found

    monkeypatch.setattr(capturing, "similar_captures", overtaken)
    text = fetched.text + "One more line." if reworded else fetched.text
    card = take_capture(kate, replace(fetched, text=text), source="The Courier")
    (_, first) = captures(kate).rows
    assert card.duplicate_of == (None if reworded else first.capture_id)
    assert card.copy_of == (first.capture_id if reworded else None)


def test_the_same_words_are_put_to_a_claim_once(open_at: OpenDesk) -> None:
    desk = open_at("kate")
    place = place_of(desk, capture_samples(desk)["courier"].capture_id, "Poet returned to prison")
    made = attach(desk, place, NewClaim("The poet is back in prison"))
    with pytest.raises(ActConflict, match=made.mention_id):
        attach(desk, place, KnownClaim(made.claim_id))
    assert len(claim(desk, made.claim_id).mentions) == 1
    withdraw(desk, made.mention_id, "put to the wrong words")
    assert attach(desk, place, KnownClaim(made.claim_id)).mention_id != made.mention_id


FIRE = """Rescue teams from three towns came to the burning mill at Osk before dawn on Friday.

Twelve workers were brought to the hospital in Duskvale with smoke in their lungs."""
FLOOD = """The river Tall rose by two metres overnight and flooded the lower quarter of Brandel.

Residents of forty houses spent the night in the school gym, the fire brigade said."""
OWN = "The bakery at the bridge has sold out of bread since Thursday, its owner told this paper."


def taken(desk: Desk, text: str, source: str) -> str:
    fetched = Fetched(text.encode(), text, "text/plain", "", "A report", Derivation("plain", "1"))
    return take_capture(desk, fetched, source=source).capture_id


def test_words_taken_from_two_reports_stand_on_the_report_each_is_from(open_at: OpenDesk) -> None:
    desk = open_at("kate")
    fire, flood = taken(desk, FIRE, "Alpha"), taken(desk, FLOOD, "Beta")
    both = taken(desk, f"{FIRE}\n\n{FLOOD}\n\n{OWN}", "Gamma")
    for words, capture_id, outlet in (("Twelve workers", fire, "Alpha"), ("forty houses", flood, "Beta")):
        first = attach(desk, place_of(desk, capture_id, words), NewClaim(words), chain=parse_chain(outlet))
        again = KnownClaim(first.claim_id)
        attach(desk, place_of(desk, both, words), again, chain=parse_chain("Gamma"))
        assert [one.origin for one in corroboration(desk, first.claim_id).origins] == [outlet]


def test_an_own_sentence_beside_a_reused_one_stands_on_its_outlet(open_at: OpenDesk) -> None:
    desk = open_at("kate")
    taken(desk, FIRE, "Alpha")
    own = "\n\n".join(f"{OWN} It will open again in {number} days." for number in range(2, 6))
    mixed = taken(desk, f"{FIRE.splitlines()[0]}\n\n{own}", "Gamma")
    other = taken(desk, "No bread was to be had at the bridge.", "Delta")
    first = attach(desk, place_of(desk, mixed, "in 3 days"), NewClaim("No bread"), chain=parse_chain("Gamma"))
    attach(desk, place_of(desk, other, "No bread"), KnownClaim(first.claim_id), chain=parse_chain("Delta"))
    found = corroboration(desk, first.claim_id)
    assert [origin.origin for origin in found.origins] == ["Gamma", "Delta"]


def test_reused_sentences_are_shown_beside_those_they_are_from(open_at: OpenDesk) -> None:
    desk = open_at("kate")
    fire = taken(desk, FIRE, "Alpha")
    mixed = taken(desk, f"{FIRE}\n\n{OWN}", "Gamma")
    (found,) = reused(desk, mixed)
    assert (found.of.capture_id, found.credited) == (fire, False)
    assert all(here == there for here, there in found.pairs)
    assert OWN not in [here for here, _ in found.pairs]
    assert reused(desk, fire) == ()
    named = taken(desk, f"{FIRE}\n\nSo Alpha reports.", "Delta")
    assert reused(desk, named)[0].credited


def test_a_copy_that_somebody_denies_counts_on_its_own(open_at: OpenDesk) -> None:
    desk = open_at("kate")
    fire = taken(desk, FIRE, "Alpha")
    second = taken(desk, f"{FIRE}\n\nGamma's reporters stood there too.", "Gamma")
    made = attach(desk, place_of(desk, fire, "Twelve workers"), NewClaim("12"), chain=parse_chain("Alpha"))
    known = KnownClaim(made.claim_id)
    attach(desk, place_of(desk, second, "Twelve workers"), known, chain=parse_chain("Gamma"))
    rate(
        desk,
        made.claim_id,
        Rating(Credibility.POSSIBLY_TRUE, Confidence.LOW, Verdict.UNCONFIRMED, "one text"),
    )
    assert len(corroboration(desk, made.claim_id).origins) == 1
    with pytest.raises(BadInput, match="not taken for a copy"):
        deny_copy(desk, fire, second, "it is older")
    deny_copy(desk, second, fire, "both were given the same hand-out by the fire brigade")
    assert len(corroboration(desk, made.claim_id).origins) == 2
    assert "no copy" in claim(desk, made.claim_id).assessments[0].stale_because
    assert not reused(desk, second)[0].stands
    with pytest.raises(BadInput, match="already"):
        deny_copy(desk, second, fire, "again")
    undo(desk)
    assert len(corroboration(desk, made.claim_id).origins) == 1
    assert claim(desk, made.claim_id).assessments[0].stale_because == ""


def test_a_copy_of_a_text_that_was_taken_back_is_still_shown_and_can_be_denied(open_at: OpenDesk) -> None:
    kate, bob = open_at("kate"), open_at("bob")
    fire = taken(kate, FIRE, "Alpha")
    again = taken(bob, FIRE, "Beta")
    second = taken(bob, f"{FIRE}\n\nGamma's reporters stood there too.", "Gamma")
    undo(kate)
    for capture_id in (again, second):
        found = {one.of.capture_id: one for one in reused(bob, capture_id)}
        assert found[fire].of.source == "Alpha"
        deny_copy(bob, capture_id, fire, "it was never published there")
        assert not {one.of.capture_id: one for one in reused(bob, capture_id)}[fire].stands


def test_tables_equal_a_replay_after_a_denial_further_up_was_taken_back(open_at: OpenDesk) -> None:
    ann, bob = open_at("ann"), open_at("bob")
    fire = taken(ann, FIRE, "Alpha")
    between = taken(ann, f"{FIRE}\n\n{GAMMA}", "Gamma")
    last = taken(ann, f"{FIRE}\n\n{GAMMA}\n\n{DELTA}", "Delta")
    deny_copy(ann, between, fire, "both had the hand-out of the fire brigade")
    made = attach(bob, place_of(bob, last, "Twelve workers"), NewClaim("12"), chain=parse_chain("Delta"))
    rate(
        bob,
        made.claim_id,
        Rating(Credibility.POSSIBLY_TRUE, Confidence.LOW, Verdict.UNCONFIRMED, "one text"),
    )
    for move in (undo, redo):
        move(ann)
        assert claim(ann, made.claim_id).card.stale is (move is undo)
        report = audit(ann.folder, default_url(ann.folder))
        assert report.ok, report.problems


def test_one_report_and_its_copy_with_another_name_for_the_speaker_are_one_origin(open_at: OpenDesk) -> None:
    desk = open_at("kate")
    fire = taken(desk, FIRE, "Alpha")
    second = taken(desk, f"{FIRE}\n\nGamma's reporters stood there too.", "Gamma")
    made = attach(
        desk, place_of(desk, fire, "Twelve workers"), NewClaim("12"), chain=parse_chain("Alpha > Hospital")
    )
    known = KnownClaim(made.claim_id)
    place = place_of(desk, second, "Twelve workers")
    attach(desk, place, known, chain=parse_chain("Gamma > Clinic"))
    (origin,) = corroboration(desk, made.claim_id).origins
    assert origin.origin == "Hospital"
    assert "a copy names Clinic for the same words" in origin.flags


GAMMA = "Gamma's reporters stood at the gate of the burning mill too and counted eleven engines."
DELTA = "Delta's readers sent pictures of the smoke from the other bank of the river on Friday."


def test_a_denied_copy_in_between_does_not_part_a_text_from_what_it_reuses_itself(open_at: OpenDesk) -> None:
    desk = open_at("kate")
    fire = taken(desk, FIRE, "Alpha")
    between = taken(desk, f"{FIRE}\n\n{GAMMA}", "Gamma")
    last = taken(desk, f"{FIRE}\n\n{GAMMA}\n\n{DELTA}", "Delta")
    made = attach(desk, place_of(desk, fire, "Twelve workers"), NewClaim("12"), chain=parse_chain("Alpha"))
    known = KnownClaim(made.claim_id)
    attach(desk, place_of(desk, last, "Twelve workers"), known, chain=parse_chain("Delta"))
    deny_copy(desk, between, fire, "both had the hand-out of the fire brigade")
    assert [origin.origin for origin in corroboration(desk, made.claim_id).origins] == ["Alpha"]
    deny_copy(desk, last, fire, "it had it from Gamma")
    assert len(corroboration(desk, made.claim_id).origins) == 2


def test_a_rating_goes_stale_when_a_copy_further_up_is_denied_or_that_is_undone(open_at: OpenDesk) -> None:
    desk = open_at("kate")
    fire = taken(desk, FIRE, "Alpha")
    between = taken(desk, f"{FIRE}\n\n{GAMMA}", "Gamma")
    last = taken(desk, f"{FIRE}\n\n{GAMMA}\n\n{DELTA}", "Delta")
    deny_copy(desk, last, fire, "it had it from Gamma")
    made = attach(desk, place_of(desk, fire, "Twelve workers"), NewClaim("12"), chain=parse_chain("Alpha"))
    known = KnownClaim(made.claim_id)
    attach(desk, place_of(desk, last, "Twelve workers"), known, chain=parse_chain("Delta"))
    low = Rating(Credibility.POSSIBLY_TRUE, Confidence.LOW, Verdict.UNCONFIRMED, "one text")
    rate(desk, made.claim_id, low)
    assert len(corroboration(desk, made.claim_id).origins) == 1
    deny_copy(desk, between, fire, "both had the hand-out of the fire brigade")
    assert len(corroboration(desk, made.claim_id).origins) == 2
    assert claim(desk, made.claim_id).card.stale
    rate(desk, made.claim_id, low)
    assert not claim(desk, made.claim_id).card.stale
    undo(desk)
    undo(desk)
    assert len(corroboration(desk, made.claim_id).origins) == 1
    assert not claim(desk, made.claim_id).card.stale
