"""Growing a selection of captured words by words and sentences; offsets are code points, end exclusive."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from claims.text.sentences import sentences

_WORD = re.compile(r"[^\W_]+(?:['’.,\-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Selection:
    """Selected words; `at_end` tells which end the keys move."""

    start: int
    end: int
    at_end: bool = True

    def other_end(self) -> "Selection":
        """Return the same words with the keys moving the other end."""
        return replace(self, at_end=not self.at_end)


class WordSteps:
    """The words of one captured text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [match.start() for match in _WORD.finditer(text)]
        self._ends = [match.end() for match in _WORD.finditer(text)]

    def first_word(self, offset: int) -> Selection | None:
        """Return the word at or after an offset, None in a text without words after it."""
        word = bisect_right(self._ends, offset)
        if word >= len(self._starts):
            return None
        return Selection(self._starts[word], self._ends[word])

    def by_words(self, selection: Selection, words: int) -> Selection:
        """Move the active end by some words; it stops where one word is left, and at the ends of the text."""
        if selection.at_end:
            at = bisect_left(self._ends, selection.end) + words
            least = bisect_left(self._starts, selection.start)
            end = self._ends[max(least, min(at, len(self._ends) - 1))]
            return replace(selection, end=max(end, selection.start + 1))
        at = bisect_right(self._starts, selection.start) - 1 + words
        most = bisect_left(self._ends, selection.end)
        start = self._starts[max(0, min(at, most, len(self._starts) - 1))]
        return replace(selection, start=min(start, selection.end - 1))

    def to_sentence(self, selection: Selection) -> Selection:
        """Grow to whole sentences; where they are whole already, take in the next one of the paragraph."""
        begin = self._text.rfind("\n", 0, selection.start) + 1
        finish = self._text.find("\n", selection.end)
        found = sentences(self._text, begin, len(self._text) if finish < 0 else finish)
        touched = [
            i for i, (start, end) in enumerate(found) if start < selection.end and selection.start < end
        ]
        if not touched:
            return selection
        start, end = found[touched[0]][0], found[touched[-1]][1]
        if start >= selection.start and end <= selection.end and touched[-1] + 1 < len(found):
            end = found[touched[-1] + 1][1]
        return replace(selection, start=min(start, selection.start), end=max(end, selection.end))
