"""What words mean beside one another: same, opposite, of one kind, narrower; names of countries.

The tables are general English as reports use it. Phrases are matched on stems, longest first.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from claims.text.tables import rows, word_list
from claims.text.words import Word, stem

LONGEST_PHRASE = 6
_ACRONYMS = frozenset({"us", "who", "un", "eu", "uk"})
_NEGATORS = frozenset({"not", "no", "never", "without"})
_LIGHT = frozenset(map(stem, word_list("light_words")))


class Term(NamedTuple):
    """A word or phrase that carries matter; `entry` is its stems, joined by spaces."""

    start: int
    end: int
    text: str
    entry: str
    capitalised: bool
    first: int
    last: int

    @property
    def weight(self) -> float:
        """How much the term says: light verbs little, names most."""
        if self.entry in _LIGHT:
            return 0.4
        return 1.3 if self.capitalised else 1.0


@dataclass(frozen=True, slots=True)
class _Tables:
    """The word tables, turned to stems once."""

    synonyms: dict[str, frozenset[int]]
    opposites: dict[str, dict[str, str]]
    kinds: dict[str, frozenset[str]]
    broader: dict[str, frozenset[str]]
    countries: dict[str, int]
    within: dict[str, frozenset[int]]
    phrases: dict[str, int]
    openings: frozenset[str]
    related: frozenset[str]


def terms_of(words: tuple[Word, ...]) -> tuple[Term, ...]:
    """Return the terms of a text in order; a known phrase is one term, function words are none."""
    tables = _tables()
    found = []
    after = 0
    for place, word in enumerate(words):
        if place < after:
            continue
        size = _phrase_size(words, place, tables) if word.stem in tables.phrases else 1
        after = place + size
        if size > 1:
            found.append(_phrase(words[place:after], place))
        elif (word.plain and not word.function) or _acronym(word):
            found.append(Term(word.start, word.end, word.text, word.stem, word.capitalised, place, place))
    return tuple(found)


def _phrase(words: tuple[Word, ...], place: int) -> Term:
    text, entry = " ".join(word.text for word in words), " ".join(word.stem for word in words)
    first, last = words[0], words[-1]
    return Term(first.start, last.end, text, entry, first.capitalised, place, place + len(words) - 1)


def _acronym(word: Word) -> bool:
    """Whether a function word in capitals is the short name of a body: "WHO", "the US"."""
    return word.plain in _ACRONYMS and word.text.replace(".", "").isupper()


def _phrase_size(words: tuple[Word, ...], place: int, tables: _Tables) -> int:
    longest = tables.phrases.get(words[place].stem, 1)
    following = words[place + 1] if place + 1 < len(words) else None
    if following is None or f"{words[place].stem} {following.stem}" not in tables.openings:
        return 1
    if place and words[place].capitalised and not following.capitalised:
        # A capital inside a sentence opens a phrase only where the phrase is a name: "World Health ...".
        return 1
    for size in range(min(longest, len(words) - place), 1, -1):
        if " ".join([word.stem for word in words[place : place + size]]) in tables.phrases:
            return size
    return 1


@lru_cache(maxsize=65_536)
def has_relations(entry: str) -> bool:
    """Say whether the tables relate an entry to any other; most pairs of words need no further look."""
    tables = _tables()
    return entry in tables.related or entry.rpartition(" ")[2] in tables.broader


@lru_cache(maxsize=65_536)
def same_meaning(a: str, b: str) -> bool:
    """Say whether two entries share a class of synonyms, or name one country."""
    return not meanings(a).isdisjoint(meanings(b))


@lru_cache(maxsize=65_536)
def meanings(entry: str) -> frozenset[str]:
    """Return a mark for each class of synonyms of an entry and for the country it names."""
    tables = _tables()
    marks = {f"class:{number}" for number in tables.synonyms.get(entry, _NONE)}
    if entry in tables.countries:
        marks.add(f"country:{tables.countries[entry]}")
    return frozenset(marks)


def opposition(a: str, b: str) -> str | None:
    """Return how two entries are opposite: "state", "turn", "view" or "pole"; None where they are not."""
    return opposites_of(a).get(b)


def opposites_of(entry: str) -> Mapping[str, str]:
    """Return the entries that are opposite to one, with how they are: "state", "turn", "view" or "pole"."""
    return _tables().opposites.get(entry, _NO_OPPOSITES)


@lru_cache(maxsize=65_536)
def same_kind(a: str, b: str) -> bool:
    """Say whether two different entries are things of one kind, as two diseases or two countries are."""
    tables = _tables()
    if a == b or same_meaning(a, b):
        return False
    if not tables.kinds.get(a, frozenset()).isdisjoint(tables.kinds.get(b, frozenset())):
        return True
    return is_place(a) and is_place(b) and not lies_in(a, b) and not lies_in(b, a)


@lru_cache(maxsize=65_536)
def implies(narrow: str, broad: str) -> bool:
    """Say whether the first entry is a narrower word for the second."""
    tables = _tables()
    for head in {narrow, narrow.rpartition(" ")[2]}:
        words = tables.broader.get(head)
        if words and (broad in words or any(same_meaning(word, broad) for word in words)):
            return True
    return lies_in(narrow, broad)


def is_known(entry: str) -> bool:
    """Say whether the tables know an entry as a common word or phrase."""
    tables = _tables()
    return (
        entry in tables.synonyms
        or entry in tables.opposites
        or entry in tables.kinds
        or entry in tables.broader
    )


@lru_cache(maxsize=65_536)
def is_state(entry: str) -> bool:
    """Say whether an entry tells the state of a thing that may change: free, closed, over."""
    return "state" in opposites_of(entry).values()


def is_place(entry: str) -> bool:
    """Say whether an entry is a place or people of the table of places."""
    tables = _tables()
    return entry in tables.countries or entry in tables.within


def lies_in(inner: str, outer: str) -> bool:
    """Say whether the first place lies in the second."""
    tables = _tables()
    number = tables.countries.get(outer)
    if number is None:
        return False
    around = tables.within.get(inner, _NONE)
    if number in around:
        return True
    inner_number = tables.countries.get(inner)
    return inner_number is not None and number in tables.within.get(f"#{inner_number}", _NONE)


_NONE: frozenset[int] = frozenset()
_NO_OPPOSITES: Mapping[str, str] = {}


@lru_cache(maxsize=16_384)
def entry_of(phrase: str) -> str:
    """Return the entry of a word or phrase of a table."""
    return " ".join(stem(word) for word in phrase.lower().split())


@cache
def _tables() -> _Tables:
    synonyms, heads = _synonym_classes()
    broader = {}
    for row in rows("broader"):
        narrow, _, broads = row.partition(" > ")
        broader[entry_of(narrow)] = frozenset(entry_of(word) for word in broads.split(","))
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in rows("kinds"):
        kind, _, members = row.partition(":")
        for member in members.split(","):
            kinds[entry_of(member)].add(kind)
    countries, within = _places()
    opposites = _opposites(heads)
    broad_words = [entry for broads in broader.values() for entry in broads]
    related = frozenset([*broad_words, *synonyms, *opposites, *kinds, *broader, *countries, *within])
    for entry in related:
        plain = _without_negator(entry)
        if plain != entry and plain in related:
            opposites.setdefault(entry, {}).setdefault(plain, "pole")
            opposites.setdefault(plain, {}).setdefault(entry, "pole")
    phrases = _phrase_starts(related)
    frozen_kinds = {entry: frozenset(names) for entry, names in kinds.items()}
    openings = frozenset(" ".join(phrase.split()[:2]) for phrase in phrases if " " in phrase)
    return _Tables(synonyms, opposites, frozen_kinds, broader, countries, within, phrases, openings, related)


def _without_negator(entry: str) -> str:
    """Return what a phrase denies: "plead guilty" for "plead not guilty"; other entries as they are."""
    return " ".join(word for word in entry.split() if word not in _NEGATORS) or entry


def _synonym_classes() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[str]]]:
    """Return the classes of every entry, and for the first entry of a class all that it stands for."""
    synonyms: dict[str, set[int]] = defaultdict(set)
    heads: dict[str, set[str]] = defaultdict(set)
    for number, row in enumerate(rows("synonyms")):
        members = [entry_of(member) for member in row.split(",")]
        for member in members:
            synonyms[member].add(number)
        heads[members[0]].update(members)
    return (
        {entry: frozenset(numbers) for entry, numbers in synonyms.items()},
        {entry: frozenset(members) for entry, members in heads.items()},
    )


def _opposites(heads: dict[str, frozenset[str]]) -> dict[str, dict[str, str]]:
    opposites: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows("opposites"):
        how, _, pair = row.partition(":")
        left, right = (
            frozenset().union(
                *({entry} | heads.get(entry, frozenset()) for entry in map(entry_of, side.split(",")))
            )
            for side in pair.split("|")
        )
        for a in left - right:
            for b in right - left:
                opposites[a].setdefault(b, how)
                opposites[b].setdefault(a, how)
    return dict(opposites)


def _places() -> tuple[dict[str, int], dict[str, frozenset[int]]]:
    countries: dict[str, int] = {}
    contained: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(rows("places")):
        names, _, inner = row.partition(">")
        for name in names.split(","):
            countries.setdefault(entry_of(name), number)
        for place in inner.split(","):
            if place.strip():
                contained[entry_of(place)].add(number)
    for entry, numbers in list(contained.items()):
        # A country inside a continent answers under all of its names.
        if entry in countries:
            contained[f"#{countries[entry]}"] |= numbers
    return countries, {entry: frozenset(numbers) for entry, numbers in contained.items()}


def _phrase_starts(entries: frozenset[str]) -> dict[str, int]:
    """Map every phrase to its size, and every first word to the size of its longest phrase."""
    phrases: dict[str, int] = {}
    for entry in entries:
        size = entry.count(" ") + 1
        if 1 < size <= LONGEST_PHRASE:
            phrases[entry] = size
    for entry, size in list(phrases.items()):
        first = entry.partition(" ")[0]
        phrases[first] = max(phrases.get(first, 1), size)
    return phrases


@lru_cache(maxsize=65_536)
def related_entries(entry: str) -> frozenset[str]:
    """Return marks that an entry shares with others of its meaning: itself, its root, its synonyms."""
    marks = {entry, *(word for word in entry.split() if len(word) > 3)}
    marks |= {f"root:{word[:5]}" for word in marks if len(word) > 5}
    return meanings(entry) | marks
