"""The numbers and days of each sentence, read once and handed to every statement that holds them."""

import re
from bisect import bisect_left
from datetime import date
from typing import TypeVar

from claims.attribution.outlook import ahead
from claims.attribution.wordlist import words
from claims.model.texts import Quantity, TimeSpan
from claims.text.dates import time_spans
from claims.text.numbers import quantities
from claims.text.tokens import letter_runs
from claims.text.units import VAGUE

_Found = TypeVar("_Found", Quantity, TimeSpan)
_DIGIT = re.compile(r"\d")
# Without one of these a number in words is no number here: "o" in another tongue would be read as zero.
_NUMBER_WORDS = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million billion trillion half third thirds quarter quarters fifth fifths tenth tenths double doubled "
    "twice triple tripled dozen"
) | {phrase.rpartition(" ")[2] for phrase in VAGUE}

Found = tuple[tuple[Quantity, ...], tuple[TimeSpan, ...]]
"""The numbers and the days of a stretch of text."""


class Figures:
    """Numbers and days by sentence, with offsets of the whole text."""

    def __init__(self, text: str, published_on: date | None) -> None:
        self._text = text
        self._published_on = published_on
        self._sentence = (-1, -1)
        self._numbers: tuple[Quantity, ...] = ()
        self._times: tuple[TimeSpan, ...] = ()

    def within(self, start: int, end: int, sentence: tuple[int, int]) -> Found:
        """Return the numbers and days that lie between two offsets of a sentence."""
        if sentence != self._sentence:
            self._read(sentence)
        return _between(self._numbers, start, end), _between(self._times, start, end)

    def _read(self, sentence: tuple[int, int]) -> None:
        self._sentence = sentence
        start, end = sentence
        words = self._text[start:end]
        counted = _DIGIT.search(words) is not None or not _NUMBER_WORDS.isdisjoint(letter_runs(words))
        numbers = quantities(words) if counted else ()
        self._numbers = tuple([_number_at(start, number) for number in numbers])
        spans = ahead(words, time_spans(words, self._published_on), self._published_on)
        self._times = tuple([_time_at(start, span) for span in spans])


# Built anew field by field: `dataclasses.replace` takes ten times as long, and every number passes here.
def _number_at(start: int, number: Quantity) -> Quantity:
    return Quantity(
        start + number.start,
        start + number.end,
        number.text,
        number.value,
        number.comparator,
        number.unit,
        number.low,
        number.high,
    )


def _time_at(start: int, span: TimeSpan) -> TimeSpan:
    return TimeSpan(start + span.start, start + span.end, span.text, span.first, span.last)


def _between(found: tuple[_Found, ...], start: int, end: int) -> tuple[_Found, ...]:
    if not found:
        return ()
    at = bisect_left(found, start, key=lambda one: one.start)
    return tuple(one for one in found[at:] if one.end <= end)
