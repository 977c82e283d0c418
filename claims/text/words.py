"""Words as matching compares them: stems, and the words that carry no matter of their own."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from claims.text.normalize import MAX_FOLDED, fold
from claims.text.tables import rows, word_list

FUNCTION_WORDS = word_list("function_words")

REPORTING_STEMS = word_list("reporting_stems")
"""Stems that carry who speaks, not what is said."""

_PLURALS = word_list("plurals")

# "U.S." is one word.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|[^\W_]+(?:['’][^\W\d_]+)*")
_VOWELS = frozenset("aeiouy")


class Word(NamedTuple):
    """A word of a text: where it stands, as written, folded, and its stem.

    `capitalised` says that its first letter is a capital, `function` that it carries no matter of its own.
    """

    start: int
    end: int
    text: str
    plain: str
    stem: str
    capitalised: bool
    function: bool


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of the first 2,000 characters of a text, in order."""
    return tuple(
        [
            Word(match.start(), match.end(), *_forms(match.group()))
            for match in _WORD.finditer(text[:MAX_FOLDED])
        ]
    )


@lru_cache(maxsize=65_536)
def _forms(word: str) -> tuple[str, str, str, bool, bool]:
    """Return a word as written, folded, its stem, whether it has a capital, whether it carries no matter."""
    plain = fold(word.replace(".", "")).removesuffix("'s").removesuffix("'")
    return word, plain, stem(plain), word[:1].isupper(), plain in FUNCTION_WORDS


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the key that the forms of one folded English word share; it need not be a word itself."""
    base = _irregular().get(word)
    if base is not None:
        word = base
    elif len(word) > 3:
        word = _without_ending(word)
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


_SUFFIXES = (
    *(
        "ization",
        "isation",
        "ation",
        "ition",
        "ness",
        "ment",
        "ship",
        "less",
        "ally",
        "ance",
        "ence",
        "ion",
        "ity",
    ),
    *("ive", "ous", "ist", "ism", "ful", "ant", "ent", "ary", "ory", "ly", "er", "or", "al", "ic", "ar", "y"),
)


@lru_cache(maxsize=65_536)
def root(entry: str) -> str:
    """Return what is left of a stem without its suffixes of word formation: "illness" and "ill" share it."""
    for _ in range(2):
        shorter = next((entry.removesuffix(end) for end in _SUFFIXES if entry.endswith(end)), entry)
        if len(shorter) < 3 or shorter == entry:
            break
        entry = shorter
    return entry


def _without_ending(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 2 and not _VOWELS.isdisjoint(base):
            doubled = base[-1] == base[-2] and base[-1] not in "lsz"
            return base[:-1] if doubled else base
    return word


def is_past(word: str) -> bool:
    """Say whether a word has the form of a past tense or a past participle: "freed", "went", "taken"."""
    word = word.lower()
    return word.endswith("ed") or (
        word in _irregular() and not word.endswith(("s", "ing")) and word not in _PLURALS
    )


@cache
def _irregular() -> dict[str, str]:
    forms: dict[str, str] = {}
    for row in rows("irregular"):
        base, *others = row.split()
        forms.update(dict.fromkeys(others, base))
    return forms
