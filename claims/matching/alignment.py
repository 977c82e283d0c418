"""Which terms of two statements say the same, which stand against each other, and which have no partner."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from claims.matching.naming import word_match
from claims.matching.reading import Item, Reading
from claims.matching.similarity import word_likeness
from claims.text.lexicon import (
    has_relations,
    implies,
    lies_in,
    opposites_of,
    opposition,
    same_kind,
    same_meaning,
)
from claims.text.names import TITLES, given_names, name_words
from claims.text.words import root

MAX_ITEMS = 120
"""Terms of a statement that are aligned; longer texts are compared by their beginning."""


FRAME_WORDS = 14
"""Words of a statement up to which a single exchanged word is taken to change what it says."""

BODIES = frozenset(
    {"corp", "inc", "co", "ltd", "plc", "company", "corporation", "communications", "ceo", "cfo"}
)
"""Words of company names and offices that are left out as freely as they are put in."""

_BESIDE_NAMES = TITLES | BODIES

_OF_A_PLACE = frozenset({"n", "an", "ian", "ish", "ese", "ic"})

LOOK_ALIKE = 0.8
"""Likeness of two words from which one name may be taken for the other."""


@dataclass(frozen=True, slots=True)
class Match:
    """A term of each statement that say the same; `narrower` is the side with the narrower word."""

    left: Item
    right: Item
    strength: float
    narrower: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Terms that cannot stand for the same: opposites, other things of a kind, other names."""

    left: Item
    right: Item
    how: str
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands between the same neighbours in both statements and does not agree."""

    left: tuple[Item, ...]
    right: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two readings held against each other, term by term."""

    matches: tuple[Match, ...]
    clashes: tuple[Clash, ...]
    slots: tuple[Slot, ...]
    left_over: tuple[Item, ...]
    right_over: tuple[Item, ...]


def align(a: Reading, b: Reading) -> Alignment:
    """Pair the terms of two readings: strongest pairs first, then those that stand in the same place."""
    left, right = a.items[:MAX_ITEMS], b.items[:MAX_ITEMS]
    of_left: dict[int, int] = {}
    of_right: dict[int, int] = {}
    matches = []
    for negative, _, _, i, j, narrower in _candidates(left, right):
        if i not in of_left and j not in of_right:
            of_left[i], of_right[j] = j, i
            matches.append(Match(left[i], right[j], -negative, narrower))
    matches += _initials(left, right, of_left, of_right)
    slots = _slots(left, right, of_left, of_right)
    left_over = tuple(item for i, item in enumerate(left) if i not in of_left)
    right_over = tuple(item for j, item in enumerate(right) if j not in of_right)
    frame = _frame(a, b, left_over, right_over)
    clashes = _clashes(left_over, right_over, slots, _neighbours(matches))
    if frame is not None and not any(c.left is frame.left or c.right is frame.right for c in clashes):
        clashes = (*clashes, frame)
    return Alignment(tuple(matches), clashes, slots, left_over, right_over)


def _candidates(
    left: tuple[Item, ...], right: tuple[Item, ...]
) -> list[tuple[float, float, int, int, int, str]]:
    """Return what may be paired, best first: negative strength, gap, places, the narrower side.

    Among equals the sum of both places decides, which is the same when the statements change sides.
    """
    candidates = []
    others = [(j, theirs.entry, theirs.name, theirs.negated) for j, theirs in enumerate(right)]
    for i, mine in enumerate(left):
        entry, name, negated = mine.entry, mine.name, mine.negated
        for j, other, other_name, other_negated in others:
            strength, narrower = _strength(entry, other, name, other_name)
            if not strength and negated != other_negated and opposition(entry, other):
                # "Did not allow" is "banned".
                strength = 0.85
            if strength:
                gap = abs(i / len(left) - j / len(right))
                candidates.append((-strength, gap, i + j, i, j, narrower))
    candidates.sort()
    return candidates


def _initials(
    left: tuple[Item, ...], right: tuple[Item, ...], of_left: dict[int, int], of_right: dict[int, int]
) -> list[Match]:
    """Match initials of one statement with the words of the other that they stand for."""
    found = []
    for short, long, of_short, of_long, turned in (
        (left, right, of_left, of_right, False),
        (right, left, of_right, of_left, True),
    ):
        for i, item in enumerate(short):
            letters = item.term.text.replace(".", "")
            if i in of_short or not (letters.isupper() and 2 <= len(letters) <= 6):
                continue
            for j in range(len(long) - len(letters) + 1):
                run = long[j : j + len(letters)]
                if all(w.term.text[:1] == letter for w, letter in zip(run, letters, strict=True)):
                    of_short[i] = j
                    of_long.update(dict.fromkeys(range(j, j + len(letters)), i))
                    found.append(Match(run[0], item, 0.95) if turned else Match(item, run[0], 0.95))
                    break
    return found


