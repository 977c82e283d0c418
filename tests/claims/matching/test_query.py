"""The words that texts are found and compared by."""

from hypothesis import example, given
from hypothesis import strategies as st

from claims.matching.query import MAX_RUN, index_words, telling_stems
from claims.text.words import FUNCTION_WORDS, stem


@given(st.text(max_size=200))
@example("The agency's 40 welders didn't go: Niva-Press, U.S.")
@example("Статкевіч зноў у турме")
@example("x" * (MAX_RUN + 1) + " jailed")
def test_stems_taken_run_by_run_are_those_of_the_whole_text(text: str) -> None:
    whole = {stem(word) for word in index_words(text) if word not in FUNCTION_WORDS}
    assert telling_stems(text) == whole


def test_what_carries_no_matter_is_left_out() -> None:
    assert telling_stems("The welders were jailed, and the welder was freed") == {
        stem(word) for word in ("welder", "jailed", "freed")
    }
