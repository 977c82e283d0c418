"""Captures taken, and words put to claims, by several at once."""

from dataclasses import replace

import pytest

from claims.errors import ActConflict
from claims.model.texts import Fetched
from claims.workflow import capturing, indexing
from claims.workflow.attaching import KnownClaim, NewClaim, attach, withdraw
from claims.workflow.capturing import take_capture
from claims.workflow.desk import Desk
from claims.workflow.looking import captures, claim
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
