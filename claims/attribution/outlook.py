"""Days that lie ahead: "talks will resume on Friday" is no Friday that has been."""

import re
from datetime import date

from claims.attribution.cues import CUES
from claims.model.texts import TimeSpan
from claims.text.dates import time_expressions, upcoming

_AHEAD = re.compile(
    r"(?:\b(?:will|would|could|may|might|shall|should)|[’']ll|"
    r"\b(?:due|set|scheduled|planned|plans|expected|expects|hopes|ready|agreed) to)"
    r"\s(?!have\b)(?P<between>[^,;:.“”\"()]*)\Z",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(
    r"\b(?:[a-z]{3,}ed|was|were|had|since|after|last|who|which|did|began|took|left|made|held)\b",
)
"""What tells of the past again: "will review the plan adopted in January"."""

_FARTHEST = 120
"""Characters from a verb to its day; prose stays below, and more would be read again and again."""


def ahead(words: str, spans: tuple[TimeSpan, ...], reported_on: date | None) -> tuple[TimeSpan, ...]:
    """Return the days of a sentence, those moved forward that a verb says are still to come."""
    if reported_on is None or not any(_passed(span, reported_on) for span in spans):
        return spans
    return tuple([_moved(words, span, reported_on) if _passed(span, reported_on) else span for span in spans])


def _passed(span: TimeSpan, reported_on: date) -> bool:
    return span.last is not None and span.last < reported_on


def _moved(words: str, span: TimeSpan, reported_on: date) -> TimeSpan:
    future = _AHEAD.search(words[max(0, span.start - _FARTHEST) : span.start])
    if future is None or _tells_of_past(future["between"]):
        return span
    for expression in time_expressions(words):
        if expression.start == span.start:
            days = upcoming(expression, reported_on)
            return span if days is None else TimeSpan(span.start, span.end, span.text, *days)
    return span


def _tells_of_past(between: str) -> bool:
    spoken = any(word in CUES and CUES[word].lemma in ("say", "tell") for word in between.lower().split())
    return spoken or _BROKEN_OFF.search(between) is not None
