"""The proper name in the words for a source: whose words they are, not where he is or whom he serves."""

import re
from typing import NamedTuple

from claims.attribution.grammar import CALENDAR_WORDS, DETERMINERS, PREPOSITIONS, PRONOUNS
from claims.attribution.source_words import (
    BODY_WORDS,
    CROWD,
    NAME_PARTICLES,
    OFFICES,
    OFFICIAL_WORDS,
    ORGANISATION_WORDS,
    OUTLET_WORDS,
    PLAIN_OPENERS,
    QUIET_BODIES,
    TITLES,
)

_OPENERS_OF_PHRASES = DETERMINERS | PRONOUNS | CROWD | PREPOSITIONS
_NOUNS_OF_BODIES = QUIET_BODIES | OFFICIAL_WORDS
_OFFICES = frozenset(word for word in OFFICES if not word.startswith("spokes"))
_WORD = re.compile(r"[^\W_](?:[\w’'.&/-]*\w)?\.?")
_POSSESSIVES = ("’s", "'s", "s’", "s'")
_LONGEST_BODY_NOUN = 4


class Phrase(NamedTuple):
    """The words for a source: up to the first preposition that is in no name, and those behind it."""

    head: list[str]
    complement: list[str]


def words_of_phrase(phrase: str) -> list[str]:
    """Return the words of a phrase with their inner marks."""
    return _WORD.findall(phrase)


def parted(words: list[str]) -> Phrase:
    """Part "mayor of Kell" and "Ada Orr in Kyiv" at the preposition; "Bank of England" stays whole."""
    for place in range(1, len(words)):
        if words[place] in PREPOSITIONS and not _joins_a_name(words, place):
            return Phrase(words[:place], words[place + 1 :])
    return Phrase(words, [])


def name_in(phrase: str) -> str:
    """Return the proper name a phrase holds, of its subject part before any appositive; empty without one.

    An office is nobody's name: "the mayor of Kell" has none, "the mayor of Kell, Ilse Brandt," has hers. Who
    heads a body speaks for it: "the head of Open Door, a rights group," is Open Door.
    """
    parts = phrase.split(",")
    for part, further in zip(parts, [*parts[1:], ""], strict=True):
        words = words_of_phrase(part)
        run = proper_run(words)
        if not run or (is_office(words) and is_person_run(words_of_phrase(further))):
            continue
        return _name_of(words, words_of_phrase(further))
    return ""


def proper_run(words: list[str]) -> list[str]:
    """Return the last run of capitalised words, the first word of the phrase only when it can be a name."""
    runs: list[list[str]] = []
    current: list[str] = []
    for index, word in enumerate(words):
        if word[:1].isupper() or (word[:1].isdigit() and current):
            lowered = word.lower()
            opens_phrase = index == 0 and lowered in _OPENERS_OF_PHRASES and not _titled(words)
            plain_opener = (
                index == 0 and len(words) > 1 and not words[1][:1].isupper() and lowered in PLAIN_OPENERS
            )
            if not opens_phrase and not plain_opener:
                current.append(word)
                continue
        elif current and word.lower() in NAME_PARTICLES:
            current.append(word)
            continue
        if current:
            runs.append(current)
        current = []
    if current:
        runs.append(current)
    for run in runs:
        while run and run[-1].lower() in NAME_PARTICLES:
            run.pop()
    runs = [run for run in runs if run and not all(word.lower() in CALENDAR_WORDS for word in run)]
    return runs[-1] if runs else []


def _titled(words: list[str]) -> bool:
    """Whether a capital preposition makes a name of the words around it: "Doctors Without Borders"."""
    return words[1:2] != [] and words[1][:1].isupper() and words[1].lower() in PREPOSITIONS


def is_person_run(words: list[str]) -> bool:
    """Whether some words hold a name of two words or more, titles not counted."""
    return len(bare_name(proper_run(words))) >= 2


def bare_name(words: list[str]) -> list[str]:
    """Return the words of a proper name without whose it is and the titles in front of it."""
    kept = list(words)
    last = kept[-1].lower() if kept else ""
    if last in ORGANISATION_WORDS or last in OUTLET_WORDS:
        return kept
    kept = kept[_owner(kept) :]
    while len(kept) > 1 and kept[0].lower() in TITLES:
        kept.pop(0)
        if len(kept) > 2 and kept[0] == "of":
            kept.pop(0)
    return kept


