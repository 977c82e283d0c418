"""Numbers as they stand in a text, in digits or words, before it is known what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

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
_TOKENS = re.compile(r"[A-Za-z]+|[^\s-]")
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
_ROUND_ENDS = frozenset({"dozen", "million", "billion"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number before it is known what it counts."""

    start: int
    end: int
    value: Decimal


class _Token:
    """A word as text2num asks for it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

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
    return not _ROUND_ENDS.isdisjoint(words) or any(map(_says_number, words))


@lru_cache(maxsize=65_536)
def _says_number(word: str) -> bool:
    """Say whether a word is a number by itself; a longer number in words always holds one that is."""
    from text_to_num import find_numbers

    return bool(find_numbers([_Token(word)], "en", 0.0))


@lru_cache(maxsize=8)
def _worded(text: str) -> tuple[tuple[int, int, Decimal, bool], ...]:
    """Return start, end, value and whether it is an ordinal; cardinals and ordinals are asked for in turn."""
    # Imported late: a third of the texts that are compared have no number word at all.
    from text_to_num import find_numbers

    matches = list(_TOKENS.finditer(text))
    tokens = [_Token(match.group().lower()) for match in matches]
    return tuple(
        (matches[found.start].start(), matches[found.end - 1].end(), _plain(found.value), found.is_ordinal)
        for found in find_numbers(tokens, "en", 0.0)
        if matches[found.start].group()[0].isalpha()
    )


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
