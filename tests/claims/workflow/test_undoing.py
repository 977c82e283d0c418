"""Undo and redo: every act can be taken back and put in place, and others' work is never swept away."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from claims.errors import ActConflict, NothingToUndo
from claims.model.cards import ClaimView
from claims.vocabulary import Confidence, Credibility, Relation, Verdict
from claims.workflow.attaching import KnownClaim, NewClaim, Place, attach, reject, reword, withdraw
from claims.workflow.auditing import audit
from claims.workflow.deciding import Rating, hand_over, rate, relate
from claims.workflow.desk import Desk, default_url
from claims.workflow.looking import claim, claim_count, reader, redoable, undoable
from claims.workflow.summarising import begin_summary, publish, summaries
from claims.workflow.undoing import redo, undo
from tests.claims.workflow.story import attach_four, capture_samples
from tests.conftest import OpenDesk

RATING = Rating(Credibility.PROBABLY_TRUE, Confidence.LOW, Verdict.UNCONFIRMED, "one report")


def visible(desk: Desk, claim_id: str) -> ClaimView:
    """What a person sees of a claim, without the version, which every act raises."""
    view = claim(desk, claim_id)
    return replace(view, card=replace(view.card, version=0))


def test_each_kind_of_act_is_undone_and_redone(desk: Desk) -> None:
    courier = capture_samples(desk)["courier"].capture_id
    claim_id = attach_four(desk, courier)
    other = attach(desk, Place(courier, 0, 5), NewClaim("Something else")).claim_id
    acts: list[Callable[[], object]] = [
        lambda: attach(desk, Place(courier, 10, 20), KnownClaim(claim_id)),
        lambda: reword(desk, claim_id, "The poet was jailed again"),
        lambda: relate(desk, claim_id, other, Relation.NOT_SAME),
        lambda: rate(desk, claim_id, RATING),
        lambda: hand_over(desk, claim_id),
        lambda: withdraw(desk, claim(desk, claim_id).mentions[1].mention_id, "misread"),
    ]
    seen = [visible(desk, claim_id)]
    for act in acts:
        act()
        seen.append(visible(desk, claim_id))
    for state in reversed(seen[:-1]):
        undo(desk)
        assert visible(desk, claim_id) == state
    for state in seen[1:]:
        redo(desk)
        assert visible(desk, claim_id) == state
    with pytest.raises(NothingToUndo, match="no act to redo"):
        redo(desk)
    assert audit(desk.folder, default_url(desk.folder)).ok


def test_undoing_the_first_mention_takes_the_claim_back(desk: Desk) -> None:
    courier = capture_samples(desk)["courier"].capture_id
    attach(desk, Place(courier, 0, 5), NewClaim("Something"))
    assert claim_count(desk) == 1
    undo(desk)
    assert claim_count(desk) == 0
    redo(desk)
    assert claim_count(desk) == 1


def test_a_rejected_suggestion_opens_again(desk: Desk) -> None:
    courier = capture_samples(desk)["courier"].capture_id
    first = reader(desk, courier).marks[0].suggestion
    reject(desk, Place(courier, first.start, first.end))
    assert reader(desk, courier).marks[0].decision == "rejected"
    undo(desk)
    assert reader(desk, courier).marks[0].decision == "open"


def test_a_new_act_ends_what_can_be_redone(desk: Desk) -> None:
    courier = capture_samples(desk)["courier"].capture_id
    attach(desk, Place(courier, 0, 5), NewClaim("One"))
    undo(desk)
    attach(desk, Place(courier, 0, 5), NewClaim("Two"))
    assert redoable(desk) == ()
    assert [card.type for card in undoable(desk, 2)] == ["mention.attached", "capture.taken"]


def test_what_somebody_else_rests_on_is_not_undone(open_at: OpenDesk) -> None:
    kate, bob = open_at("kate"), open_at("bob")
    courier = capture_samples(kate)["courier"].capture_id
    claim_id = attach(kate, Place(courier, 0, 5), NewClaim("One")).claim_id
    attach(bob, Place(courier, 10, 20), KnownClaim(claim_id))
    with pytest.raises(ActConflict, match="bob's act"):
        undo(kate)
    undo(bob)
    undo(kate)
    assert claim_count(kate) == 0


def test_reviewers_undo_their_own_acts_only(open_at: OpenDesk) -> None:
    kate, bob = open_at("kate"), open_at("bob")
    capture_samples(kate)
    with pytest.raises(NothingToUndo, match="bob has no act"):
        undo(bob)


def test_redo_asks_whether_what_it_rests_on_still_stands(open_at: OpenDesk) -> None:
    kate, bob = open_at("kate"), open_at("bob")
    courier = capture_samples(kate)["correction"].capture_id
    attach(bob, Place(courier, 0, 5), NewClaim("One"))
    undo(bob)
    undo(kate)
    with pytest.raises(ActConflict, match=f"{courier}, which this act rests on, was taken back"):
        redo(bob)
    redo(kate)
    redo(bob)
    assert audit(kate.folder, default_url(kate.folder)).ok


def test_a_withdrawal_is_not_redone_on_a_mention_that_somebody_else_withdrew(open_at: OpenDesk) -> None:
    kate, bob = open_at("kate"), open_at("bob")
    courier = capture_samples(kate)["courier"].capture_id
    mention_id = attach(kate, Place(courier, 0, 5), NewClaim("One")).mention_id
    withdraw(bob, mention_id, "misread")
    undo(bob)
    withdraw(kate, mention_id, "misread")
    with pytest.raises(ActConflict, match=mention_id):
        redo(bob)


def test_what_was_published_is_not_undone(open_at: OpenDesk) -> None:
    kate, bob = open_at("kate"), open_at("bob")
    courier = capture_samples(kate)["courier"].capture_id
    claim_id = attach_four(kate, courier)
    rate(kate, claim_id, RATING)
    begun = begin_summary(kate, "The poet", [claim_id])
    publish(bob, begun.summary_id)
    with pytest.raises(ActConflict, match="Published"):
        undo(kate)
    assert [view.published for view in summaries(kate)] == [1]
