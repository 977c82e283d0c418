"""The names a text introduces: surnames lead back to the fuller name, pronouns to who was named last."""

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import NamedTuple

from claims.attribution.actors import role_of
from claims.attribution.proper_names import bare_name
from claims.text.names import names_in
from claims.vocabulary import NodeKind

_LONGEST_PERSON_NAME = 4
_start = attrgetter("start")
_NEAR = 600
_VERY_NEAR = 400


class Named(NamedTuple):
    """A name of two words or more at its place in the text, titles left off."""

    start: int
    name: str


class NameIndex:
    """Every fuller name of a text by its last word, in the order of the text."""

    def __init__(self, text: str) -> None:
        self._people: list[Named] = []
        self._by_surname: dict[str, list[Named]] = {}
        for span in names_in(text):
            words = bare_name(span.text.rstrip(".").removesuffix("’s").removesuffix("'s").split())
            if not words:
                continue
            surname = words[-1]
            if len(words) == 1:
                fuller = self._by_surname.get(surname)
                if fuller:
                    self._people.append(Named(span.start, fuller[0].name))
            elif len(words) <= _LONGEST_PERSON_NAME and "of" not in words and "the" not in words:
                named = Named(span.start, " ".join(words))
                if role_of(named.name) is NodeKind.PERSON:
                    self._by_surname.setdefault(surname, []).append(named)
                    self._people.append(named)
        self._starts = [named.start for named in self._people]

    def fuller(self, name: str, before: int) -> str:
        """Return the fuller name that `name` is the last word of, if the text gave one before `before`."""
        known = self._by_surname.get(name)
        return known[0].name if known and known[0].start < before else name

    def last_person(self, before: int) -> str | None:
        """Return the person named last before an offset and not far from it."""
        near = self._near(before, _NEAR)
        return near[-1] if near else None

    def only_person(self, before: int, others: frozenset[str]) -> str | None:
        """Return the one person named shortly before an offset, `others` left out; None if there are more."""
        people = set(self._near(before, _VERY_NEAR)) - others
        return people.pop() if len(people) == 1 else None

    def only_person_between(self, first: int, last: int) -> str | None:
        """Return the one person named between two offsets; None if there are more."""
        people = {
            named.name
            for named in self._people[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
        }
        return people.pop() if len(people) == 1 else None

    def namesake(self, person: str, at: int) -> str | None:
        """Return the only other person with the surname of `person` who is named near an offset."""
        surname = person.rsplit(maxsplit=1)[-1]
        if " " not in person or surname not in self._by_surname:
            return None
        bearers = self._by_surname[surname]
        first = bisect_left(bearers, at - _NEAR, key=_start)
        last = bisect_right(bearers, at + _NEAR, key=_start)
        others = {named.name for named in bearers[first:last]} - {person}
        return others.pop() if len(others) == 1 else None

    def _near(self, before: int, distance: int) -> list[str]:
        first = bisect_left(self._starts, before - distance)
        return [named.name for named in self._people[first : bisect_left(self._starts, before)]]
