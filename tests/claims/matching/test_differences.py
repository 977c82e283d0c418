"""Words of two texts held against each other: nothing is lost, and what is the same is the same."""

import time

from hypothesis import given
from hypothesis import strategies as st

from claims.matching.differences import differences
from claims.model.differences import Row

texts = st.lists(st.sampled_from(["the", "a", "mill", "burned", "on", "Monday.", "\n"]), max_size=40).map(
    " ".join
)
FIRST = """The mill burned.

The mayor said on Tuesday that twelve people were freed from the northern colony.

Nobody was hurt."""


def told(left: str, right: str, rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    return [
        (left[slice(*piece.left)], right[slice(*piece.right)])
        for row in rows
        for piece in row
        if not piece.same
    ]


@given(texts, texts)
def test_every_word_of_both_texts_is_in_one_piece(left: str, right: str) -> None:
    pieces = [piece for row in differences(left, right) for piece in row]
    for text, spans in ((left, [p.left for p in pieces]), (right, [p.right for p in pieces])):
        assert " ".join(text[start:end] for start, end in spans).split() == text.split()
        assert spans == sorted(spans)
    assert all(left[slice(*p.left)].split() == right[slice(*p.right)].split() for p in pieces if p.same)


@given(texts)
def test_a_text_does_not_differ_from_itself_however_it_is_spaced(text: str) -> None:
    assert told(text, text, differences(text, text)) == []
    spaced = text.replace(" ", "  ")
    assert told(text, spaced, differences(text, spaced)) == []


def test_changed_words_are_found_within_their_paragraph() -> None:
    second = FIRST.replace("Tuesday", "Wednesday").replace("the northern colony", "the colony")
    rows = differences(FIRST, second)
    assert told(FIRST, second, rows) == [("Tuesday", "Wednesday"), ("northern", "")]
    assert len(rows) == 3


def test_a_new_paragraph_stands_alone_and_the_rewritten_one_after_it_keeps_its_partner() -> None:
    second = FIRST.replace("The mayor said on Tuesday", "Firemen left at noon.\n\nThe mayor said on Friday")
    rows = differences(FIRST, second)
    assert told(FIRST, second, rows) == [("", "Firemen left at noon."), ("Tuesday", "Friday")]
    assert len(rows) == 4


def test_words_that_agree_by_chance_split_no_change() -> None:
    left = "We saw a grey wall of stone there, the guard said on Monday evening in the yard."
    right = "We saw them carry baskets of old bread, the guard said on Monday evening in the yard."
    (change,) = told(left, right, differences(left, right))
    assert change == ("a grey wall of stone there,", "them carry baskets of old bread,")


def test_repetitive_texts_take_no_time() -> None:
    started = time.perf_counter()
    differences("x\n" * 20_000 + " a" * 20_000, "x\n" * 19_000 + " a" * 19_000 + " b")
    assert time.perf_counter() - started < 5
