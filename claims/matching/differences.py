"""Where the words of two texts differ, paragraph beside paragraph.

Equal paragraphs are found first, changed ones are paired by the words they share, and only within a pair
are words compared: a moved or rewritten paragraph then costs and shows no more than itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.matching.similarity import common_runs
from claims.model.differences import Piece, Row, Span

_WORD = re.compile(r"\S+")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")

PAIRED_FROM = 0.25
"""Share of common words from which two paragraphs are taken for one that was changed."""

MOST_PAIRS = 250_000
"""Pairs of changed paragraphs that are weighed; beyond them none are paired."""

CHANCE = 2
"""Words between two changes up to which they are taken to be there by chance, as "of the" is."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph with its words and where each of them stands."""

    start: int
    end: int
    words: tuple[str, ...]
    spans: tuple[Span, ...]


def differences(left: str, right: str) -> tuple[Row, ...]:
    """Return the paragraphs of two texts beside each other, with the words that differ; space never does."""
    mine, theirs = list(_paragraphs(left)), list(_paragraphs(right))
    rows: list[Row] = []
    at, other = 0, 0
    for first, second, length in [
        *common_runs([one.words for one in mine], [one.words for one in theirs]),
        (len(mine), len(theirs), 0),
    ]:
        rows += _changed(mine[at:first], theirs[other:second])
        for one, two in zip(mine[first : first + length], theirs[second : second + length], strict=True):
            rows.append((Piece((one.start, one.end), (two.start, two.end), same=True),))
        at, other = first + length, second + length
    return tuple(rows)


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    for line in _PARAGRAPH.finditer(text):
        found = list(_WORD.finditer(text, line.start(), line.end()))
        words, spans = tuple(word.group() for word in found), tuple(word.span() for word in found)
        yield _Paragraph(spans[0][0], spans[-1][1], words, spans)


def _changed(mine: Sequence[_Paragraph], theirs: Sequence[_Paragraph]) -> Iterator[Row]:
    """Yield the rows of paragraphs none of which is in the other text as it stands."""
    at, other = 0, 0
    for first, second in [*_pairs(mine, theirs), (len(mine), len(theirs))]:
        for alone in mine[at:first]:
            yield (Piece((alone.start, alone.end), _beside(theirs, other), same=False),)
        for alone in theirs[other:second]:
            yield (Piece(_beside(mine, first), (alone.start, alone.end), same=False),)
        if first < len(mine):
            yield tuple(_pieces(mine[first], theirs[second]))
        at, other = first + 1, second + 1


def _beside(paragraphs: Sequence[_Paragraph], number: int) -> Span:
    """Return the empty span at which a paragraph of the other text would stand."""
    if number < len(paragraphs):
        return paragraphs[number].start, paragraphs[number].start
    end = paragraphs[-1].end if paragraphs else 0
    return end, end


def _pairs(mine: Sequence[_Paragraph], theirs: Sequence[_Paragraph]) -> list[tuple[int, int]]:
    """Return which changed paragraphs are versions of each other, in order, so that most words agree."""
    if len(mine) * len(theirs) > MOST_PAIRS:
        return []
    bags, others = [frozenset(one.words) for one in mine], [frozenset(one.words) for one in theirs]

    # Weighed from the end, so that reading the table forwards gives the pairs in order.
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    alike = [[_likeness(bag, other) for other in others] for bag in bags]
    for i in range(len(mine) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            paired = best[i + 1][j + 1] + alike[i][j] if alike[i][j] >= PAIRED_FROM else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(mine) and j < len(theirs):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((i, j))
            i, j = i + 1, j + 1
    return found


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b))


def _pieces(one: _Paragraph, two: _Paragraph) -> Iterator[Piece]:
    """Yield the pieces of a pair of paragraphs: what is the same, and what stands between."""
    at, other = 0, 0
    runs = _without_chance(common_runs(one.words, two.words), len(one.words), len(two.words))
    for first, second, length in [*runs, (len(one.words), len(two.words), 0)]:
        if at < first or other < second:
            yield Piece(_span(one, at, first), _span(two, other, second), same=False)
        at, other = first + length, second + length
        if length:
            yield Piece(_span(one, first, at), _span(two, second, other), same=True)


def _span(paragraph: _Paragraph, first: int, last: int) -> Span:
    """Return the code points of some words; of none, the empty span where they would stand."""
    if first < last:
        return paragraph.spans[first][0], paragraph.spans[last - 1][1]
    place = paragraph.spans[first][0] if first < len(paragraph.spans) else paragraph.end
    return place, place


Run = tuple[int, int, int]


def _without_chance(runs: Sequence[Run], left: int, right: int) -> list[Run]:
    """Leave out short runs with longer changes on both sides: those words agree by chance."""
    kept: list[Run] = []
    for number, (first, second, length) in enumerate(runs):
        before = kept[-1] if kept else (0, 0, 0)
        after = runs[number + 1] if number + 1 < len(runs) else (left, right, 0)
        gap = max(first - before[0] - before[2], second - before[1] - before[2])
        next_gap = max(after[0] - first - length, after[1] - second - length)
        if length > CHANCE or min(gap, next_gap) <= length:
            kept.append((first, second, length))
    return kept
