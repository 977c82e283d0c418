"""Who a source phrase names: the cleaned name, the kind of source, and whether it is nameless."""

import re
from functools import lru_cache
from typing import NamedTuple

from claims.attribution.grammar import CALENDAR_WORDS, DETERMINERS, PREPOSITIONS, PRONOUNS
from claims.attribution.source_words import (
    AGENCY_NAMES,
    BODY_WORDS,
    CROWD,
    DOCUMENT_WORDS,
    EVIDENCE_HEADS,
    NAME_PARTICLES,
    OFFICIAL_WORDS,
    ORGANISATION_WORDS,
    OUTLET_NAMES,
    OUTLET_NOUNS,
    OUTLET_OPENERS,
    OUTLET_WORDS,
    PLAIN_OPENERS,
    QUIET_BODIES,
    TITLES,
)
from claims.model.chains import UNNAMED
from claims.vocabulary import NodeKind

_OPENERS_OF_PHRASES = DETERMINERS | PRONOUNS | CROWD | PREPOSITIONS
_NOUNS_OF_BODIES = QUIET_BODIES | OFFICIAL_WORDS
_SURE_BODIES = QUIET_BODIES | BODY_WORDS
_NAMELESS = re.compile(
    r"\b(?:unnamed|unidentified|anonymous|undisclosed|nameless)\b"
    r"|\b(?:sources?|insiders?)\b"
    r"|\bclose to\b|\bfamiliar with\b|\bwith knowledge of\b|\bbriefed on\b|\bon condition of anonymity\b"
    r"|\bwho (?:asked|declined|refused|spoke)\b|\bnot authori[sz]ed\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s(?:who|which|whose|where)\b.*")
_WORD = re.compile(r"[^\W_](?:[\w’'.&/-]*\w)?\.?")
_SPEAKER_FOR = re.compile(
    r"^(?:an?|the|its|their)?\s*(?:[\w-]+\s+)?(?:spokes(?:man|woman|person|people)|statement|report|"
    r"press release|"
    r"communiqué|communique|article|press (?:office|service)|news release|filing|survey|study|poll)\b.*?"
    r"\b(?:for|of|by|from|in)\s+(?=\S)",
    re.IGNORECASE | re.DOTALL,
)


class Actor(NamedTuple):
    """A cleaned name, its kind, and whether it is vague: described, but not by a name."""

    name: str
    role: NodeKind
    vague: bool


def anonymous(actor: str) -> bool:
    """Whether a phrase is a nameless source: "unnamed", "two officials", "a source close to the club"."""
    phrase = " ".join(actor.split())
    words = _WORD.findall(phrase)
    if not words or phrase.casefold() == UNNAMED:
        return True
    if _NAMELESS.search(phrase) and not _is_person_run(words):
        return True
    if _officials_of_body(words):
        return False
    head = _head(words)
    if head in ("group", "organisation", "organization") and (
        _proper_run(words) or words[0].lower() == "the"
    ):
        return False
    return head in CROWD and not _names_the_head(words)


@lru_cache(maxsize=4096)
def actor_of(phrase: str) -> Actor:
    """Return who a source phrase names; a phrase without a name keeps its own words."""
    phrase = _ASIDE.sub("", " ".join(phrase.split())).strip(" ,;:—–-“”\"'‘’")
    spoken_for = _SPEAKER_FOR.match(phrase)
    if spoken_for is not None and not _is_person_run(_WORD.findall(phrase[: spoken_for.end()])):
        phrase = phrase[spoken_for.end() :]
    body = _officials_of_body(_WORD.findall(phrase)) if phrase else ""
    if body:
        return Actor(f"{body} officials", NodeKind.OFFICIAL_BODY, vague=False)
    if anonymous(phrase):
        return Actor(_without_article(phrase) or UNNAMED, NodeKind.UNNAMED, vague=True)
    head = _head(_WORD.findall(phrase)) if phrase else ""
    name = "" if head in EVIDENCE_HEADS else _name_in(phrase)
    if name:
        return Actor(name, role_of(name, phrase), vague=False)
    words = {word.lower() for word in _WORD.findall(phrase)}
    if words & DOCUMENT_WORDS:
        return Actor(_without_article(phrase), NodeKind.DOCUMENT, vague=True)
    role = NodeKind.OFFICIAL_BODY if words & OFFICIAL_WORDS else NodeKind.ORGANISATION
    if words and _SURE_BODIES.isdisjoint(words):
        role = NodeKind.PERSON
    return Actor(_without_article(phrase), role, vague=True)


@lru_cache(maxsize=4096)
def role_of(name: str, phrase: str = "") -> NodeKind:
    """Return the kind of source a name is, by its own words and those around it."""
    own = [word.lower() for word in _WORD.findall(name)]
    around = {word.lower() for word in _WORD.findall(phrase)}
    if " post by " in f" {name.lower()} ":
        return NodeKind.DOCUMENT
    if any(word in AGENCY_NAMES for word in own) or "news agency" in phrase.lower():
        return NodeKind.AGENCY
    first, last = (own[0], own[-1]) if own else ("", "")
    body = first if own[1:2] == ["of"] and first in ORGANISATION_WORDS else last
    if body in BODY_WORDS:
        return NodeKind.OFFICIAL_BODY if body in OFFICIAL_WORDS else NodeKind.ORGANISATION
    named_as_outlet = first in OUTLET_NAMES or first in OUTLET_OPENERS or last in OUTLET_WORDS
    if named_as_outlet or around & OUTLET_NOUNS:
        return NodeKind.OUTLET
    return _person_or_body(name, own, phrase, around)


