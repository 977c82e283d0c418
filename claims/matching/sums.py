"""Numbers that one statement gives and the other lets be reckoned: sums, doubles, shares and differences."""

from collections.abc import Callable, Iterator
from itertools import combinations

from claims.model.texts import Quantity
from claims.text.lexicon import entry_of, implies, same_meaning
from claims.text.numbers import measured
from claims.text.tables import word_list
from claims.text.units import CURRENCY_WORDS, MEASURES

MOST_PARTS = 8
"""Numbers of a statement of which sums and differences are tried."""

CURRENCIES = frozenset(CURRENCY_WORDS.values())
PEOPLE = frozenset(map(entry_of, word_list("people")))

_Numbers = tuple[Quantity, ...]
_Reckoning = Callable[[Quantity, _Numbers, _Numbers], _Numbers]


def derivations(
    a: _Numbers, b: _Numbers, left: list[Quantity], right: list[Quantity], *, each: bool
) -> Iterator[str]:
    """Take out of `left` and `right` the numbers that the other side's numbers make.

    They are what `a` and `b` have left without a counterpart. Every operation is tried on both sides before
    either is changed, so that the sides may change places. `each` says that a statement tells its number of
    each of two sides. Yields how each number is made.
    """
    if not left and not right:
        return
    for wording, reckon in _OPERATIONS:
        if reckon is _twice and not each:
            continue
        found = [
            (total, used, _told(wording, total, used), totals, rest)
            for totals, parts, beside, rest in ((left, b, a, right), (right, a, b, left))
            for total in filter(exact, totals)
            if (used := reckon(total, tuple(filter(exact, parts)), beside))
        ]
        for total, used, note, totals, rest in found:
            totals[:] = [number for number in totals if number is not total]
            rest[:] = [number for number in rest if number not in used]
            yield note


def _told(wording: str, total: Quantity, used: _Numbers) -> str:
    *first, last = (part.text for part in used)
    return wording.format(total.text, f"{', '.join(first)} and {last}" if first else last)


def exact(quantity: Quantity) -> bool:
    """Say whether a quantity is one number and no range."""
    return quantity.value is not None and quantity.comparator == "="


def counted(quantity: Quantity) -> bool:
    """Say whether the number counts things and is no measure, money, share, age or result."""
    return quantity.unit not in CURRENCIES and quantity.unit not in MEASURES and quantity.unit != "result"


def head_of(quantity: Quantity) -> str:
    """Return the entry of what is counted without what is said of it."""
    return entry_of(quantity.unit.rpartition(" ")[2]) if quantity.unit else ""


def _sum_of(total: Quantity, parts: _Numbers, _: _Numbers) -> _Numbers:
    alike = [part for part in parts if counted(part) == counted(total) and part.value != total.value]
    for size in (2, 3):
        for group in combinations(alike[:MOST_PARTS], size):
            if sum(part.value or 0 for part in group) == total.value and all(
                _addable(total, part) for part in group
            ):
                return group
    return ()


def _twice(total: Quantity, parts: _Numbers, _: _Numbers) -> _Numbers:
    return next(
        ((part,) for part in parts if total.value == 2 * (part.value or 0) and _addable(total, part)), ()
    )


def _addable(total: Quantity, part: Quantity) -> bool:
    if not total.unit or not part.unit or total.unit == part.unit:
        return True
    head_a, head_b = head_of(total), head_of(part)
    return {head_a, head_b} <= PEOPLE or same_meaning(head_a, head_b) or implies(head_b, head_a)


def _share_of(total: Quantity, parts: _Numbers, beside: _Numbers) -> _Numbers:
    """Return the share of a whole that makes the total: one tenth of 50,000 is 5,000."""
    shares = [part for part in parts if part.unit == "percent" and part.value]
    wholes = [part for part in (*parts, *beside) if part.unit != "percent" and part.value]
    for share in shares:
        for whole in wholes:
            if share.value and whole.value and whole.value * share.value == 100 * (total.value or 0):
                return (share,)
    return ()


def _difference_of(total: Quantity, parts: _Numbers, _: _Numbers) -> _Numbers:
    if total.unit == "percent":
        # Shares of different wholes have no difference that is a share.
        return ()
    same = [part for part in parts if measured(part)[0] == measured(total)[0] and not counted(part)]
    for first, second in combinations(same[:MOST_PARTS], 2):
        if (
            first.value is not None
            and second.value is not None
            and abs(first.value - second.value) == total.value
        ):
            return (first, second)
    return ()


_OPERATIONS: tuple[tuple[str, _Reckoning], ...] = (
    ("{} is {} together", _sum_of),
    ("{} is {} on each of two sides", _twice),
    ("{} is {} of the whole", _share_of),
    ("{} is what lies between {}", _difference_of),
)
