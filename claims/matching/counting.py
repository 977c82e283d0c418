"""Whether the numbers of two statements agree: exactly, as a sum or share, as a range, or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from claims.matching.sums import CURRENCIES, PEOPLE, counted, derivations, exact, head_of
from claims.model.texts import Quantity
from claims.text.lexicon import entry_of, implies, same_meaning
from claims.text.numbers import bounds, measured
from claims.text.units import SCALES
from claims.vocabulary import ConflictKind

MAX_NUMBERS = 12
"""Numbers of a statement that are compared."""

_DURATIONS = frozenset({"s", "month"})


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A number of each statement that cannot both hold of one thing."""

    kind: ConflictKind
    left: Quantity
    right: Quantity


@dataclass(frozen=True, slots=True)
class Numbers:
    """How the numbers of two statements stand to each other.

    `agree` counts exact agreements, sums and shares included; `narrower` is the side ("a", "b" or "") that
    gives an exact number where the other gives a range; `left_only` and `right_only` have no counterpart.
    """

    agree: int
    narrower: str
    disagreements: tuple[Disagreement, ...]
    left_only: tuple[Quantity, ...]
    right_only: tuple[Quantity, ...]
    notes: tuple[str, ...]
    derived: bool = False
    fits: int = 0


def compare_numbers(a: tuple[Quantity, ...], b: tuple[Quantity, ...], *, each: bool = False) -> Numbers:
    """Hold the numbers of two statements against each other; each takes part once.

    `each` says that a statement tells its number of each of two sides, so that twice as many agree.
    """
    if not a or not b:
        return Numbers(0, "", (), a[:MAX_NUMBERS], b[:MAX_NUMBERS], ())
    left, right = list(a[:MAX_NUMBERS]), list(b[:MAX_NUMBERS])
    agree, fits, narrower, notes, derived = 0, 0, "", [], False
    for mine, theirs in _paired(left, right, _equal):
        agree += 1
        left.remove(mine)
        right.remove(theirs)
    for mine, theirs in _paired(left, right, _within):
        narrower = narrower or (
            "a" if exact(mine) and not exact(theirs) else "b" if exact(theirs) and not exact(mine) else ""
        )
        fits += 1
        notes.append(f"{mine.text} fits {theirs.text}")
        left.remove(mine)
        right.remove(theirs)
    for note in derivations(a, b, left, right, each=each):
        agree, derived = agree + 1, True
        notes.append(note)
    disagreements = []
    for mine, theirs in _paired(left, right, _comparable):
        disagreements.append(Disagreement(_kind(mine, theirs), mine, theirs))
        left.remove(mine)
        right.remove(theirs)
    if len(left) == len(right) == 1 and _one_unnamed(left[0], right[0]):
        disagreements.append(Disagreement(ConflictKind.NUMBER, left.pop(), right.pop()))
    return Numbers(
        agree, narrower, tuple(disagreements), tuple(left), tuple(right), tuple(notes), derived, fits
    )


def _paired(
    left: list[Quantity], right: list[Quantity], fits: Callable[[Quantity, Quantity], bool]
) -> list[tuple[Quantity, Quantity]]:
    """Return pairs that fit, each number once."""
    pairs: list[tuple[Quantity, Quantity]] = []
    free = list(right)
    for mine in left:
        partner = next((theirs for theirs in free if fits(mine, theirs)), None)
        if partner is not None:
            pairs.append((mine, partner))
            free.remove(partner)
    return pairs


def _in_base(quantity: Quantity) -> tuple[str, Decimal | None, Decimal | None]:
    unit, factor = measured(quantity)
    low, high = bounds(quantity)
    return unit, None if low is None else low * factor, None if high is None else high * factor


def _equal(mine: Quantity, theirs: Quantity) -> bool:
    if mine.unit == "result" or theirs.unit == "result":
        return mine.unit == theirs.unit and mine.text.replace("–", "-") == theirs.text.replace("–", "-")
    if mine.value is None or theirs.value is None:
        return mine.text.lower() == theirs.text.lower()
    if _opposed(mine, theirs):
        return False
    unit_a, unit_b = measured(mine), measured(theirs)
    if unit_a == unit_b and _rounded_alike(mine, theirs):
        return True
    close = abs(mine.value * unit_a[1] - theirs.value * unit_b[1]) <= Decimal("0.005") * abs(
        theirs.value * unit_b[1]
    )
    return (
        close
        and _same_unit(mine, theirs)
        and (mine.comparator == theirs.comparator or "~" not in mine.comparator + theirs.comparator or close)
    )


