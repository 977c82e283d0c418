"""Everything that is measured about a pair, by name: what the decision and its reasons are made from."""

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.matching.alignment import Alignment, align
from claims.matching.counting import Numbers, compare_numbers
from claims.matching.reading import Item, Reading
from claims.matching.similarity import order_likeness, text_likeness
from claims.matching.timing import Times, compare_times

_EACH = re.compile(r"\b(?:each|either|both|apiece|per side)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A pair of readings with all that was found by holding them against each other."""

    a: Reading
    b: Reading
    alignment: Alignment
    numbers: Numbers
    ordinals: Numbers
    times: Times
    shared: float
    left_extra: float
    right_extra: float
    likeness: float
    order: float

    @property
    def left_covered(self) -> float:
        """Share of the left statement's matter that the right one has, 0 to 1."""
        return self.shared / (self.shared + self.left_extra) if self.shared + self.left_extra else 0.0

    @property
    def right_covered(self) -> float:
        """Share of the right statement's matter that the left one has, 0 to 1."""
        return self.shared / (self.shared + self.right_extra) if self.shared + self.right_extra else 0.0

    @property
    def overlap(self) -> float:
        """Share of the smaller statement's matter that both have."""
        return max(self.left_covered, self.right_covered)


def compare(a: Reading, b: Reading) -> Comparison:
    """Measure a pair of readings."""
    alignment = align(a, b)
    numbers = compare_numbers(a.quantities, b.quantities, each=_of_each(a.text) or _of_each(b.text))
    ordinals = compare_numbers(a.ordinals, b.ordinals)
    times = compare_times(a, b)
    shared = sum(m.strength * min(m.left.weight, m.right.weight) for m in alignment.matches)
    shared += numbers.agree + 0.8 * numbers.fits + 0.8 * times.shared + ordinals.agree
    return Comparison(
        a=a,
        b=b,
        alignment=alignment,
        numbers=numbers,
        ordinals=ordinals,
        times=times,
        shared=shared,
        left_extra=_weight(alignment.left_over) + 0.8 * len(numbers.left_only) + 0.5 * times.left_only,
        right_extra=_weight(alignment.right_over) + 0.8 * len(numbers.right_only) + 0.5 * times.right_only,
        likeness=text_likeness(a.folded, b.folded),
        order=order_likeness(a.folded, b.folded),
    )


@lru_cache(maxsize=8_192)
def _of_each(text: str) -> bool:
    return _EACH.search(text) is not None


def _weight(items: tuple[Item, ...]) -> float:
    return sum(item.weight for item in items)