def _owner(words: list[str]) -> int:
    """Return how many words tell whose somebody is: 1 of "CNN's Ada Orr", 0 of "King's College London"."""
    if not ORGANISATION_WORDS.isdisjoint([word.lower() for word in words]):
        return 0
    owners = (place for place in range(1, len(words) - 1) if words[place - 1].endswith(_POSSESSIVES))
    return next((place for place in owners if words[place][:1].isupper()), 0)


def is_joint(phrase: str) -> bool:
    """Whether a phrase names two sources, "Hamas and Israel", and no body with "and" in its name."""
    return _joint(parted(words_of_phrase(phrase.partition(",")[0])).head) is not None


def _joint(head: list[str]) -> int | None:
    """Return the place of the "and" between two names, None where there is none."""
    place = head.index("and") if "and" in head[1:-1] else 0
    if not place or not head[place - 1][:1].isupper():
        return None
    if "of" in head[:place] and not ORGANISATION_WORDS.isdisjoint([word.lower() for word in head[:2]]):
        return None  # "the Ministry of Health and Care"
    second = head[place + 1 :]
    one_name = second[0][:1].isupper() and second[-1].lower() in ORGANISATION_WORDS
    return place if proper_run(second) and not one_name else None


def _name_of(words: list[str], further: list[str]) -> str:
    head, complement = parted(words)
    head = head[: _joint(head)]
    run, office = proper_run(head), is_office(words)
    if office or not run:
        person = _person_at_the_end(complement)
        if person or (head and head[-1].lower() in _NOUNS_OF_BODIES):
            return " ".join(person)
        headed = not office or _is_body(proper_run(complement), further)
        return _name_of(complement, further) if complement and headed else ""
    if "of" in run[2:] and run[0].lower() not in ORGANISATION_WORDS:
        run = run[: run.index("of")]  # "Ema Holt of Sund"
    kept = bare_name(run)
    if not all(word.lower() in TITLES for word in kept) or (len(kept) == 1 and _is_initials(kept[0])):
        following = head[head.index(kept[-1]) + 1 :]
        return " ".join([*kept, *_body_noun(following, owned=kept[-1].endswith(_POSSESSIVES))])
    return " ".join(run) if run[-1].lower() in BODY_WORDS else ""


def _is_body(name: list[str], further: list[str]) -> bool:
    """Whether a name or the words behind its comma tell of a body: "World Bank", "Open Door, a union"."""
    ends = {word.lower() for word in [*name[:1], *name[-1:], *further]}
    return not ORGANISATION_WORDS.isdisjoint(ends) or (len(name) == 1 and _is_initials(name[0]))


def _is_initials(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _joins_a_name(words: list[str], place: int) -> bool:
    """Whether a preposition stands inside a name: "Ministry of Health", "Kell Institute for Peace"."""
    return (
        words[place] in NAME_PARTICLES
        and words[place - 1][:1].isupper()
        and words[place - 1].lower() not in _OFFICES
        and words[place + 1 : place + 2] != []
        and words[place + 1][:1].isupper()
    )


def is_office(words: list[str]) -> bool:
    """Whether some words say what somebody is and not who: "the EU ambassador in Minsk"."""
    head = parted(words).head
    if not head or head[-1].lower() not in _OFFICES:
        return False
    return head[-1].islower() or head[-1] == words[0] or bool(parted(words).complement)


def _person_at_the_end(complement: list[str]) -> list[str]:
    """Return the person whose office the words before name: "head of the army staff Ada Orr"."""
    run = proper_run(complement)
    kept = bare_name(run)
    if len(kept) < 2 or complement[-len(run) :] != run or kept[-1].lower() in ORGANISATION_WORDS:
        return []
    before = complement[-len(run) - 1 : -len(run)]
    told_what = len(kept) < len(run) or (before and before[0] not in PREPOSITIONS | DETERMINERS)
    return kept if told_what else []


def _body_noun(following: list[str], *, owned: bool) -> list[str]:
    """Return the lower-case words that make a body of a place or person ("Orsk" + "city police").

    Behind an owner it may be any body, "Norway's rights group"; elsewhere "Viasna rights group" is Viasna.
    """
    nouns = _NOUNS_OF_BODIES | BODY_WORDS if owned else _NOUNS_OF_BODIES
    ends = [place + 1 for place, word in enumerate(following[:_LONGEST_BODY_NOUN]) if word.lower() in nouns]
    return following[: ends[-1]] if ends else []
