"""A suggestion split in two: recorded, undone, replayed, and refused where it makes no sense."""

import pytest

from claims.errors import ActConflict, BadInput, NotFound
from claims.model.cards import ReaderMark
from claims.workflow import attaching, auditing, looking
from claims.workflow.desk import Desk
from claims.workflow.undoing import redo, undo
from tests.claims.workflow.test_comparing import take

TEXT = "The granary of Osk burned down on Monday and the owner was arrested in the harbour, police said.\n"
AT = TEXT.index("and the owner")


def whole_of(desk: Desk, capture_id: str) -> tuple[ReaderMark, attaching.Place]:
    (mark,) = looking.reader(desk, capture_id).marks
    return mark, attaching.Place(capture_id, mark.suggestion.start, mark.suggestion.end)


def wordings(desk: Desk, capture_id: str) -> list[str]:
    return [mark.suggestion.text for mark in looking.reader(desk, capture_id).marks]


def test_the_halves_are_decided_one_by_one_and_undo_joins_them(desk: Desk) -> None:
    capture_id = take(desk, TEXT, "one")
    mark, place = whole_of(desk, capture_id)
    attaching.split(desk, place, AT)
    first, second = (one.suggestion for one in looking.reader(desk, capture_id).marks)
    assert (first.text, second.text) == (
        "The granary of Osk burned down on Monday", "the owner was arrested in the harbour",
    )  # fmt: skip
    made = attaching.attach(
        desk, attaching.Place(capture_id, second.start, second.end), attaching.NewClaim(second.claim)
    )
    assert looking.claim(desk, made.claim_id).mentions[0].chain[-1].actor == "police"
    assert [one.decision for one in looking.reader(desk, capture_id).marks] == ["open", "accepted"]
    undo(desk)
    undo(desk)
    assert wordings(desk, capture_id) == [mark.suggestion.text]
    redo(desk)
    assert len(wordings(desk, capture_id)) == 2
    assert auditing.audit(desk.folder, desk.store.url).ok


def test_a_split_is_refused_where_it_makes_no_sense(desk: Desk) -> None:
    capture_id = take(desk, TEXT, "one")
    _, place = whole_of(desk, capture_id)
    with pytest.raises(NotFound):
        attaching.split(desk, attaching.Place(capture_id, 1, 4), 2)
    for at in (place.start, place.end, place.end + 7):
        with pytest.raises(BadInput):
            attaching.split(desk, place, at)
    attaching.reject(desk, place)
    with pytest.raises(ActConflict):
        attaching.split(desk, place, AT)
