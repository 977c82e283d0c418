"""A light tokeniser: words, figures and marks with their places, without any model."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

_TOKEN = re.compile(
    # Nearly every token is a plain word; tried first, it spares the other alternatives.
    r"([a-z]++(?![\w’'&/-])"
    r"|(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Prof|Rev|Hon|Jr|Sr|Capt|Maj)\."
    r"|[$€£¥]?\d+(?:[.,:]\d+)*%?(?:-\w+)*"
    r"|\w+(?:[-'’&/]\w+)*(?:[’'](?=\s))?"
    r"|[^\w\s])"
)

_LETTERS = re.compile(r"[a-z]+")


@lru_cache(maxsize=8)
def letter_runs(text: str) -> frozenset[str]:
    """Return the runs of plain letters in a text, in lower case.

    Most sentences hold no number, time or quantifier, and looking here first costs less than a pattern that
    tries every character. Kept for the last few texts, because one text is asked about many times in turn.
    """
    return frozenset(_LETTERS.findall(text.lower()))


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a stretch of text, as parallel lists; offsets are those of the whole text."""

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Return the tokens of `text` between two offsets; a possessive s belongs to its word."""
    gaps_and_words = _TOKEN.split(text[start:end])
    ends = list(accumulate(map(len, gaps_and_words), initial=start))
    words = gaps_and_words[1::2]
    return Tokens(words, [word.lower() for word in words], ends[1:-1:2], ends[2::2])
