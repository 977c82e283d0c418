"""A capture held against its bytes, and against what it may be compared with."""

from datetime import date

import pytest

from claims.errors import BadInput, NotFound
from claims.model.texts import Derivation, Fetched
from claims.workflow import comparing
from claims.workflow.capturing import take_capture
from claims.workflow.desk import Desk
from claims.workflow.undoing import undo

STORY = """The granary of Osk burned down on Monday, the fire brigade said in the evening.

Three horses were led out of the yard before the roof came down, the brigade said.

Nobody knows yet how the fire began, and the owner could not be reached on Tuesday.
"""


def take(desk: Desk, text: str, url: str, data: bytes | None = None, charset: str = "utf-8") -> str:
    derivation = Derivation("decode", "1", charset)
    fetched = Fetched(data or text.encode(), text, "text/plain", url, "Fire", derivation)
    return take_capture(desk, fetched, source=f"Outlet of {url}", published_on=date(2025, 5, 6)).capture_id


def test_bytes_are_decoded_as_they_were_read_and_what_cannot_be_is_shown(desk: Desk) -> None:
    western = take(desk, "Café", "a", "<p>Café".encode("cp1252"), "windows-1252, precision")
    assert comparing.raw(desk, western) == "<p>Café"
    odd = take(desk, "Tea", "b", b"<p>Tea\xff")
    assert comparing.raw(desk, odd) == "<p>Tea\\xff"
    unknown = take(desk, "Milk", "c", b"<p>Milk", "no-such-charset")
    assert comparing.raw(desk, unknown) == "<p>Milk"


def test_what_is_near_is_offered_with_why_and_else_everything(desk: Desk) -> None:
    first = take(desk, STORY, "one")
    other = take(desk, "Something else altogether happened in the harbour.", "two")
    assert [(c.capture.capture_id, c.why) for c in comparing.counterparts(desk, other)] == [(first, "")]
    again = take(desk, STORY.replace("Three", "Four"), "one")
    copied = take(desk, STORY + "\nMore follows.\n", "three")
    near = {c.capture.capture_id: c.why for c in comparing.counterparts(desk, first)}
    assert near == {again: "same address", copied: "copy of this"}
    assert {c.capture.capture_id: c.why for c in comparing.counterparts(desk, copied)}[first] == "original"
    undo(desk)
    assert [c.capture.capture_id for c in comparing.counterparts(desk, first)] == [again]


def test_the_earlier_capture_stands_at_the_left_whichever_is_named_first(desk: Desk) -> None:
    first, second = take(desk, STORY, "one"), take(desk, STORY.replace("Three", "Four"), "one")
    held = comparing.compare(desk, second, first)
    assert (held.left.capture_id, held.right.capture_id) == (first, second)
    (change,) = held.differences
    assert held.left_text[slice(*change.left)] == "Three"
    assert held.right_text[slice(*change.right)] == "Four"


def test_a_capture_is_not_held_against_itself_or_one_that_is_not_there(desk: Desk) -> None:
    only = take(desk, STORY, "one")
    with pytest.raises(BadInput):
        comparing.compare(desk, only, only)
    with pytest.raises(NotFound):
        comparing.compare(desk, only, "CAP-9999")
    assert comparing.counterparts(desk, only) == ()