@lru_cache(maxsize=262_144)
def _strength(a: str, b: str, a_named: bool, b_named: bool) -> tuple[float, str]:  # noqa: FBT001
    """Return how far two entries say the same (0 to 1) and which side is narrower ("a", "b" or neither)."""
    if a == b:
        return 1.0, ""
    if has_relations(a) and has_relations(b):
        if opposition(a, b) == "pole":
            return 0.0, ""
        if same_meaning(a, b):
            return 0.92, ""
        # A capital often stands for its country, so neither is the narrower statement.
        if lies_in(a, b) or lies_in(b, a):
            return 0.8, ""
        if implies(a, b) or implies(b, a):
            return 0.75, "a" if implies(a, b) else "b"
    alike = _formed_alike(a, b, named=a_named and b_named)
    return alike, _specified(a, b) if alike and not (a_named or b_named) else ""


def _specified(a: str, b: str) -> str:
    """Return the side whose phrase ends in the other's words: "gold medal" is narrower than "medal"."""
    return "a" if a.endswith(f" {b}") else "b" if b.endswith(f" {a}") else ""


def _formed_alike(a: str, b: str, *, named: bool) -> float:
    """Return how far the forms of two entries say that they are one: names by sound, words by root."""
    if named:
        alike = _named_alike(_name_word(a), _name_word(b))
    else:
        alike = 0.78 if _shared_root(a, b) else 0.7 if _shared_word(a, b) else 0.0
    return 0.0 if alike and (opposition(a, b) or same_kind(a, b)) else alike


def _named_alike(a: str, b: str) -> float:
    score, reason = word_match(a, b)
    shorter, longer = sorted((a, b), key=len)
    if reason != "forms of one given name" and len(shorter) > 2 and longer.startswith(shorter):
        # "Oravia" and "Oravian", "Gen" and "General"; "Varga" and "Vargas" are two names.
        ending = longer[len(shorter) :]
        return 0.85 if ending in _OF_A_PLACE or shorter in TITLES or len(shorter) == 3 else 0.0
    return 0.9 if score >= 0.86 and reason != "initial" else 0.0


def _name_word(entry: str) -> str:
    words = name_words(entry)
    return words[0] if len(words) == 1 else entry


def _shared_root(a: str, b: str) -> bool:
    """Whether two words are formed from one root: "resign" and "resignation", "ill" and "illness"."""
    if a[:1] != b[:1] or " " in a or " " in b or min(len(a), len(b)) < 3:
        return False
    if root(a) == root(b):
        return True
    shorter, longer = sorted((len(a), len(b)))
    common = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), shorter)
    return common >= 5 and common >= shorter - 1 and common >= 0.5 * longer


def _shared_word(a: str, b: str) -> bool:
    if " " not in a and " " not in b:
        return False
    common = {word for word in a.split() if len(word) > 3} & {word for word in b.split() if len(word) > 3}
    return bool(common)


def _slots(
    left: tuple[Item, ...], right: tuple[Item, ...], of_left: dict[int, int], of_right: dict[int, int]
) -> tuple[Slot, ...]:
    """Return the runs without partner that stand between the same partners or ends on both sides."""
    paired = set(of_left.items())
    if len(of_left) != len(of_right):
        # Initials have several partners, so either side alone does not know all pairs.
        paired |= {(i, j) for j, i in of_right.items()}
    anchors = [(-1, -1), *sorted(paired), (len(left), len(right))]
    partners = of_right.keys()
    slots = []
    for (i, j), (next_i, next_j) in pairwise(anchors):
        if next_j <= j:
            continue
        run = range(i + 1, next_i)
        other = [k for k in range(j + 1, next_j) if k not in partners]
        if run and other and len(other) == next_j - j - 1:
            slots.append(Slot(tuple(left[k] for k in run), tuple(right[k] for k in other)))
    return tuple(slots)


def _neighbours(matches: list[Match]) -> frozenset[tuple[int, int]]:
    """Return the places beside matched names, where the other word of a full name stands."""
    named = [(m.left.term, m.right.term) for m in matches if m.left.name and m.right.name]
    after = {(mine.last + 1, theirs.last + 1) for mine, theirs in named}
    return frozenset(after | {(mine.first - 1, theirs.first - 1) for mine, theirs in named})


