"""Whether the times of two statements agree, and which statement is the later one."""

import re
from dataclasses import dataclass

from claims.matching.reading import Moment, Reading

_LATER = re.compile(
    r"\b(?:again|back|no longer|has since|since then|after (?:his|her|its|their) release|resumed|reopened|"
    r"ended|is over|was over|by then|now|later|the next day|days after|months into|raised|revised"
    r"|returned|has ended)\b",
    re.IGNORECASE,
)
_RETURN = re.compile(r"\b(?:again|back (?:in|behind|at|to)|returned to|no longer|reopened)\b", re.IGNORECASE)
_HOURS = {
    "dawn": 0,
    "morning": 1,
    "noon": 2,
    "midday": 2,
    "afternoon": 3,
    "evening": 4,
    "night": 5,
    "overnight": 5,
}
_HOUR = re.compile(r"\b(" + "|".join(_HOURS) + r")\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Times:
    """How the times of two statements stand to each other.

    `shared` says that at least one time is the same; `left` and `right` are times that exclude each other.
    `later` is the side ("a" or "b") that speaks of the later time, empty where that cannot be told.
    """

    shared: bool
    left: Moment | None
    right: Moment | None
    later: str
    left_only: int
    right_only: int
    narrower: str = ""

    @property
    def differ(self) -> bool:
        """Whether both statements name times and one of each excludes the other's."""
        return self.left is not None

    @property
    def years_apart(self) -> bool:
        """Whether the two times lie about a year or more apart, or are different years."""
        if self.left is None or self.right is None:
            return False
        if self.left.days and self.right.days:
            return abs((self.left.days[0] - self.right.days[0]).days) > 330
        a, b = self.left.expression.year, self.right.expression.year
        return a is not None and b is not None and a != b


def compare_times(a: Reading, b: Reading) -> Times:
    """Hold the times of two readings against each other; each takes part once."""
    left, right = list(a.moments), list(b.moments)
    shared, narrower = False, ""
    for fits in (_same_day, _compatible):
        for mine in tuple(left):
            partner = next((theirs for theirs in right if fits(mine, theirs)), None)
            if partner is not None:
                shared = True
                narrower = narrower or _finer(mine, partner)
                left.remove(mine)
                right.remove(partner)
    if not left or not right:
        return Times(shared, None, None, _later_hour(a, b) if shared else "", len(left), len(right), narrower)
    mine, theirs = left[-1], right[-1]
    told = any(_compatible(mine, other) for other in b.moments) or any(
        _compatible(other, theirs) for other in a.moments
    )
    if told or not _exclude(mine, theirs):
        return Times(shared, None, None, "", len(left), len(right))
    return Times(shared, mine, theirs, _later(mine, theirs), len(left) - 1, len(right) - 1)


def returned(a: Reading, b: Reading) -> bool:
    """Say whether the words of one reading alone tell a return: "back in prison", "open again"."""
    return bool(_RETURN.search(a.text)) != bool(_RETURN.search(b.text))


def later_by_words(a: Reading, b: Reading) -> str:
    """Return the side whose words say that something came before it, empty where both or neither do."""
    mine, theirs = bool(_LATER.search(a.text)), bool(_LATER.search(b.text))
    return "" if mine == theirs else "a" if mine else "b"


def _finer(mine: Moment, theirs: Moment) -> str:
    """Return the side that names the day where the other names the month or year only."""
    a, b = mine.expression, theirs.expression
    if a.month == b.month and bool(a.day) != bool(b.day):
        return "a" if a.day else "b"
    if a.year == b.year and a.year and bool(a.month) != bool(b.month):
        return "a" if a.month else "b"
    return ""


def _same_day(mine: Moment, theirs: Moment) -> bool:
    """Whether two moments name the same month and day, or the same year where they name no more."""
    a, b = mine.expression, theirs.expression
    return (a.month, a.day) == (b.month, b.day) and _compatible(mine, theirs)


def _compatible(mine: Moment, theirs: Moment) -> bool:
    if mine.days and theirs.days:
        return mine.days[0] <= theirs.days[1] and theirs.days[0] <= mine.days[1]
    return not _exclude(mine, theirs) and _comparable(mine, theirs)


def _comparable(mine: Moment, theirs: Moment) -> bool:
    a, b = _fields(mine), _fields(theirs)
    return any(x is not None and y is not None for x, y in zip(a, b, strict=True))


def _exclude(mine: Moment, theirs: Moment) -> bool:
    if mine.days and theirs.days:
        return not _compatible(mine, theirs)
    a, b = _fields(mine), _fields(theirs)
    return any(x is not None and y is not None and x != y for x, y in zip(a, b, strict=True))


def _fields(moment: Moment) -> tuple[int | str | None, ...]:
    e = moment.expression
    weekday = e.weekday
    if weekday is None and moment.days and moment.days[0] == moment.days[1]:
        weekday = moment.days[0].weekday()
    relative = None if e.shift is None or e.period is None else f"{e.shift} {e.period}"
    return e.year, e.month, e.day, weekday, relative


def _later(mine: Moment, theirs: Moment) -> str:
    if mine.days and theirs.days:
        return "a" if mine.days[0] > theirs.days[0] else "b"
    a, b = mine.expression, theirs.expression
    if a.month and b.month and not (a.year or b.year):
        return "a" if (a.month, a.day or 0) > (b.month, b.day or 0) else "b"
    if a.period == b.period and a.shift is not None and b.shift is not None and a.shift != b.shift:
        return "a" if a.shift > b.shift else "b"
    return ""


def _later_hour(a: Reading, b: Reading) -> str:
    mine, theirs = _HOUR.search(a.text), _HOUR.search(b.text)
    if mine is None or theirs is None:
        return ""
    first, second = _HOURS[mine[1].lower()], _HOURS[theirs[1].lower()]
    return "" if first == second else "a" if first > second else "b"
