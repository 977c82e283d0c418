"""Whether a sentence says what its quotes say: numbers, days, names, how sure they are, and yes or no.

Each refusal names the rule, the words and the fix. Rows of terms for likelihood: ICD 203 (2015), section D.6.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from claims.matching.conflicts import find_conflicts
from claims.matching.features import compare
from claims.matching.naming import compare_names
from claims.matching.reading import read
from claims.model.pairs import Statement
from claims.model.texts import Quantity
from claims.summary.certainty import hardened
from claims.text.dates import time_expressions, time_spans
from claims.text.lexicon import is_known
from claims.text.names import NameSpan, name_words, names_in
from claims.text.normalize import fold
from claims.text.numbers import bounds, measured, quantities
from claims.text.units import CURRENCY_WORDS, MEASURES
from claims.text.words import stem
from claims.vocabulary import ConflictKind

_HELD_AGAINST = 0.5
"""Share of the smaller statement's matter from which a sentence and a quote are about one thing."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What one mention gives a sentence to stand on.

    `words` are the quoted ones, and numbers come from nowhere else. `beside` stands before and behind them
    in the capture, `wording` is the claim that people put to them: there a pronoun gets its name, and a day
    where the capture has none. `speakers` say it, in a report of `reported_on`.
    """

    words: str
    beside: str
    wording: str
    reported_on: date | None
    speakers: tuple[str, ...]


def unfaithful(sentence: str, cited: Sequence[Cited]) -> tuple[str, ...]:
    """Return where a sentence says something else, or more, than the words it cites."""
    quotes = [one.words for one in cited]
    found = [
        *_numbers(sentence, quotes),
        *_days(sentence, cited),
        *_names(sentence, cited),
        *hardened(sentence, quotes),
        *_denied(sentence, quotes),
    ]
    return tuple(dict.fromkeys(found))


def _numbers(sentence: str, quotes: Iterable[str]) -> list[str]:
    """Hold the numbers of a sentence against those quoted; the sum of two quoted ones counts as quoted."""
    stated = _counts(sentence)
    if not stated:
        return []
    quoted = [number for words in quotes for number in _counts(words)]
    return [
        f"numbers: “{number.text}” is not what a cited quote says; correct it or cite the words that say it"
        for number in stated
        if not any(_bears(theirs, number) for theirs in quoted) and not _is_sum(number, quoted)
    ]


def _counts(words: str) -> list[Quantity]:
    """Return the numbers of a text that are not part of a date."""
    days = [(time.start, time.end) for time in time_expressions(words)]
    return [
        number
        for number in quantities(words)
        if number.value is not None
        and not any(start < number.end and number.start < end for start, end in days)
    ]


def _bears(quoted: Quantity, stated: Quantity) -> bool:
    """Whether a quoted number bears a stated one out: "1,246" bears "more than 1,000", not the reverse."""
    base, factor = measured(quoted)
    other, other_factor = measured(stated)
    if base != other and (
        _is_opposite(base, other) or (base and other and not {base, other}.isdisjoint(_FIXED))
    ):
        return False
    low, high = bounds(quoted)
    least, most = bounds(stated)
    return (least is None or (low is not None and low * factor >= least * other_factor)) and (
        most is None or (high is not None and high * factor <= most * other_factor)
    )


_FIXED = (
    frozenset(base for base, _ in MEASURES.values())
    | frozenset(CURRENCY_WORDS.values())
    | {"percent", "years old"}
)
"""Units that no other word stands for, as "men" may stand for "prisoners"."""


def _is_opposite(unit: str, other: str) -> bool:
    """Whether two units part one kind between them: "12 women" does not bear "12 men"."""
    return {stem(unit), stem(other)} in _OPPOSITES


_OPPOSITES = [
    {stem(one), stem(other)}
    for one, other in (("men", "women"), ("boys", "girls"), ("dead", "injured"), ("killed", "wounded"))
]


def _is_sum(stated: Quantity, quoted: Sequence[Quantity]) -> bool:
    values = [one.value for one in quoted if one.value is not None]
    return stated.comparator == "=" and stated.value in {one + two for one, two in combinations(values, 2)}


def _days(sentence: str, cited: Sequence[Cited]) -> list[str]:
    """Hold the days of a sentence against those in the quotes and around them."""
    stated = time_spans(sentence, _newest(cited))
    if not stated:
        return []
    known = [day for one in cited for day in _days_of(one)]
    return [
        f"dates: “{time.text}” is no day of the cited words; correct it or cite the words that say it"
        for time in stated
        if time.first
        and time.last
        and not any(time.first <= first and last <= time.last for first, last in known)
    ]


def _days_of(cited: Cited) -> list[tuple[date, date]]:
    """Return the days that a mention tells of, and the day of its report."""
    captured = [*time_spans(cited.words, cited.reported_on), *time_spans(cited.beside, cited.reported_on)]
    times = captured or time_spans(cited.wording, cited.reported_on)
    days = [(time.first, time.last) for time in times if time.first and time.last]
    return [*days, (cited.reported_on, cited.reported_on)] if cited.reported_on else days


def _newest(cited: Sequence[Cited]) -> date | None:
    return max((one.reported_on for one in cited if one.reported_on), default=None)


def _names(sentence: str, cited: Sequence[Cited]) -> list[str]:
    """Hold the names of a sentence against all that the mentions and their speakers name."""
    taken = [(time.start, time.end) for time in time_expressions(sentence)]
    taken += [(number.start, number.end) for number in quantities(sentence)]
    stated = [
        span for span in names_in(sentence) if not any(start <= span.start < end for start, end in taken)
    ]
    if not stated:
        return []
    places = [words for one in cited for words in (one.words, one.beside, one.wording, *one.speakers)]
    held = frozenset(word for words in places for word in _folded_words(words))
    known = [name for words in places for name in _named(words)]
    return [
        f"names: “{span.text}” is in no cited quote; correct it or cite the words that name it"
        for span in stated
        if not _is_held(span, held) and not any(_same_name(span.text, name) for name in known)
    ]


def _is_held(span: NameSpan, held: frozenset[str]) -> bool:
    words = _folded_words(span.text)
    if words <= held:
        return True
    # The capital of a sentence's first word makes no name of it.
    return span.start == 0 and len(words) == 1 and is_known(stem(next(iter(words))))


@lru_cache(maxsize=4_096)
def _folded_words(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(words)))


@lru_cache(maxsize=4_096)
def _named(words: str) -> tuple[str, ...]:
    return tuple(span.text for span in names_in(words))


def _same_name(one: str, other: str) -> bool:
    return bool(name_words(one) and name_words(other)) and compare_names(one, other).same


def _denied(sentence: str, quotes: Sequence[str]) -> list[str]:
    """Say where a sentence says no to what every quote says, or yes to what it denies."""
    found = [_opposition(sentence, words) for words in quotes]
    if not found or None in found:
        return []
    return [
        f"meaning: “{mine}” is the opposite of “{theirs}” in the cited quote; say what it says"
        for mine, theirs in dict.fromkeys(pair for pair in found if pair)
    ]


def _opposition(sentence: str, words: str) -> tuple[str, str] | None:
    pair = compare(read(Statement(sentence)), read(Statement(words)))
    if pair.overlap < _HELD_AGAINST:
        return None
    conflicts = (found.conflict for found in find_conflicts(pair))
    opposed = next((one for one in conflicts if one.kind is ConflictKind.NEGATION), None)
    return (opposed.left, opposed.right) if opposed else None
