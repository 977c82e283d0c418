"""What two statements disagree about: numbers, negation, dates, places, persons, qualifiers, modality."""

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.matching.alignment import Clash, Match
from claims.matching.exchanges import exchanged
from claims.matching.features import Comparison
from claims.matching.modality import left_open
from claims.matching.reading import Item
from claims.matching.roles import SMALL, converse
from claims.model.pairs import Conflict
from claims.model.texts import Quantity
from claims.text.lexicon import entry_of, is_place, opposition, same_kind, same_meaning
from claims.text.numbers import LENGTHS, RACES
from claims.text.polarity import Modality, Quantifier
from claims.text.words import stem
from claims.vocabulary import ConflictKind

NEAR = 60
"""Characters around a number in which the words stand that tell what happened to the counted."""

_RULED_OUT = re.compile(
    r"\b(?:ruled out|rules out|excluded|dismissed|no (?:evidence|sign) of)\b", re.IGNORECASE
)

_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|outside|around|off|towards|into)\s+(?:the\s+)?\Z", re.IGNORECASE)
_DETERMINER = r"(?:(?:the|an?|his|her|its|their|our)\s+)?"
_OUT = re.compile(r"out of|no longer", re.IGNORECASE)
_OUT_BEFORE = re.compile(rf"\b(?:out of|no longer (?:in|at))\s+{_DETERMINER}\Z", re.IGNORECASE)
_IN_BEFORE = re.compile(rf"(?<!longer )\b(?:in|into|inside|at)\s+{_DETERMINER}\Z", re.IGNORECASE)
_OPPOSED_QUANTIFIERS = frozenset(
    frozenset(pair)
    for pair in (
        (Quantifier.NONE, Quantifier.SOME),
        (Quantifier.NONE, Quantifier.MOST),
        (Quantifier.NONE, Quantifier.ALL),
        (Quantifier.MINORITY, Quantifier.MOST),
        (Quantifier.MINORITY, Quantifier.ALL),
    )
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A conflict with what it is made of.

    `about` is "state" for a thing that may have passed from one to the other, "event" where another time,
    place, person or thing of a kind may simply mean another event, "fact" where both cannot hold, "done by a"
    or "done by b" where one says was done what the other expects.
    """

    conflict: Conflict
    about: str


def find_conflicts(pair: Comparison) -> tuple[Finding, ...]:
    """Return the conflicts of a pair, gravest kinds first."""
    denied = _negations(pair)
    return (
        *_numbers(pair),
        *_rates(pair),
        *denied,
        *_outside(pair),
        *_quantifiers(pair),
        *_possibilities(pair),
        # Where one statement denies what the other holds, another word in the same place is how it does so.
        *_clashes(pair, frames=not denied),
        *_parts(pair),
        *_numbered_names(pair),
        *_orders(pair),
        *_dates(pair),
    )


def _numbers(pair: Comparison) -> list[Finding]:
    found = []
    for one in (*pair.numbers.disagreements, *pair.ordinals.disagreements):
        left = f"{one.left.text} {one.left.unit}".strip()
        right = f"{one.right.text} {one.right.unit}".strip()
        if left == right:
            left, right = f"{one.left.comparator} {left}", f"{one.right.comparator} {right}"
        race = one.left.value in RACES and one.right.value in RACES and one.left.unit in LENGTHS
        about = "event" if race or not _told_alike(one.left, one.right, pair) else "fact"
        found.append(Finding(Conflict(one.kind, left, right), about))
    return found


def _rates(pair: Comparison) -> list[Finding]:
    """Find one number that is given by the day and by the year."""
    left, right = pair.a.rate, pair.b.rate
    if not left or not right or left == right or not pair.numbers.agree:
        return []
    return [Finding(Conflict(ConflictKind.UNIT, f"per {left}", f"per {right}"), "fact")]


def _told_alike(left: Quantity, right: Quantity, pair: Comparison) -> bool:
    """Whether what happened to the counted is told alike: "52 released" and "25 pardoned" are two events."""
    near_left = _around(left, pair.a.items)
    near_right = _around(right, pair.b.items)
    if not near_left or not near_right:
        return True
    return any(match.left in near_left and match.right in near_right for match in pair.alignment.matches)


def _around(quantity: Quantity, items: tuple[Item, ...]) -> list[Item]:
    """Return the words near a number that are neither its unit nor names."""
    unit = entry_of(quantity.unit)
    return [
        item
        for item in items
        if abs(item.term.start - quantity.start) < NEAR and not item.name and item.weight > 0.3
        if item.entry not in unit and unit not in item.entry.split()
        if not (unit and same_meaning(item.entry, unit.rpartition(" ")[2]))
    ]


def _negations(pair: Comparison) -> list[Finding]:
    """Find a term that one statement denies and the other holds, else opposites that both hold."""
    told = [match for match in pair.alignment.matches if _tells(match)]
    crossed = [
        match
        for match in told
        if (match.left.negated and not match.right.in_denial)
        or (match.right.negated and not match.left.in_denial)
    ]
    if crossed:
        match = min(crossed, key=_gravest_first)
        return [Finding(Conflict(ConflictKind.NEGATION, _said(match.left), _said(match.right)), "state")]
    small = max(len(pair.a.items), len(pair.b.items)) <= SMALL
    for clash in pair.alignment.clashes:
        opposed = (
            clash.how in {"state", "turn", "pole", "view"} and clash.left.in_denial == clash.right.in_denial
        )
        counts = opposed and (clash.framed or small) and not _answered(clash, pair)
        if counts and not converse(clash, pair.alignment):
            kind = ConflictKind.MODALITY if clash.how == "view" else ConflictKind.NEGATION
            return [Finding(Conflict(kind, _said(clash.left), _said(clash.right)), clash.how)]
    return []


def _gravest_first(match: Match) -> tuple[float, str]:
    weight = min(match.left.weight, match.right.weight)
    return -match.strength * weight, min(match.left.entry, match.right.entry)


def _tells(match: Match) -> bool:
    opposed = opposition(match.left.entry, match.right.entry)
    return match.left.weight > 0.3 and match.strength >= 0.7 and not opposed


def _said(item: Item) -> str:
    return f"not {item.term.text}" if item.negated else item.term.text


def _answered(clash: Clash, pair: Comparison) -> bool:
    """Whether each of two opposites has its own partner: "freed after being jailed" on both sides."""
    return any(
        same_meaning(match.right.entry, clash.left.entry) or same_meaning(match.left.entry, clash.right.entry)
        for match in pair.alignment.matches
    )


def _possibilities(pair: Comparison) -> list[Finding]:
    """Find what one statement holds possible or planned and the other says was done, or rules out."""
    undone = left_open(pair)
    if undone is not None:
        about = "fact" if undone.past else f"done by {undone.done}"
        return [Finding(Conflict(ConflictKind.MODALITY, undone.left, undone.right), about)]
    left, right = _ruled_out(pair.a.text), _ruled_out(pair.b.text)
    open_side = pair.b if left else pair.a
    if bool(left) == bool(right) or open_side.modality is not Modality.POSSIBLE or pair.overlap < 0.6:
        return []
    if any(clash.how == "view" for clash in pair.alignment.clashes):
        return []
    sides = (left, "possible") if left else ("possible", right)
    return [Finding(Conflict(ConflictKind.MODALITY, *sides), "fact")]


@lru_cache(maxsize=8_192)
def _ruled_out(text: str) -> str:
    """Return the words of a text that rule something out, empty where there are none."""
    found = _RULED_OUT.search(text)
    return found.group() if found else ""


def _outside(pair: Comparison) -> list[Finding]:
    """Find what one statement puts somebody out of and the other into: office, hospital, a league."""
    if not _OUT.search(pair.a.text) and not _OUT.search(pair.b.text):
        return []
    for match in pair.alignment.matches:
        before_left = pair.a.text[: match.left.term.start]
        before_right = pair.b.text[: match.right.term.start]
        for out, inside in ((before_left, before_right), (before_right, before_left)):
            if _OUT_BEFORE.search(out) and _IN_BEFORE.search(inside):
                told = Conflict(ConflictKind.NEGATION, _said(match.left), _said(match.right))
                return [Finding(told, "state")]
    return []


def _quantifiers(pair: Comparison) -> list[Finding]:
    left, right = pair.a.quantifier, pair.b.quantifier
    if left is None or right is None or pair.overlap < 0.4:
        return []
    opposed = frozenset((left, right)) in _OPPOSED_QUANTIFIERS
    limited = {left, right} == {Quantifier.ALL, Quantifier.SOME} and _limits(pair)
    if not (opposed or limited):
        return []
    return [Finding(Conflict(ConflictKind.QUALIFIER, left.name.lower(), right.name.lower()), "fact")]


def _limits(pair: Comparison) -> bool:
    return any(
        re.search(r"\bonly\b|\bnot (?:all|every)\b|\bone of\b.*\bnot\b", r.text, re.IGNORECASE)
        for r in (pair.a, pair.b)
    )


def _clashes(pair: Comparison, *, frames: bool) -> list[Finding]:
    found, seen = [], set()
    hows = {"kind", "name", "frame"} if frames else {"kind", "name"}
    for clash in pair.alignment.clashes:
        if clash.how not in hows or clash.left in seen or clash.right in seen:
            continue
        seen |= {clash.left, clash.right}
        kind = _kind_of(clash, pair)
        found.append(Finding(Conflict(kind, clash.left.term.text, clash.right.term.text), "event"))
    return found


def _parts(pair: Comparison) -> list[Finding]:
    """Find names that changed places, and two names or words for a thing that there is one of."""
    swapped = exchanged(pair)
    if swapped is not None:
        return [Finding(Conflict(*swapped), "fact")]
    if not (pair.a.unique and pair.b.unique) or any(clash.how == "name" for clash in pair.alignment.clashes):
        return []
    left, right = (_lone(items, pair) for items in (pair.alignment.left_over, pair.alignment.right_over))
    if left is None or right is None:
        return []
    if not (left.name and right.name) and not same_kind(left.entry, right.entry):
        return []
    if not any(match.left.name for match in pair.alignment.matches):
        return []
    kind = _kind_of(Clash(left, right, "name"), pair)
    return [Finding(Conflict(kind, left.term.text, right.term.text), "event")]


_ROMAN = frozenset(
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"]
)
_NUMBERED = re.compile(r"\b([A-Z]\w+) ([IVX]{1,5})\b(?!['’.])")


def _numbered_names(pair: Comparison) -> list[Finding]:
    """Find one name with two numbers: kings, popes and wars are told apart by theirs."""
    if _ROMAN.isdisjoint(pair.a.plain) or _ROMAN.isdisjoint(pair.b.plain):
        return []
    mine, theirs = (dict(_NUMBERED.findall(reading.text)) for reading in (pair.a, pair.b))
    return [
        Finding(Conflict(ConflictKind.PERSON, f"{name} {mine[name]}", f"{name} {theirs[name]}"), "event")
        for name in sorted(mine.keys() & theirs.keys())
        if mine[name] != theirs[name]
    ]


def _lone(items: tuple[Item, ...], pair: Comparison) -> Item | None:
    """Return the one name without partner; in small statements that agree in all else, the one word."""
    small = max(len(pair.a.items), len(pair.b.items)) <= SMALL
    found = [item for item in items if item.name]
    if not found and small and pair.overlap >= 0.7:
        found = [item for item in items if item.weight > 0.5]
    return found[0] if small and len(found) == 1 else None


def _kind_of(clash: Clash, pair: Comparison) -> ConflictKind:
    if is_place(clash.left.entry) or is_place(clash.right.entry):
        return ConflictKind.PLACE
    if clash.how == "name":
        sides = (pair.a.text, clash.left.term.start), (pair.b.text, clash.right.term.start)
        placed = any(_PLACE_BEFORE.search(text, max(0, start - 14), start) for text, start in sides)
        return ConflictKind.PLACE if placed else ConflictKind.PERSON
    return ConflictKind.QUALIFIER


def _dates(pair: Comparison) -> list[Finding]:
    left, right = pair.times.left, pair.times.right
    if left is None or right is None:
        return _hours(pair)
    return [Finding(Conflict(ConflictKind.DATE, left.expression.text, right.expression.text), "event")]


def _hours(pair: Comparison) -> list[Finding]:
    """Find two hours of the day, of which only one can hold of a thing that is told in the same words."""
    left, right = pair.a.clock, pair.b.clock
    if left is None or right is None or left == right or pair.overlap < 0.7:
        return []
    told = (f"{minutes // 60}:{minutes % 60:02}" for minutes in (left, right))
    return [Finding(Conflict(ConflictKind.DATE, *told), "fact")]


_ORDER = re.compile(r"\b(before|after)\s+(?!\d)(?:the |a |an |it |he |she |they )?(\w+)", re.IGNORECASE)


def _orders(pair: Comparison) -> list[Finding]:
    """Find events that one statement puts before and the other after the same thing."""
    mine, theirs = _order(pair.a.text), _order(pair.b.text)
    if mine is None or theirs is None or mine[1].lower() == theirs[1].lower() or pair.overlap < 0.6:
        return []
    if stem(mine[2].lower()) != stem(theirs[2].lower()):
        return []
    return [Finding(Conflict(ConflictKind.DATE, mine.group(), theirs.group()), "fact")]


@lru_cache(maxsize=8_192)
def _order(text: str) -> re.Match[str] | None:
    return _ORDER.search(text)
