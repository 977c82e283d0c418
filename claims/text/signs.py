"""What a text holds that numbers are made of, looked for before any pattern is tried on it."""

import re

from claims.text.dates import MONTH_WORDS
from claims.text.numerals import holds_number
from claims.text.tokens import letter_runs
from claims.text.units import FRACTIONS, VAGUE

_DIGIT = re.compile(r"\d")
_CALENDAR = re.compile(r"\d(?:[-./:]\d| ?['’]?s| ?(?:gmt|utc|hours|a\.?m|p\.?m))")
_OUT_OF_FIGURES = re.compile(r"\d (?:out of|of every|in) ")
_FRACTION_WORDS = frozenset(FRACTIONS) | {f"{name}s" for name in FRACTIONS}
_VAGUE_ENDS = frozenset(phrase.rpartition(" ")[2] for phrase in VAGUE)


class Signs:
    """The signs of numbers in one text.

    Most sentences have none of them, and every pattern that is not tried on them is time saved.
    """

    def __init__(self, text: str) -> None:
        lower = text.lower()
        words = letter_runs(text)
        self.digit = _DIGIT.search(lower) is not None
        worded = holds_number(words)
        self.number = self.digit or worded
        self.share = worded or (self.digit and _OUT_OF_FIGURES.search(lower) is not None)
        self.calendar = self.digit and (
            not MONTH_WORDS.isdisjoint(words) or _CALENDAR.search(lower) is not None
        )
        self.fraction = not _FRACTION_WORDS.isdisjoint(words)
        self.vague = not _VAGUE_ENDS.isdisjoint(words)