def _clashes(
    left: tuple[Item, ...],
    right: tuple[Item, ...],
    slots: tuple[Slot, ...],
    neighbours: frozenset[tuple[int, int]],
) -> tuple[Clash, ...]:
    clashes = []
    # Places stand for the terms: they tell them apart, and are quicker to look up.
    in_slots = {
        (mine.term.first, theirs.term.first) for slot in slots for mine in slot.left for theirs in slot.right
    }
    others = [(t, t.term.first, t.entry, _denied_by(t.entry), t.name, t.followed) for t in right]
    for mine in left:
        place, entry, name, followed = mine.term.first, mine.entry, mine.name, mine.followed
        opposites, denied = opposites_of(entry), _denied_by(entry)
        for theirs, other_place, other, other_denied, other_name, other_followed in others:
            places = (place, other_place)
            framed, how = places in in_slots, opposites.get(other)
            if not how and (other == denied or entry == other_denied):
                how = "pole"
            if not how and (
                framed
                or places in neighbours
                or (name and other_name and _rival_names(entry, other, followed and other_followed))
            ):
                how = _rivalry(mine, theirs, framed=framed, beside=places in neighbours)
            if how:
                clashes.append(Clash(mine, theirs, how, framed))
    return tuple(clashes)


_DENYING = re.compile(
    r"(?:dis(?!(?:cover|charg|play|miss|solv|pos|patch|count|cours|eas|tract|put|may)\Z)(?=\w{4})"
    r"|(?:un|im|in|il|ir)(?=\w*(?:abl|ibl|ent|ant|al|iv|ous|ect|let|ary|est|id|ur|ful)\Z)(?=\w{4}))"
)


@lru_cache(maxsize=65_536)
def _denied_by(entry: str) -> str:
    """Return what a word denies by its prefix: "loyal" for "disloyal"; empty for others, as "inform"."""
    prefix = _DENYING.match(entry)
    return entry[prefix.end() :] if prefix else ""


def _rivalry(mine: Item, theirs: Item, *, framed: bool, beside: bool) -> str:
    """Return "kind" for other things of one kind in one place, "name" for another name, else nothing."""
    if framed and same_kind(mine.entry, theirs.entry):
        return "kind"
    if not (mine.name and theirs.name):
        return ""
    apart = beside and mine.followed == theirs.followed
    rivals = apart or _rival_names(mine.entry, theirs.entry, mine.followed and theirs.followed)
    return "name" if rivals and not _titles(mine, theirs) else ""


def _titles(mine: Item, theirs: Item) -> bool:
    words = {mine.term.text.lower().strip("."), theirs.term.text.lower().strip(".")}
    return not words.isdisjoint(_BESIDE_NAMES)


@lru_cache(maxsize=65_536)
def _rival_names(mine: str, theirs: str, before_surnames: bool) -> bool:  # noqa: FBT001
    """Whether two names are different given names before surnames, or look-alikes of one another."""
    if before_surnames and _rival_given_names(mine, theirs):
        return True
    a, b = _name_word(mine), _name_word(theirs)
    return a[:3] == b[:3] and word_likeness(a, b) > LOOK_ALIKE


def _rival_given_names(a: str, b: str) -> bool:
    mine, theirs = given_names(_name_word(a)), given_names(_name_word(b))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _frame(a: Reading, b: Reading, left_over: tuple[Item, ...], right_over: tuple[Item, ...]) -> Clash | None:
    """Return the words that two short statements differ in, when all around them is the same.

    A short statement with one word of matter exchanged for another, not known to mean the same, says
    something else: "is a singer", "is a dog".
    """
    mine, theirs = a.plain, b.plain
    shorter = min(len(mine), len(theirs))
    if max(len(mine), len(theirs)) > FRAME_WORDS:
        return None
    head = next((i for i in range(shorter) if mine[i] != theirs[i]), shorter)
    tail = next((i for i in range(shorter - head) if mine[-1 - i] != theirs[-1 - i]), shorter - head)
    if (head + tail) * 2 < shorter:
        return None
    if len(a.quantities) != len(b.quantities) or len(a.moments) != len(b.moments):
        # What one of them counts or dates beside the words is further detail, and no exchange.
        return None
    inner = _exchanged(left_over, head, len(mine) - tail)
    other = _exchanged(right_over, head, len(theirs) - tail)
    if not inner or not other:
        return None
    named = inner[-1].name and other[-1].name
    return Clash(inner[-1], other[-1], "name" if named else "frame", framed=True)


def _exchanged(items: tuple[Item, ...], first: int, last: int) -> list[Item]:
    """Return the items between two word numbers that carry matter: no speech, no manner."""
    return [
        item
        for item in items
        if first <= item.term.first < last and item.weight > 0.3 and not item.term.text.endswith("ly")
    ]
