"""Expressions of time in English prose, and the days they mean when the report's date is known."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claims.model.texts import TimeSpan
from claims.text.tokens import letter_runs

MAX_READ = 200_000
"""Code points of a text in which expressions of time are looked for."""

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_WORDS = frozenset({"sept", *_MONTHS, *(month[:3] for month in _MONTHS)})
_COUNTS = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_COUNTS |= {"a": 1, "an": 1}

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d|,\d{3}|[.:]\d)"
_YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)(?![\d%]|,\d{3}|\.\d)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_NUMBER = r"(?P<count>\d{1,3}|" + "|".join(sorted(_COUNTS, key=len, reverse=True)) + ")"
_PATTERNS = tuple(
    (frozenset(signs.split()), re.compile(pattern))
    for signs, pattern in (
        ("year", r"\b(?P<year>(?:1[0-9]|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
        (
            "short month",
            rf"(?:\b{_WEEKDAY},? (?:the )?)?\b{_DAY} (?:of )?{_MONTH}(?:,? (?:of )?{_YEAR})?",
        ),
        ("short month", rf"(?:\b{_WEEKDAY},? )?\b{_MONTH} {_DAY}(?: ?,? (?:of )?{_YEAR})?"),
        ("year month", rf"\b(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[- ])?{_MONTH},? (?:of )?{_YEAR}"),
        ("name shift", rf"\b(?P<shift>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast) (?:{_WEEKDAY}|{_MONTH})\b"),
        ("day", rf"\b{_WEEKDAY}\b"),
        (
            "period shift",
            r"\b(?P<shift>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious) "
            r"(?P<period>week|month|year|weekend|spring|summer|autumn|winter)\b",
        ),
        ("weekend", r"\b(?P<shift>[Tt]he|[Aa]t the|[Oo]ver the) (?P<period>weekend)\b"),
        ("near", r"\b(?P<relative>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)\b"),
        ("ago", rf"(?i:\b{_NUMBER} (?P<unit>day|week|month|year)s? (?P<ago>ago|earlier))\b"),
        (
            "year",
            r"(?i:\bin the )(?:(?P<part>early|mid|late)[- ])?(?P<decade>(?:1[5-9]|20)\d0) ?['’]?s\b",
        ),
        (
            "month",
            r"\b(?:[Ii]n|[Oo]n|[Ss]ince|[Oo]f|[Uu]ntil|[Dd]uring|[Bb]y|[Ff]or|[Ff]rom|[Aa]ll of|[Ww]hole of"
            r"|[Ee]arly|"
            rf"[Ll]ate) {_MONTH}(?= |[,.;:)'’-]|\Z)",
        ),
        ("year", rf"(?<![\d$€£.,/-])\b{_YEAR}(?=[\s,.;:)'’]|-(?!\d)|\Z)"),
        (
            "month",
            r"\A(?P<month>January|February|April|June|July|August|September|October|November|December)"
            r"(?=['’]s)"
            r"|(?<=\s)(?P<month2>January|February|April|June|July|August|September|October|November|December)\b",
        ),
    )
)
"""Patterns, those before take the text from those behind; with each the signs that a text must show."""

_FIGURES = re.compile(r"\d+")
_MONTH_SIGN = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_SIGNS = {
    "day": frozenset(_DAYS),
    "near": frozenset({"yesterday", "today", "tomorrow", "tonight"}),
    "ago": frozenset({"ago", "earlier"}),
    "weekend": frozenset({"weekend"}),
    "period": frozenset({"week", "month", "year", "weekend", "spring", "summer", "autumn", "winter"}),
    "shift": frozenset({"last", "this", "next", "past", "previous"}),
}
"""The words that a sign stands for; without a figure, an expression of time has one of `_WORDS_OF_TIME`."""
_WORDS_OF_TIME = MONTH_WORDS.union(*(listed for sign, listed in _SIGNS.items() if sign != "shift"))

_COUNTED = re.compile(
    r"\s*(?!ago)(?:people|men|women|children|prisoners|soldiers|troops|votes|cases|jobs|homes|houses|members|"
    r"dollars|euros|residents|million|billion|percent|km|metres|meters|points)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """The calendar fields that an expression names, before any report date fills in the rest.

    `shift` is -1, 0 or 1 for last, this and next; `period` is the unit a shift or a count is in;
    `count` is how many of them back; `ends` are the first and last expression of a span of days.
    """

    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    period: str | None = None
    shift: int | None = None
    count: int | None = None
    ends: "tuple[TimeExpression, TimeExpression] | None" = None


def time_expressions(text: str) -> tuple[TimeExpression, ...]:
    """Return the expressions of time in a text, in order, with the fields they name."""
    text = text[:MAX_READ]
    signs = _signs(text)
    if not signs:
        return ()
    taken = bytearray(len(text))
    found = []
    for needed, pattern in _PATTERNS:
        for match in pattern.finditer(text) if needed <= signs else ():
            expression = None if any(taken[match.start() : match.end()]) else _read(match)
            if expression is not None:
                taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
                found.append(expression)
    return tuple(_joined(text, sorted(found, key=lambda expression: expression.start)))


def _signs(text: str) -> frozenset[str]:
    """Return what a text has of what the patterns cannot do without; most sentences hold nothing of it."""
    words, figures = letter_runs(text), _FIGURES.findall(text)
    if not figures and _WORDS_OF_TIME.isdisjoint(words):
        return frozenset()
    held = {sign for sign, listed in _SIGNS.items() if not listed.isdisjoint(words)}
    if _MONTH_SIGN.search(text) is not None:
        held.add("month")
    if "month" in held or "day" in held:
        held.add("name")
    if any(len(figure) < 3 for figure in figures):
        held.add("short")
    if any(len(figure) > 3 for figure in figures):
        held.add("year")
    return frozenset(held)


def _joined(text: str, found: list[TimeExpression]) -> Iterator[TimeExpression]:
    """Join two days that are the ends of a span: "from 3 March to 9 March", "between May and July 2021"."""
    waiting: TimeExpression | None = None
    for expression in found:
        if waiting is not None and _is_span(text, waiting, expression):
            yield _span(text, waiting, expression)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = expression
    if waiting is not None:
        yield waiting


def _is_span(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    before = text[max(0, first.start - 8) : first.start].lower()
    joint = text[first.end : last.start].strip().lower()
    return (before.endswith("from ") and joint in {"to", "until", "till", "through"}) or (
        before.endswith("between ") and joint == "and"
    )


def _span(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression:
    year = last.year
    if first.year is None and year is not None:
        first = replace(first, year=year)
    month = first.month if first.month == last.month else None
    words = text[first.start : last.end]
    return TimeExpression(first.start, last.end, words, year, month, ends=(first, last))


def time_spans(text: str, reported_on: date | None) -> tuple[TimeSpan, ...]:
    """Return the expressions of time in a text as first and last day.

    A weekday is the most recent one on or before the report's date, a day or month without a year the
    most recent one; "next" looks forward. Both days are None where the report's date is needed and missing.
    """
    spans = []
    for expression in time_expressions(text):
        first, last = resolve(expression, reported_on) or (None, None)
        spans.append(TimeSpan(expression.start, expression.end, expression.text, first, last))
    return tuple(spans)


def resolve(expression: TimeExpression, reported_on: date | None) -> tuple[date, date] | None:
    """Return the first and last day of an expression, None where it cannot be told."""
    try:
        if expression.ends is not None:
            return _between(*expression.ends, reported_on)
        if expression.year is not None:
            return _absolute(expression, expression.year)
        if reported_on is None:
            return None
        return _relative(expression, reported_on)
    except (ValueError, OverflowError):
        # A thirtieth of February, or a step beyond the calendar.
        return None


def upcoming(expression: TimeExpression, reported_on: date) -> tuple[date, date] | None:
    """Return the first and last day of the next such weekday, month or day, None for any other expression."""
    if expression.ends is not None or expression.year is not None or expression.shift is not None:
        return None
    if expression.count is not None or (expression.weekday is None and expression.month is None):
        return None
    if expression.month is None:
        found = resolve(expression, reported_on)
        week = timedelta(days=7 if found is not None and found[1] < reported_on else 0)
        return None if found is None else (found[0] + week, found[1] + week)
    for year in (reported_on.year, reported_on.year + 1):
        found = resolve(replace(expression, year=year), reported_on)
        if found is not None and found[1] >= reported_on:
            return found
    return None


def _between(
    first: TimeExpression, last: TimeExpression, reported_on: date | None
) -> tuple[date, date] | None:
    start, end = resolve(first, reported_on), resolve(last, reported_on)
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


def _read(match: re.Match[str]) -> TimeExpression | None:
    fields = {name: value for name, value in match.groupdict().items() if value is not None}
    month = fields.get("month") or fields.get("month2")
    year = int(fields["year"]) if "year" in fields else None
    day = int(fields["day"]) if "day" in fields else None
    if day is not None and not 1 <= day <= 31:
        return None
    if year is not None and month is None and _COUNTED.match(match.string, match.end()):
        return None
    start, end = _tight(match)
    if "decade" in fields:
        return TimeExpression(start, end, match.string[start:end], int(fields["decade"]), period="decade")
    period, shift, count = _shifted(fields)
    weekday = _DAYS.index(fields["weekday"].lower()) if "weekday" in fields else None
    number = None if month is None else _month(month)
    if month is not None and number is None:
        return None
    return TimeExpression(
        start, end, match.string[start:end], year, number, day, weekday, period, shift, count
    )


def _tight(match: re.Match[str]) -> tuple[int, int]:
    """Leave out a preposition that only helped to recognise a month."""
    if match.group().partition(" ")[0].lower() in {
        "in",
        "on",
        "since",
        "of",
        "until",
        "during",
        "by",
        "for",
        "from",
        "all",
        "whole",
    }:
        for name in ("part", "month", "decade"):
            if match.groupdict().get(name):
                return match.start(name), match.end()
    return match.span()


def _shifted(fields: dict[str, str]) -> tuple[str | None, int | None, int | None]:
    if "relative" in fields:
        word = fields["relative"].lower()
        return "day", {"yesterday": -1, "tomorrow": 1}.get(word, 0), None
    if "ago" in fields:
        count = fields["count"].lower()
        return fields["unit"].lower(), None, int(count) if count.isdecimal() else _COUNTS[count]
    if "shift" not in fields:
        return None, None, None
    word = fields["shift"].lower()
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "this": 0}.get(word, -1)
    return fields.get("period", "").lower() or None, shift, None


def _month(name: str) -> int | None:
    if name.isdecimal():
        return int(name) if 1 <= int(name) <= 12 else None
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))


def _absolute(expression: TimeExpression, year: int) -> tuple[date, date]:
    if expression.period == "decade":
        return date(year, 1, 1), date(year + 9, 12, 31)
    if expression.month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if expression.day is None:
        return _whole_month(year, expression.month)
    day = date(year, expression.month, expression.day)
    return day, day


def _whole_month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _relative(expression: TimeExpression, today: date) -> tuple[date, date] | None:
    if expression.count is not None:
        return _back(expression, today)
    if expression.month is not None:
        return _nearest(expression, expression.month, today)
    if expression.weekday is not None:
        day = today - timedelta(days=(today.weekday() - expression.weekday) % 7)
        if expression.shift == 1:
            day += timedelta(days=7)
        return day, day
    return _period(expression, today)


def _nearest(expression: TimeExpression, month: int, today: date) -> tuple[date, date]:
    year = today.year
    if (month, expression.day or 1) > (today.month, today.day) and expression.shift != 1:
        year -= 1
    elif expression.shift == 1 and month <= today.month:
        year += 1
    elif expression.shift == -1 and month == today.month:
        year -= 1
    if expression.day is None:
        return _whole_month(year, month)
    day = date(year, month, expression.day)
    return day, day


def _period(expression: TimeExpression, today: date) -> tuple[date, date] | None:
    shift = expression.shift or 0
    if expression.period == "day":
        day = today + timedelta(days=shift)
        return day, day
    if expression.period == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    if expression.period == "weekend":
        saturday = today - timedelta(days=(today.weekday() + 2) % 7)
        return saturday, saturday + timedelta(days=1)
    if expression.period == "month":
        months = today.year * 12 + today.month - 1 + shift
        return _whole_month(months // 12, months % 12 + 1)
    if expression.period == "year":
        return date(today.year + shift, 1, 1), date(today.year + shift, 12, 31)
    return None


def _back(expression: TimeExpression, today: date) -> tuple[date, date]:
    count = expression.count or 0
    if expression.period == "day":
        day = today - timedelta(days=count)
        return day, day
    if expression.period == "week":
        day = today - timedelta(weeks=count)
        return day - timedelta(days=3), day + timedelta(days=3)
    if expression.period == "month":
        months = today.year * 12 + today.month - 1 - count
        return _whole_month(months // 12, months % 12 + 1)
    return date(today.year - count, 1, 1), date(today.year - count, 12, 31)
