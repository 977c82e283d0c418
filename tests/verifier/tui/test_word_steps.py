"""Selecting by keyboard: words and sentences, never past the ends."""

from hypothesis import given
from hypothesis import strategies as st

from verifier.tui.widgets.word_steps import Selection, WordSteps

TEXT = "Sund wrote on Monday. The poet's cell, she said, is cold.\nNobody answered."
STEPS = WordSteps(TEXT)


def words(selection: Selection | None) -> str:
    assert selection is not None
    return TEXT[selection.start : selection.end]


def test_a_selection_begins_with_the_word_at_the_place() -> None:
    assert words(STEPS.first_word(0)) == "Sund"
    assert words(STEPS.first_word(TEXT.index("oet"))) == "poet's"
    assert STEPS.first_word(len(TEXT)) is None


def test_words_are_added_and_taken_back_at_the_end() -> None:
    selection = Selection(0, 4)
    grown = STEPS.by_words(STEPS.by_words(selection, 1), 2)
    assert words(grown) == "Sund wrote on Monday"
    assert words(STEPS.by_words(grown, -3)) == "Sund"
    assert words(STEPS.by_words(grown, -99)) == "Sund"
    assert words(STEPS.by_words(grown, 99)) == TEXT[:-1]


def test_the_other_end_moves_after_it_is_asked_for() -> None:
    last = STEPS.first_word(TEXT.index("cold"))
    assert last is not None
    moved = STEPS.by_words(last.other_end(), -2)
    assert words(moved) == "said, is cold"
    assert words(STEPS.by_words(moved, 1)) == "is cold"
    assert words(STEPS.by_words(moved, 99)) == "cold"


def test_the_sentence_then_the_next_one() -> None:
    selection = STEPS.first_word(TEXT.index("on Monday"))
    assert selection is not None
    once = STEPS.to_sentence(selection)
    assert words(once) == "Sund wrote on Monday."
    twice = STEPS.to_sentence(once)
    assert words(twice) == "Sund wrote on Monday. The poet's cell, she said, is cold."
    assert STEPS.to_sentence(twice) == twice


@given(st.text(alphabet="ab .\n'", max_size=60), st.lists(st.sampled_from([-2, -1, 1, 3, 0]), max_size=8))
def test_a_selection_never_empties_nor_leaves_the_text(text: str, moves: list[int]) -> None:
    steps = WordSteps(text)
    selection = steps.first_word(0)
    for move in moves:
        if selection is None:
            return
        selection = selection.other_end() if move == 0 else steps.by_words(selection, move)
        assert 0 <= selection.start < selection.end <= len(text)
