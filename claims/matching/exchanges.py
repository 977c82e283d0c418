"""What two statements in the same words tell of each other's subjects, things compared and numbers."""

from claims.matching.features import Comparison
from claims.matching.reading import Reading
from claims.matching.roles import ALIKE, across, parts_exchanged, subjects_of, word_before
from claims.model.texts import Quantity
from claims.vocabulary import ConflictKind

_OPPOSED_WAYS = {
    frozenset({"from", "to"}): ConflictKind.PLACE,
    frozenset({"from", "into"}): ConflictKind.PLACE,
    frozenset({"since", "until"}): ConflictKind.DATE,
    frozenset({"for", "against"}): ConflictKind.NEGATION,
}
_WAYS = frozenset().union(*_OPPOSED_WAYS)

Exchange = tuple[ConflictKind, str, str]
"""Words of either statement that stand in each other's place, and what kind of conflict that is."""


def exchanged(pair: Comparison) -> Exchange | None:
    """Return what two statements in the same words tell of each other's parts, None where nothing is."""
    parts = None if pair.a.plain == pair.b.plain else parts_exchanged(pair)
    if parts is not None:
        return ConflictKind.PERSON, *parts
    if pair.overlap < ALIKE or pair.a.plain == pair.b.plain:
        return None
    return _compared_the_other_way(pair) or _turned_round(pair) or _owners_exchanged(pair)


def _compared_the_other_way(pair: Comparison) -> Exchange | None:
    """Find what one statement puts before "than" and the other behind it: "A is bigger than B"."""
    if "than" not in pair.a.plain or "than" not in pair.b.plain:
        return None
    left, right = _place_of_than(pair.a), _place_of_than(pair.b)
    if left is None or right is None:
        return None
    forward, backward = across(list(pair.alignment.matches), left, right, straight=False)
    if forward and backward:
        return ConflictKind.QUALIFIER, *subjects_of(forward, backward)
    mine, theirs = ([m.expression.text.lower() for m in r.moments] for r in (pair.a, pair.b))
    turned = len(mine) == len(theirs) == 2 and mine == theirs[::-1] and mine[0] != mine[1]
    if turned and _parted_by(pair.a, left) and _parted_by(pair.b, right):
        return ConflictKind.DATE, mine[0], theirs[0]
    return None


def _parted_by(reading: Reading, place: int) -> bool:
    first, second = (moment.expression for moment in reading.moments)
    return first.start < place < second.start


def _place_of_than(reading: Reading) -> int | None:
    """Return where a comparison of two things stands; "more than 500" compares none."""
    place = reading.text.lower().find(" than ")
    if place < 0 or any(
        q.start + len(q.text) - place >= 0 and q.start - place < 12 for q in reading.quantities
    ):
        return None
    return place


def _turned_round(pair: Comparison) -> Exchange | None:
    """Find what comes from where it goes to in the other statement, or is for what the other is against."""
    if _WAYS.isdisjoint(pair.a.plain) and _WAYS.isdisjoint(pair.b.plain):
        return None
    for match in sorted(pair.alignment.matches, key=lambda m: min(m.left.entry, m.right.entry)):
        mine = word_before(pair.a, match.left)
        if mine not in _WAYS:
            continue
        theirs = word_before(pair.b, match.right)
        kind = None if mine == theirs else _OPPOSED_WAYS.get(frozenset((mine, theirs)))
        if kind is not None:
            return kind, f"{mine} {match.left.term.text}", f"{theirs} {match.right.term.text}"
    return _by_and_to(pair) or _since_and_until(pair)


def _by_and_to(pair: Comparison) -> Exchange | None:
    """Find what rose by a number in one statement and to that number in the other."""
    for mine in pair.a.quantities:
        for theirs in pair.b.quantities:
            if mine.value is None or (mine.value, mine.unit) != (theirs.value, theirs.unit):
                continue
            ways = _way_to(pair.a, mine), _way_to(pair.b, theirs)
            if set(ways) == {"by", "to"}:
                return ConflictKind.NUMBER, f"{ways[0]} {mine.text}", f"{ways[1]} {theirs.text}"
    return None


def _since_and_until(pair: Comparison) -> Exchange | None:
    """Find the one time from which something holds in one statement and up to which in the other."""
    if len(pair.a.moments) != 1 or len(pair.b.moments) != 1 or not pair.times.shared:
        return None
    words = []
    for reading in (pair.a, pair.b):
        expression = reading.moments[0].expression
        before = reading.text[: expression.start + 6].lower()
        words.append(next((w for w in ("since", "until") if f"{w} " in before[-14:]), ""))
    if set(words) == {"since", "until"}:
        mine, theirs = (
            f"{word} {r.moments[0].expression.text}" for word, r in zip(words, (pair.a, pair.b), strict=True)
        )
        return ConflictKind.DATE, mine, theirs
    return None


def _way_to(reading: Reading, quantity: Quantity) -> str:
    words = reading.text[max(0, quantity.start - 8) : quantity.start].lower().split()
    return words[-1] if words else ""


def _owners_exchanged(pair: Comparison) -> Exchange | None:
    """Find numbers that both statements have, told of each other's names: "Ada 3, Ben 5", "Ben 3, Ada 5"."""
    if pair.numbers.agree < 2 or len(pair.a.quantities) != len(pair.b.quantities):
        return None
    names = [m for m in pair.alignment.matches if m.left.name and m.right.name]
    mine = _owners(pair.a, [(m.left.term.start, place) for place, m in enumerate(names)])
    theirs = _owners(pair.b, [(m.right.term.start, place) for place, m in enumerate(names)])
    apart = [number for number in mine.keys() & theirs.keys() if mine[number].isdisjoint(theirs[number])]
    if len(apart) < 2:
        return None
    number = min(apart)
    first, second = names[min(mine[number])].left, names[min(theirs[number])].right
    return ConflictKind.NUMBER, f"{first.term.text} {number[0]}", f"{second.term.text} {number[0]}"


def _owners(reading: Reading, names: list[tuple[int, int]]) -> dict[tuple[str, str, bool], frozenset[int]]:
    """Return whose each number is, where names and numbers stand in turn; its key says which stand first."""
    turns: list[tuple[Quantity | None, set[int]]] = []
    things: list[tuple[int, Quantity | int]] = [*((q.start, q) for q in reading.quantities), *names]
    for _, thing in sorted(things, key=lambda one: one[0]):
        if isinstance(thing, Quantity):
            turns.append((thing, set()))
        elif turns and turns[-1][0] is None:
            turns[-1][1].add(thing)
        else:
            turns.append((None, {thing}))
    owners = {}
    for one, other in zip(turns[::2], turns[1::2], strict=False):
        number = one[0] or other[0]
        if number is None or number.value is None or (one[0] and other[0]):
            break
        owners[f"{number.value:f}", number.unit, one[0] is None] = frozenset(one[1] | other[1])
    return owners
