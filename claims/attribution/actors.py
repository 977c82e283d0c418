"""Who a source phrase names: the cleaned name, the kind of source, and whether it is nameless."""

import re
from functools import lru_cache
from typing import NamedTuple

from claims.attribution.grammar import PREPOSITIONS
from claims.attribution.proper_names import is_office, is_person_run, name_in, proper_run, words_of_phrase
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
    QUIET_BODIES,
    TITLES,
)
from claims.model.chains import UNNAMED
from claims.registry.known import known_source
from claims.vocabulary import NodeKind

_SURE_BODIES = QUIET_BODIES | BODY_WORDS
_NAMELESS = re.compile(
    r"\b(?:unnamed|unidentified|anonymous|undisclosed|nameless)\b"
    r"|\b(?:sources?|insiders?)\b"
    r"|\bclose to\b|\bfamiliar with\b|\bwith knowledge of\b|\bbriefed on\b|\bon condition of anonymity\b"
    r"|\bwho (?:asked|declined|refused|spoke)\b|\bnot authori[sz]ed\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s(?:who|which|whose|where)\b.*")
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
    words = words_of_phrase(phrase)
    if not words or phrase.casefold() == UNNAMED:
        return True
    if _NAMELESS.search(phrase) and not is_person_run(words):
        return True
    if _officials_of_body(words):
        return False
    head = _head(words)
    if head in ("group", "organisation", "organization") and (proper_run(words) or words[0].lower() == "the"):
        return False
    return head in CROWD and not _names_the_head(words)


@lru_cache(maxsize=4096)
def actor_of(phrase: str) -> Actor:
    """Return who a source phrase names; a phrase without a name keeps its own words."""
    phrase = _ASIDE.sub("", " ".join(phrase.split())).strip(" ,;:—–-“”\"'‘’")
    spoken_for = _SPEAKER_FOR.match(phrase)
    if spoken_for is not None and not is_person_run(words_of_phrase(phrase[: spoken_for.end()])):
        phrase = phrase[spoken_for.end() :]
    body = _officials_of_body(words_of_phrase(phrase)) if phrase else ""
    if body:
        return Actor(f"{body} officials", NodeKind.OFFICIAL_BODY, vague=False)
    if anonymous(phrase):
        return Actor(_without_article(phrase) or UNNAMED, NodeKind.UNNAMED, vague=True)
    head = _head(words_of_phrase(phrase)) if phrase else ""
    name = "" if head in EVIDENCE_HEADS else name_in(phrase)
    if name:
        return Actor(name, role_of(name, phrase), vague=False)
    words = {word.lower() for word in words_of_phrase(phrase)}
    if words & DOCUMENT_WORDS:
        return Actor(_without_article(phrase), NodeKind.DOCUMENT, vague=True)
    role = NodeKind.OFFICIAL_BODY if words & OFFICIAL_WORDS else NodeKind.ORGANISATION
    if words and (_SURE_BODIES.isdisjoint(words) or is_office(words_of_phrase(phrase))):
        role = NodeKind.PERSON
    return Actor(_without_article(phrase), role, vague=True)


@lru_cache(maxsize=4096)
def role_of(name: str, phrase: str = "") -> NodeKind:
    """Return the kind of source a name is, by its own words and those around it."""
    own = [word.lower() for word in words_of_phrase(name)]
    around = {word.lower() for word in words_of_phrase(phrase)}.difference(own)
    if " post by " in f" {name.lower()} ":
        return NodeKind.DOCUMENT
    known = known_source(name)
    if known is not None:
        return known.kind
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
    is_person = len(own) >= 2 or (bool(around & TITLES) and not name.isupper())
    return NodeKind.PERSON if is_person else NodeKind.ORGANISATION


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
        if index and word in _AFTER_HEAD:
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
