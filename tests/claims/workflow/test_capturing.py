"""Captures taken, and words put to claims, by several at once."""

from dataclasses import replace

import pytest

from claims.errors import ActConflict, BadInput
from claims.model.texts import Derivation, Fetched
from claims.vocabulary import Confidence, Credibility, Verdict
from claims.workflow import capturing, indexing
from claims.workflow.attaching import KnownClaim, NewClaim, attach, parse_chain, withdraw
from claims.workflow.capturing import take_capture
from claims.workflow.deciding import Rating, deny_copy, rate
from claims.workflow.desk import Desk
from claims.workflow.looking import captures, claim, corroboration, reused
from claims.workflow.undoing import undo
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
