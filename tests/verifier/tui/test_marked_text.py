"""Drawn text: nothing lost, every offset traceable, lines within the width."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from verifier.tui.widgets.marked_text import ACCEPTED, OPEN, SIGNS, MarkedText, Marking, wrapped

TEXT = "Sund said so.\n\nThe poet, said to be back, wrote: “no”.\nEnd"
_PIECES = st.sampled_from(["word ", "a", "漢字", "\n", "\x1b", "é", " ", "e\u0301", "longestwordever"])


def marking(words: str, state: str = OPEN) -> Marking:
    start = TEXT.index(words)
    return Marking(start, start + len(words), state)


def test_signs_stand_around_the_words_and_tell_the_state() -> None:
    marked = MarkedText(TEXT, [marking("Sund said so"), marking("said to be back", ACCEPTED)])
    assert "▌Sund said so▐." in marked.drawn
    assert "✓▏said to be back▕," in marked.drawn


def test_every_state_has_signs_of_its_own() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_where_marks_meet_the_end_comes_first() -> None:
    marked = MarkedText("ab cd", [Marking(0, 2, OPEN), Marking(2, 5, OPEN)])
    assert marked.drawn == "▌ab▐▌ cd▐"


def test_a_mark_inside_another_keeps_both() -> None:
    marked = MarkedText("one two three", [Marking(0, 13, OPEN), Marking(4, 7, ACCEPTED)])
    assert marked.drawn == "▌one ✓▏two▕ three▐"
    start, end = marked.span(4, 7)
    assert marked.drawn[start:end] == "two"


@given(st.lists(_PIECES, max_size=30).map("".join), st.data())
def test_spans_and_offsets_agree(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)) if text else [])
    marks = [Marking(start, end, OPEN) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    marked = MarkedText(text, marks)
    for mark in marks:
        start, end = marked.span(mark.start, mark.end)
        assert marked.offset(start) == mark.start
        assert "▌" not in marked.drawn[start:end]
    assert [marked.offset(i) for i in range(len(marked.drawn))] == sorted(
        marked.offset(i) for i in range(len(marked.drawn))
    )


@given(st.lists(_PIECES, max_size=40).map("".join), st.integers(2, 30))
def test_lines_cover_the_text_within_the_width(text: str, width: int) -> None:
    paragraph = text.replace("\n", "")
    spans = list(wrapped(paragraph, width))
    assert spans[0][0] == 0
    assert spans[-1][1] == len(paragraph)
    assert all(before[1] == after[0] for before, after in pairwise(spans))
    assert all(cell_len(paragraph[start:end].rstrip()) <= width for start, end in spans)


@pytest.mark.parametrize(("width", "lines"), [(80, 4), (20, 5)])
def test_paragraphs_are_numbered_without_the_empty_ones(width: int, lines: int) -> None:
    found = MarkedText(TEXT, []).lines(width)
    assert len(found) == lines
    assert [line.paragraph for line in found if line.first and line.end > line.start] == [1, 2, 3]


def test_long_texts_are_laid_out_in_linear_time() -> None:
    assert len(MarkedText("word " * 50_000, [Marking(0, 4, OPEN)]).lines(80)) > 3_000