def _person_or_body(name: str, own: list[str], phrase: str, around: set[str]) -> NodeKind:
    """Tell a person from a body whose name has no word that gives it away."""
    head = phrase[phrase.find(name) + len(name) :].split()
    if head and head[-1].lower() in ORGANISATION_WORDS and head[0].lower() not in PREPOSITIONS:
        return NodeKind.ORGANISATION
    # A single word without a title may be a surname or a body; only the text around it can tell.
    is_person = len(own) >= 2 or bool(around & TITLES)
    return NodeKind.PERSON if is_person else NodeKind.ORGANISATION


def bare_name(words: list[str]) -> list[str]:
    """Return the words of a proper name without the titles in front of it."""
    kept = list(words)
    last = kept[-1].lower() if kept else ""
    if last in ORGANISATION_WORDS or last in OUTLET_WORDS:
        return kept
    while len(kept) > 1 and kept[0].lower() in TITLES:
        kept.pop(0)
    return kept


def _officials_of_body(words: list[str]) -> str:
    """Return "Interior Ministry" of "officials of the Interior Ministry": they speak for a body with a name.

    "Two officials in the ministry" and "US officials" stay nameless.
    """
    plain = [word for word in words if word.lower() != "the"]
    if not plain:
        return ""
    if plain[0].lower() == "officials" and plain[1:2] and plain[1].lower() in ("of", "at", "from", "in"):
        body = plain[2:]
    elif plain[-1].lower() == "officials":
        body = plain[:-1]
    else:
        return ""
    named = len(body) >= 2 and all(word[:1].isupper() or word.lower() in NAME_PARTICLES for word in body)
    first, last = (body[0].lower(), body[-1].lower()) if named else ("", "")
    ends = last in BODY_WORDS
    return " ".join(body) if ends or (first in OFFICIAL_WORDS and "of" in body) else ""


def _without_article(phrase: str) -> str:
    words = phrase.split()
    if words and words[0].lower() in ("a", "an", "the"):
        words = words[1:]
    elif words and words[0] in ("Some", "Several", "Many", "Two", "Three"):
        words[0] = words[0].lower()
    return " ".join(words)


def _head(words: list[str]) -> str:
    """Return the head noun: the last word before the first preposition or relative."""
    for index, word in enumerate(words):
        if index and word.lower() in _AFTER_HEAD:
            return words[index - 1].lower()
    return words[-1].lower()


_AFTER_HEAD = (
    PREPOSITIONS
    | {"who", "which", "that", "close", "familiar", "briefed", "there", "here", "present", "nearby"}
    | {"seen", "obtained", "reviewed", "viewed", "interviewed", "reached", "contacted", "involved"}
)


def _names_the_head(words: list[str]) -> bool:
    """Whether the head noun is part of a name ("Human Rights Watch researchers" is not)."""
    head = _head(words)
    for index, word in enumerate(words):
        if word.lower() == head:
            if word[:1].isupper() and index:
                return True
            following = words[index + 1 : index + 3]
            return (
                len(following) >= 1
                and following[0][:1].isupper()
                and following[0].lower() not in PREPOSITIONS
            )
    return False


def _proper_run(words: list[str]) -> list[str]:
    """Return the last run of capitalised words, the first word of the phrase only when it can be a name."""
    runs: list[list[str]] = []
    current: list[str] = []
    for index, word in enumerate(words):
        if word[:1].isupper() or (word[:1].isdigit() and current):
            lowered = word.lower()
            opens_phrase = index == 0 and lowered in _OPENERS_OF_PHRASES
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


def _is_person_run(words: list[str]) -> bool:
    return len(bare_name(_proper_run(words))) >= 2


def _name_in(phrase: str) -> str:
    """Return the proper name a phrase holds: of its subject part, before any appositive.

    "The mayor of Kell, Ilse Brandt," is the exception: the subject is an office and the appositive its name.
    """
    parts = phrase.split(",")
    for part, further in zip(parts, [*parts[1:], ""], strict=True):
        words = _WORD.findall(part)
        run = _proper_run(words)
        if not run or (_is_office(words, run) and _is_person_run(_WORD.findall(further))):
            continue
        kept = bare_name(_split_joined(run))
        if kept and not all(word.lower() in TITLES for word in kept):
            following = words[words.index(kept[-1]) + 1 :]
            return " ".join([*kept, *_body_noun(kept, following)])
        if run and run[-1].lower() in BODY_WORDS:
            return " ".join(run)
    return ""


def _is_office(words: list[str], run: list[str]) -> bool:
    """Whether the only name in some words is whose an office is: "the mayor of Kell"."""
    before = [word.lower() for word in words[: words.index(run[0])]]
    return before[-1:] in (["of"], ["for"], ["at"]) and bool(TITLES.intersection(before))


def _split_joined(run: list[str]) -> list[str]:
    """Keep "Ministry of Health" whole; of "Orr and Sutt" and "Ema Holt of Sund" keep the first name."""
    if "of" in run[2:] and run[0].lower() not in ORGANISATION_WORDS:
        run = run[: run.index("of")]
    return run[: run.index("and")] if "and" in run and run[-1].lower() not in ORGANISATION_WORDS else run


def _body_noun(name: list[str], following: list[str]) -> list[str]:
    """Return the lower-case noun that makes a body of a place or person ("Orsk" + "police")."""
    longest = 4 if name[-1].endswith(("’s", "'s", "s’", "s'")) else 1
    for index, word in enumerate(following[:longest]):
        if word.lower() in _NOUNS_OF_BODIES:
            return following[: index + 1]
    return []
