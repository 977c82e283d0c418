"""A suggestion whose words hold two claims, parted into two that each stand alone."""

import re
from collections.abc import Mapping

from claims.attribution.assembly import suggestion_of
from claims.attribution.clauses import Part
from claims.attribution.drafts import Draft
from claims.attribution.naming import NameIndex
from claims.attribution.restating import restate
from claims.model.chains import Suggestion

_EDGES = " \n\t\r,;:–—-"
_JOINING = re.compile(r"(?:and|but|while|whereas|yet|so|or)\b\s*", re.IGNORECASE)
_JOINT = re.compile(r"[;:]|,?\s(?:and|but|while|whereas|yet)\b", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|but|while|whereas|yet|so|or)$", re.IGNORECASE)

Span = tuple[int, int]
_REASON = "A person split the words around it."


def halves(text: str, start: int, end: int, at: int) -> tuple[Span, Span]:
    """Return the spans before and after a place, without the marks and words that join them.

    A half without words comes back empty.
    """
    first = text[start:at].rstrip(_EDGES)
    first = _JOINED.sub("", first).rstrip(_EDGES)
    second = text[at:end]
    begin = at + len(second) - len(second.lstrip(_EDGES))
    joining = _JOINING.match(text, begin, end)
    begin = joining.end() if joining else begin
    second_half = (begin, end) if any(map(str.isalnum, text[begin:end])) else (end, end)
    return (start, start + len(first)) if any(map(str.isalnum, first)) else (start, start), second_half


def likely_place(text: str, start: int, end: int) -> int:
    """Return where words are likeliest to hold two claims: at the joining word or mark nearest the middle."""
    middle = (start + end) // 2
    joints = [match.start() for match in _JOINT.finditer(text, start + 1, end)]
    gaps = joints or [match.start() for match in re.finditer(r"\s", text[start:end])]
    shift = 0 if joints else start
    return min((gap + shift for gap in gaps), key=lambda place: abs(place - middle), default=middle)


def split(text: str, whole: Suggestion, at: int, names: NameIndex) -> tuple[Suggestion, Suggestion]:
    """Return two suggestions for one, of one speaker, each restated so that it stands alone."""
    first, second = halves(text, whole.start, whole.end, at)
    return _half(text, whole, first, Part.MAIN, names), _half(text, whole, second, Part.CLAUSE, names)


def parted(
    text: str, suggestions: tuple[Suggestion, ...], places: Mapping[Span, int]
) -> tuple[Suggestion, ...]:
    """Return suggestions with those at some spans split at a place each; halves may be split again."""
    if not places:
        return suggestions
    names = NameIndex(text)
    found: list[Suggestion] = []
    todo = list(reversed(suggestions))
    while todo:
        one = todo.pop()
        at = places.get((one.start, one.end))
        if at is None:
            found.append(one)
        else:
            todo.extend(reversed(split(text, one, at, names)))
    return tuple(found)


def _half(text: str, whole: Suggestion, span: Span, part: Part, names: NameIndex) -> Suggestion:
    start, end = span
    hedge = whole.hedge if whole.hedge and start <= whole.hedge.start and whole.hedge.end <= end else None
    draft = Draft(
        start,
        end,
        0,
        (whole.start, whole.end),
        whole.kind,
        _REASON,
        whole.chain[1:],
        part,
        main=whole.text,
        hedge=hedge,
        flags=[flag for flag in whole.flags if not flag.endswith("-unresolved")],
        supported_by=whole.supported_by,
    )
    numbers = tuple(one for one in whole.numbers if start <= one.start and one.end <= end)
    times = tuple(one for one in whole.times if start <= one.start and one.end <= end)
    speakers = frozenset(hop.actor for hop in draft.hops)
    claim, unresolved = restate(text, draft, names, times, speakers)
    draft.flags += unresolved
    return suggestion_of(text, draft, claim, whole.chain[0], (numbers, times))
