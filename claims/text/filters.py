"""The language of filters: plain words beside fields, such as `pardon outlet:"The Courier" status:verified`.

A field is a name of letters, a colon and a value without spaces, or a quoted one; what is quoted from the
start is plain words. A field that is still without a value asks for nothing, so that a filter can be read
while it is typed. Reading never fails: what is not understood is told.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from claims.model.filters import ClaimFilter, ReadFilter
from claims.vocabulary import ClaimStatus, Credibility

FIELDS: Mapping[str, str] = {
    "outlet": "an outlet that has words of the claim",
    "status": "how far the claim has come",
    "credibility": "the digit it is rated with, or none",
    "reviewer": "who acted on the claim",
    "stale": "yes: what a rating rests on has changed",
    "before": "made before a day, such as 2025-09-16",
}
"""The fields with what each asks for, in the order in which they are offered."""

NO_CREDIBILITY = "none"
_PIECE = re.compile(r'(?:"[^"]*"?|[^\s"])+')
_FIELD = re.compile(r"([A-Za-z]+):(?!//)(.*)", re.DOTALL)
_DAY = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?")
_YES_NO = {"yes": True, "no": False}

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a typed filter between white space, by its place; `field` is empty for plain words."""

    start: int
    end: int
    field: str
    value: str


def pieces(typed: str) -> list[Piece]:
    """Return the parts of a filter in their order, quotes taken off."""
    found = []
    for match in _PIECE.finditer(typed):
        field = _FIELD.fullmatch(match[0])
        name, value = (field[1].lower(), field[2]) if field else ("", match[0])
        if name not in FIELDS and not value:
            name, value = "", match[0]
        found.append(Piece(match.start(), match.end(), name, value.replace('"', " ").strip()))
    return found


def quoted(value: str) -> str:
    """Return a value as it can be typed behind the colon of a field; of one with quotes, its longest part."""
    part = max(value.split('"'), key=len).strip()
    return f'"{part}"' if re.search(r"\s", part) else part


def statuses_named(value: str) -> frozenset[ClaimStatus]:
    """Return the statuses that a value begins: its code, or its label."""
    begun = value.casefold().replace(" ", "-")
    return frozenset(status for status in ClaimStatus if status.value.startswith(begun))


def credibilities_named(value: str) -> frozenset[Credibility | None]:
    """Return the credibility of a digit, and None for what begins the word "none"."""
    if NO_CREDIBILITY.startswith(value.casefold()):
        return frozenset({None})
    return frozenset(grade for grade in Credibility if grade.value == value)


def read_filter(typed: str) -> ReadFilter:
    """Return what a typed filter asks for; a field given twice, or a list with commas, asks for either."""
    wanted = ClaimFilter()
    problems: list[str] = []
    for piece in pieces(typed):
        if not piece.value:
            continue
        reader = _READERS.get(piece.field)
        if reader is None:
            problems.append(_unknown_field(piece))
            continue
        try:
            wanted = reader(wanted, piece.value)
        except _NotUnderstoodError as unknown:
            problems.append(str(unknown))
    return ReadFilter(wanted, tuple(problems))


class _NotUnderstoodError(Exception):
    """A value that its field does not have; it never leaves this module."""


def _unknown_field(piece: Piece) -> str:
    near = _nearest(piece.field, FIELDS, ":")
    return f'There is no field {piece.field}:{near} (the words themselves: "{piece.field}:{piece.value}")'


def _nearest(name: str, known: Iterable[str], after: str = "") -> str:
    names = list(known)
    near = difflib.get_close_matches(name.casefold(), names, n=1, cutoff=0.4)
    if near:
        return f"; did you mean {near[0]}{after}?"
    return f"; there are {', '.join(one + after for one in names)}"


def _each(
    value: str, named: Callable[[str], frozenset[Value]], told: str, known: Iterable[str]
) -> set[Value]:
    """Return the values of a list with commas; raises _NotUnderstoodError for one that names nothing."""
    found: set[Value] = set()
    for one in filter(None, (part.strip() for part in value.split(","))):
        values = named(one)
        if not values:
            raise _NotUnderstoodError(f"{told} {one!r}{_nearest(one, known)}")
        found |= values
    return found


def _words(wanted: ClaimFilter, value: str) -> ClaimFilter:
    return replace(wanted, words=(*wanted.words, " ".join(value.split())))


def _outlet(wanted: ClaimFilter, value: str) -> ClaimFilter:
    return replace(wanted, outlets=(*wanted.outlets, value))


def _reviewer(wanted: ClaimFilter, value: str) -> ClaimFilter:
    return replace(wanted, reviewers=(*wanted.reviewers, value))


def _status(wanted: ClaimFilter, value: str) -> ClaimFilter:
    known = [status.value for status in ClaimStatus]
    found = _each(value, statuses_named, "There is no status", known)
    return replace(wanted, statuses=wanted.statuses | found)


def _credibility(wanted: ClaimFilter, value: str) -> ClaimFilter:
    known = [*(grade.value for grade in Credibility), NO_CREDIBILITY]
    found = _each(value, credibilities_named, "There is no credibility", known)
    return replace(wanted, credibilities=wanted.credibilities | found)


def _stale(wanted: ClaimFilter, value: str) -> ClaimFilter:
    answers = [answer for word, answer in _YES_NO.items() if word.startswith(value.casefold())]
    if not answers:
        raise _NotUnderstoodError(f"stale: is yes or no, not {value!r}")
    return replace(wanted, stale=answers[0])


def _before(wanted: ClaimFilter, value: str) -> ClaimFilter:
    match = _DAY.fullmatch(value)
    try:
        parts = [int(part or 1) for part in match.groups()] if match else []
        day = date(*parts)
    except (TypeError, ValueError):
        raise _NotUnderstoodError(f"before: wants a day such as 2025-09-16, not {value!r}") from None
    return replace(wanted, before=min(day, wanted.before or day))


_READERS: Mapping[str, Callable[[ClaimFilter, str], ClaimFilter]] = {
    "": _words,
    "outlet": _outlet,
    "status": _status,
    "credibility": _credibility,
    "reviewer": _reviewer,
    "stale": _stale,
    "before": _before,
}
