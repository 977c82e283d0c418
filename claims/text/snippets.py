"""The words around what was searched for, cut from a text of any length."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.text.normalize import fold
from claims.text.words import FUNCTION_WORDS, stem

AROUND = 60
"""Characters kept on either side of a hit."""

_READ = 400_000
_APART = 12
_WORD = re.compile(r"[^\W_]+")
_MOST_HITS = 2_000


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text in parts, each with whether it is a word searched for.

    `start` and `end` are the code points of its first hit in the whole text, with those right after it, end
    exclusive.
    """

    parts: tuple[tuple[str, bool], ...]
    start: int
    end: int


def snippets(text: str, wanted: str, most: int = 1) -> tuple[Snippet, ...]:
    """Return the pieces of a text that hold most of the words wanted, in the order of the text.

    A word is found in its other forms and scripts too, by its folded stem; the first 400,000
    characters are read.
    """
    keys = {key for key in _keys(wanted) if key not in FUNCTION_WORDS} or set(_keys(wanted))
    hits = list(_hits(text[:_READ], keys))
    taken: list[tuple[int, int]] = []
    # Windows with the most different words come first, and none of them overlap.
    for first, last in sorted(
        _windows(hits), key=lambda window: -len({key for _, _, key in hits[slice(*window)]})
    ):
        if len(taken) < most and all(last <= one or first >= other for one, other in taken):
            taken.append((first, last))
    return tuple(
        _cut(text, [(start, end) for start, end, _ in hits[slice(*window)]]) for window in sorted(taken)
    )


def _keys(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        yield stem(fold(match[0]))


def _hits(text: str, keys: set[str]) -> Iterator[tuple[int, int, str]]:
    found = 0
    for match in _WORD.finditer(text):
        key = stem(fold(match[0]))
        if key in keys:
            yield match.start(), match.end(), key
            found += 1
            if found == _MOST_HITS:
                return


def _windows(hits: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """Yield runs of hits, by their positions, that stand near enough to be shown together."""
    last = 0
    for first in range(len(hits)):
        last = max(last, first)
        while last < len(hits) and hits[last][1] - hits[first][0] <= 2 * AROUND:
            last += 1
        yield first, last


def _cut(text: str, hits: list[tuple[int, int]]) -> Snippet:
    """Cut around hits, at white space where there is some near."""
    start, end = hits[0][0], hits[-1][1]
    first, last = max(start - AROUND, 0), min(end + AROUND, len(text))
    before, after = text[first:start], text[end:last]
    if first:
        before = "…" + (before.split(None, 1)[-1] if re.search(r"\s\S", before.lstrip()) else before)
    if last < len(text):
        after = (after.rsplit(None, 1)[0] if re.search(r"\S\s", after.rstrip()) else after) + "…"
    parts = [(before, False)]
    reached = start
    for begin, stop in hits:
        parts += [(text[reached:begin], False), (text[begin:stop], True)]
        reached = stop
    parts.append((after, False))
    return Snippet(tuple((_one_line(part), hit) for part, hit in parts if part), start, _run_end(hits))


def _run_end(hits: list[tuple[int, int]]) -> int:
    """Return the end of the first hits that follow one another closely."""
    end = hits[0][1]
    for begin, stop in hits:
        if begin - end > _APART:
            break
        end = stop
    return end


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
