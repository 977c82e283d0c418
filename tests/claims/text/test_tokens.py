import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr. Orr of the U.S. left.", ["Mr.", "Orr", "of", "the", "U.S.", "left", "."]),
        ("It’s the boys’ boat", ["It’s", "the", "boys’", "boat"]),
        ("a 69-year-old, £1.2m, 45%", ["a", "69-year-old", ",", "£1.2", "m", ",", "45%"]),
        ("well-known AT&T and/or Pell", ["well-known", "AT&T", "and/or", "Pell"]),
        ("He left—“now”", ["He", "left", "—", "“", "now", "”"]),
    ],
)
def test_words_figures_and_marks_are_told_apart(text: str, words: list[str]) -> None:
    assert tokenize(text).words == words


@given(st.text(alphabet="aZé1.,-’' $%&“”\n他", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_tokens_hold_all_that_is_no_white_space(text: str, start: int, length: int) -> None:
    tokens = tokenize(text, start, start + length)
    assert tokens.words == [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)]
    assert tokens.lower == [word.lower() for word in tokens.words]
    assert "".join(tokens.words) == "".join(text[start : start + length].split())
    assert len(tokens) == len(tokens.words)