def _opposed(mine: Quantity, theirs: Quantity) -> bool:
    """Whether one is more than a number and the other less than the same, so that no count fits both."""
    comparators = {mine.comparator, theirs.comparator}
    return comparators in ({">", "<"}, {">", "<="}, {">=", "<"}, {">=", "<="}) and mine.value == theirs.value


def _rounded_alike(mine: Quantity, theirs: Quantity) -> bool:
    """Whether one number is the other given with fewer decimals: 1.23 and 1.2."""
    if mine.value is None or theirs.value is None:
        return False
    rough, fine = sorted((mine.value, theirs.value), key=lambda value: -int(value.as_tuple().exponent))
    return rough == fine.quantize(rough) and rough != rough.to_integral_value()


def _within(mine: Quantity, theirs: Quantity) -> bool:
    if exact(mine) and exact(theirs):
        return False
    if not _same_unit(mine, theirs) or _opposed(mine, theirs):
        return False
    if mine.value and theirs.value and mine.comparator[0] == theirs.comparator[0] in "<>":
        # "Over 400" and "over 2,900" exclude each other in a report, though not in logic.
        return max(mine.value, theirs.value) <= Decimal("1.5") * min(mine.value, theirs.value)
    _, low_a, high_a = _in_base(mine)
    _, low_b, high_b = _in_base(theirs)
    below = high_a is not None and low_b is not None and high_a < low_b
    above = high_b is not None and low_a is not None and high_b < low_a
    return not below and not above


def _same_unit(mine: Quantity, theirs: Quantity) -> bool:
    base_a, base_b = measured(mine)[0], measured(theirs)[0]
    if base_a == base_b or not mine.unit or not theirs.unit:
        return counted(mine) == counted(theirs) or not mine.unit or not theirs.unit
    if not counted(mine) or not counted(theirs):
        return False
    head_a, head_b = head_of(mine), head_of(theirs)
    return (
        head_a == head_b
        or same_meaning(head_a, head_b)
        or implies(head_a, head_b)
        or implies(head_b, head_a)
        or (head_a in PEOPLE and head_b in PEOPLE)
    )


def _comparable(mine: Quantity, theirs: Quantity) -> bool:
    """Whether two unequal numbers speak of the same thing, so that only one can hold."""
    if mine.unit == "result" or theirs.unit == "result":
        return mine.unit == theirs.unit
    if mine.value is not None and mine.value == theirs.value and _rival_units(mine, theirs):
        return True
    if not mine.unit or not theirs.unit:
        return not mine.unit and not theirs.unit and exact(mine) and exact(theirs)
    if not counted(mine) or not counted(theirs):
        if measured(mine)[0] in _DURATIONS and entry_of(mine.unit) != entry_of(theirs.unit):
            # "A three-year deal" and "five months later" measure different things.
            return False
        return measured(mine)[0] == measured(theirs)[0] and not counted(mine) and not counted(theirs)
    head_a, head_b = head_of(mine), head_of(theirs)
    return (
        head_a == head_b
        or same_meaning(head_a, head_b)
        or ("peopl" in {head_a, head_b} and {head_a, head_b} <= PEOPLE)
    )


def _one_unnamed(mine: Quantity, theirs: Quantity) -> bool:
    """Whether the last numbers left are counts and one does not say of what: "5,000 jobs", "500 in all"."""
    if not counted(mine) or not counted(theirs) or bool(mine.unit) == bool(theirs.unit):
        return False
    if exact(mine) and exact(theirs):
        return min(mine.value or 0, theirs.value or 0) > 1
    return mine.value is None and theirs.value is None and not _within(mine, theirs)


def _rival_units(mine: Quantity, theirs: Quantity) -> bool:
    """Whether one number stands with two different measures or currencies."""
    if mine.unit == theirs.unit:
        return False
    both_money = mine.unit in CURRENCIES and theirs.unit in CURRENCIES
    both_measured = not counted(mine) and not counted(theirs) and not {mine.unit, theirs.unit} & CURRENCIES
    return both_money or both_measured


def _kind(mine: Quantity, theirs: Quantity) -> ConflictKind:
    if mine.value is not None and mine.value == theirs.value and mine.unit != theirs.unit:
        return ConflictKind.UNIT
    if mine.value and theirs.value and mine.value != theirs.value:
        ratio = max(mine.value, theirs.value) / min(mine.value, theirs.value)
        spoken = {
            word
            for q in (mine, theirs)
            for word in q.text.lower().replace("-", " ").split()
            if word in SCALES
        }
        if ratio in {Decimal(1000), Decimal(1_000_000)} and len(spoken) > 1:
            return ConflictKind.UNIT
    return ConflictKind.NUMBER
