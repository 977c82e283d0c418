"""Captured text as the reader draws it: display-safe, signs at its marks, wrapped, every place traceable.

Three kinds of position: an offset is a code point of the captured text; a place is a code point of the drawn
text, which has marks' signs and safe forms in it; a line is a span of places.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from claims.text.display import safe_display_with_offsets

OPEN, ACCEPTED, REJECTED, BY_HAND = "open", "accepted", "rejected", "by-hand"
SIGNS = {OPEN: ("▌", "▐"), ACCEPTED: ("✓▏", "▕"), REJECTED: ("✗▏", "▕"), BY_HAND: ("●▏", "▕")}
_WORD_AND_SPACE = re.compile(r"\S+[^\S\n]*|[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Marking:
    """A marked span of offsets, end exclusive, and its state, one of the keys of `SIGNS`."""

    start: int
    end: int
    state: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line to draw: its span of places, the paragraph it is of, and whether it is that one's first."""

    start: int
    end: int
    paragraph: int
    first: bool


class MarkedText:
    """The drawn text and the way from offsets to places and back."""

    def __init__(self, text: str, markings: Sequence[Marking]) -> None:
        self._display = safe_display_with_offsets(text)
        self._length = len(text)
        signs = sorted(self._signs(markings))
        self._sign_at = [position for position, _, _ in signs]
        self._room_before = [0]
        for _, _, sign in signs:
            self._room_before.append(self._room_before[-1] + len(sign))
        self.drawn = "".join(self._pieces(signs))

    def _signs(self, markings: Sequence[Marking]) -> Iterator[tuple[int, int, str]]:
        """Yield (position, order, sign); where one mark ends and another begins, the end comes first."""
        for marking in markings:
            opening, closing = SIGNS[marking.state]
            yield self._display.position(marking.start), 1, opening
            yield self._display.position(marking.end), 0, closing

    def _pieces(self, signs: Sequence[tuple[int, int, str]]) -> Iterator[str]:
        done = 0
        for position, _, sign in signs:
            yield self._display.text[done:position]
            yield sign
            done = position
        yield self._display.text[done:]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the places of the words from `start` to `end`, without the signs around them."""
        first = self._display.position(start)
        last = self._display.position(end)
        after = self._room_before[bisect_right(self._sign_at, first)]
        before = self._room_before[bisect_left(self._sign_at, last)]
        return first + after, last + before

    def offset(self, place: int) -> int:
        """Return the offset drawn at a place; at a sign, that of the words next to it."""
        low, high = 0, len(self._sign_at)
        while low < high:
            middle = (low + high) // 2
            if self._sign_at[middle] + self._room_before[middle] <= place:
                low = middle + 1
            else:
                high = middle
        position = place - self._room_before[low]
        if low and position < self._sign_at[low - 1]:
            position = self._sign_at[low - 1]
        return min(self._display.offset(max(position, 0)), self._length)

    def lines(self, width: int) -> list[Line]:
        """Return the lines of all paragraphs at a width in cells; an empty paragraph keeps its line."""
        found: list[Line] = []
        begin = number = 0
        for paragraph in self.drawn.split("\n"):
            number += bool(paragraph.strip())
            for start, end in wrapped(paragraph, max(width, 2)):
                found.append(Line(begin + start, begin + end, number, first=start == 0))
            begin += len(paragraph) + 1
        return found


def wrapped(paragraph: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the lines of a paragraph, broken at spaces; a longer word where it must be."""
    if len(paragraph) <= width and paragraph.isascii():
        yield 0, len(paragraph)
        return
    start = used = 0
    for match in _WORD_AND_SPACE.finditer(paragraph):
        word = match.group()
        room = cell_len(word.rstrip())
        if used and used + room > width:
            yield start, match.start()
            start, used = match.start(), 0
        if room > width:
            yield from (cuts := _broken(paragraph, match.start(), match.end(), width))[:-1]
            start, _ = cuts[-1]
            used = cell_len(paragraph[start : match.end()])
        else:
            used += cell_len(word)
    yield start, len(paragraph)


def _broken(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Return the pieces of one long word, each at most `width` cells."""
    cuts = [start]
    used = 0
    for place in range(start, end):
        cells = cell_len(text[place])
        if used + cells > width:
            cuts.append(place)
            used = 0
        used += cells
    return list(zip(cuts, [*cuts[1:], end], strict=True))
