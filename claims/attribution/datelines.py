"""What stands in front of a paragraph's first sentence: a dateline, a clock time, an ISO date."""

import re
from typing import NamedTuple

from claims.attribution.actors import actor_of, anonymous
from claims.model.chains import Hop
from claims.vocabulary import HopAct, NodeKind

_LONGEST = 80
_DATELINE = re.compile(
    r"(?:date\s+)?\d{4}-\d\d-\d\d\s+(?=\S)"
    r"|\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}T|UTC|MSK|ET|PT))?(?:\s?[:—–-])?\s+(?=[A-Z“\"])"
    r"|[A-Z]{3}[\w ,.’'/-]{0,50}?(?:\((?P<agency>[^)\n]{2,40})\)\s*)?(?:[—–]|\s-{1,2})\s+(?=\S)"
)
# "NASA said the five companies —": words of a sentence stand in no dateline, but for those inside names.
_IN_A_SENTENCE = re.compile(
    r"(?<![\w.’'(/-])(?!(?:de|del|la|le|al|el|da|do|and|of|on|near|upon|sur|date|am|pm|in)\b)[a-z]{2,}(?![^(]*\))"
)


class Dateline(NamedTuple):
    """Where the first sentence begins behind it, and the agency it names, unless that is the outlet."""

    end: int
    agency: Hop | None


def dateline(text: str, start: int, end: int, outlet: str) -> Dateline:
    """Read "ORSK, Tamria (KPA) — ", a clock time or an ISO date in front of a sentence from `start`."""
    match = _DATELINE.match(text, start, min(end, start + _LONGEST))
    if match is None or _IN_A_SENTENCE.search(match.group()):
        return Dateline(start, None)
    named = match.group("agency")
    if named is None or not named[0].isupper() or anonymous(named):
        return Dateline(match.end(), None)
    actor = actor_of(named)
    if actor.name.casefold() in outlet.casefold() or outlet.casefold() in named.casefold():
        return Dateline(match.end(), None)
    role = actor.role if actor.role is NodeKind.OUTLET else NodeKind.AGENCY
    at, stop = match.span("agency")
    hop = Hop(actor.name, role, HopAct.REPORTS, at, stop, named, at, stop)
    return Dateline(match.end(), hop)
