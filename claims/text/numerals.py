"""Numbers as they stand in a text, in digits or words, before it is known what they count."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from claims.text.tokens import letter_runs
from claims.text.units import CURRENCY_WORDS, IRREGULAR_PLURALS, MEASURES

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DIGITS = re.compile(
    # The look behind stands after the first digit: the search then skips from digit to digit.
    r"\d(?<![\w.,/:-]\d)"
    r"(?:\d{0,2}(?:[,\u00a0\u202f\u2009]\d{3})+(?:\.\d+)?|\d{0,17}(?:\.\d{1,9})?)(?![\d/])"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_YEAR_BEFORE = re.compile(
    rf"(?:\b(?:in|since|of|until|till|by|from|during|before|after|year|early|late|mid|between|and|to|the"
    rf"|{MONTHS})|['’]s|,)\s*\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_TOKENS = re.compile(r"([A-Za-z]+|[^\s-])")
_PLURAL_SCALES = {"hundreds", "thousands", "millions", "billions", "trillions"}
_ROUND = {
    "a dozen": Decimal(12),
    "half a dozen": Decimal(6),
    "half a million": Decimal(500_000),
    "half a billion": Decimal(500_000_000),
}
_ROUND_WORDS = re.compile(
    r"\b(half a dozen|half a million|half a billion|(?<!half )a dozen)\b", re.IGNORECASE
)
_UNITS = MEASURES.keys() | CURRENCY_WORDS.keys()
_REACH = 3
"""Words on either side of a number word that can join it to another one, and some to spare."""
_ROUND_ENDS = frozenset({"dozen", "million", "billion"})


class Number(NamedTuple):
    """A number before it is known what it counts."""

    start: int
    end: int
    value: Decimal


class _Token:
    """A word as text2num asks for it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        # The library takes no lone surrogates.
        self._text = text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")

    def text(self) -> str:
        return self._text

    def nt_separated(self, previous: "_Token") -> bool:  # noqa: ARG002
        return False

    def not_a_number_part(self) -> bool:
        return self._text in _PLURAL_SCALES


def digits(text: str) -> Iterator[Number]:
    """Yield the numbers in digits that are no years and no ordinals; longer than 18 digits is no number."""
    for match in _DIGITS.finditer(text):
        plain = re.sub(r"[,\u00a0\u202f\u2009]", "", match.group())
        value = Decimal(plain)
        following = text[match.end() : match.end() + 30]
        if following[:2].lower() in {"st", "nd", "rd", "th"} and not following[2:3].isalpha():
            continue
        if _YEAR.match(plain) and plain == match.group() and _is_year(text, match.start(), following):
            continue
        yield Number(match.start(), match.end(), value)


def _is_year(text: str, start: int, following: str) -> bool:
    if _YEAR_BEFORE.search(text[max(0, start - 16) : start]):
        return True
    word = _WORD.match(following.lstrip())
    return word is None or not (is_plural(word.group()) or word.group().lower() in _UNITS)


def spelled(text: str, *, ordinal: bool) -> list[Number]:
    """Return the numbers in words: cardinals, or else ordinals."""
    words = letter_runs(text)
    if not holds_number(words):
        return []
    numbers = [
        Number(start, end, value)
        for start, end, value, is_ordinal in _worded(text)
        if is_ordinal is ordinal and not (ordinal and _is_moment(text, start, end))
    ]
    if ordinal or _ROUND_ENDS.isdisjoint(words):
        return numbers
    return [
        Number(*match.span(), _ROUND[match[1].lower()]) for match in _ROUND_WORDS.finditer(text)
    ] + numbers


def holds_number(words: frozenset[str]) -> bool:
    """Say whether a number in words can stand in a text with these words, given in lower case."""
    return not _ROUND_ENDS.isdisjoint(words) or any(map(_alone, words))


@lru_cache(maxsize=65_536)
def _alone(word: str) -> tuple[Decimal, bool] | None:
    """Return what a word is by itself, and whether an ordinal; a longer number always holds one that is."""
    # Imported late: a third of the texts that are compared have no number word at all.
    import text_to_num

    for found in text_to_num.find_numbers([_Token(word)], "en", 0.0):
        return _plain(found.value), found.is_ordinal
    return None


@lru_cache(maxsize=8)
def _worded(text: str) -> tuple[tuple[int, int, Decimal, bool], ...]:
    """Return start, end, value and whether it is an ordinal; cardinals and ordinals are asked for in turn."""
    alone = [(word, number) for word in letter_runs(text) if (number := _alone(word)) is not None]
    lower = text.lower()
    if len(alone) == 1 and lower.count(alone[0][0]) == 1 and len(lower) == len(text):
        # Most texts have one number word, and need not be taken apart for it.
        start = lower.index(alone[0][0])
        return ((start, start + len(alone[0][0]), *alone[0][1]),)
    gaps_and_words = _TOKENS.split(text)
    ends = list(accumulate(map(len, gaps_and_words)))
    words = [word.lower() for word in gaps_and_words[1::2]]
    return tuple(
        [
            (ends[2 * first], ends[2 * last + 1], value, is_ordinal)
            for first, last, value, is_ordinal in _numbers_among(words)
            if words[first][0].isalpha()
        ]
    )


def _numbers_among(words: list[str]) -> Iterator[tuple[int, int, Decimal, bool]]:
    """Yield the numbers among some words: places of the first and last word, value, whether an ordinal."""
    import text_to_num

    places = [at for at, number in enumerate(map(_alone, words)) if number]
    cuts = [at for at in range(1, len(places)) if places[at] - places[at - 1] > 2 * _REACH]
    # The library asks three questions of every word it is given, so it is given the neighbours only.
    for start, stop in pairwise([0, *cuts, len(places)] if places else []):
        first, last = max(0, places[start] - _REACH), places[stop - 1]
        tokens = [_Token(word) for word in words[first : last + _REACH + 1]]
        for found in text_to_num.find_numbers(tokens, "en", 0.0):
            yield first + found.start, first + found.end - 1, _plain(found.value), found.is_ordinal


def _is_moment(text: str, start: int, end: int) -> bool:
    """Whether "second" stands alone, as the unit of time."""
    return text[start:end].lower() == "second" and _WORD.match(text[end:].lstrip()) is None


def _plain(value: float) -> Decimal:
    return Decimal(int(value)) if value == int(value) else Decimal(str(value))


@lru_cache(maxsize=16_384)
def number_of(word: str) -> Decimal | None:
    """Return the number that a whole word is, None where it is none."""
    if word.isdecimal() and len(word) < 10:
        return Decimal(word)
    if not word.isalpha() and "-" not in word:
        return None
    numbers = spelled(word, ordinal=False)
    return numbers[0].value if len(numbers) == 1 and numbers[0].end == len(word) else None


def is_plural(word: str) -> bool:
    """Say whether a word looks like the plural of something counted."""
    word = word.lower()
    return word in IRREGULAR_PLURALS or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    )
