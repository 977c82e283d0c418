"""Names of people and places: their spellings across scripts and tongues, and where they stand in a text."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from claims.text.normalize import fold
from claims.text.tables import classes, word_list
from claims.text.words import FUNCTION_WORDS

MAX_NAME = 200
"""Characters of a name that are read; longer ones are no names."""

_LATIN_SIGNS = str.maketrans(
    {
        "č": "ch", "š": "sh", "ž": "zh", "ć": "ts", "ś": "s",
        "ź": "z", "ń": "n", "ŭ": "u", "ł": "l", "ř": "r",
        "đ": "dj", "ş": "sh", "ç": "ch", "ğ": "g", "ı": "i", "ä": "a", "ö": "o", "ü": "u", "ø": "o", "å": "o",
        "ð": "d", "þ": "th", "ț": "ts", "ţ": "ts", "ș": "sh",
    }
)  # fmt: skip
_DIGRAPHS = (
    ("szcz", "shch"), ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("cz", "ch"), ("sz", "sh"), ("rz", "zh"),
    ("tj", "ch"), ("tsh", "ch"), ("shtsh", "shch"), ("dzh", "j"),
    ("dj", "j"), ("ph", "f"), ("x", "ks"), ("q", "k"),
    ("w", "v"), ("'", ""), ("`", ""), ("yi", "i"),
    ("yy", "y"), ("ii", "i"), ("iy", "i"), ("ij", "i"), ("yj", "i"),
)  # fmt: skip
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch", "S"), (r"sh", "S"), (r"zh", "Z"),
        (r"kh", "h"), (r"ch", "C"), (r"ts|tz|c(?=[iey])", "t"),
        (r"dz", "d"), (r"ck|c", "k"),
        (r"g", "h"), (r"^u(?=[lzgdksv])", "v"), (r"(?<=[aeo])u(?=[^aeiouy]|$)", "v"),
        (r"f", "v"), (r"(?<=[^aeiouy])[jiy](?=[aeou])", ""), (r"(?<=[aeiou])[jyi](?=[^aeiou]|$)", ""),
        (r"^[jyi](?=[aeou])", ""), (r"(?<=[aeiou])[jyi](?=[aeou])", ""), (r"[aoe]+", "a"), (r"[iyj]+", "i"),
        (r"^ha(?=nn)", "a"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_FEMININE = re.compile(r"(sk|tsk|ts?k)(?:aya|aia|aja|aa|a)$")
_MASCULINE = re.compile(r"(sk)(?:iy|ii|yy|yi|i|y|ij|yj|iі)$")
_PATRONYMIC = re.compile(
    r"(?:[aeiouy](?:vich|vitch|wicz|vitj|vych|vic)|ovna|evna|auna|euna|ouna|[iy]chna|inichna|ivna|awna|avich|ovych)$"
)
_INITIALS = re.compile(r"[A-Z]{2}")
_SERVANT = frozenset({"abd", "abdel", "abdal", "abdoul", "abdol", "abdul", "abdur", "abdu"})
_CAMEL = re.compile(r"(?<=[a-zа-яёіў])(?=[A-ZА-ЯЁІЎ])")

TITLES = word_list("titles")
PARTICLES = word_list("particles")


class NameSpan(NamedTuple):
    """A run of capitalised words that names somebody or something; offsets are code points."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=16_384)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: romanised, lower case, without titles and particles.

    "Surname, Given" is turned round; run-together words ("SergeiLavrov") are parted where the case changes.
    """
    name = unicodedata.normalize("NFC", name[:MAX_NAME])
    surname, comma, rest = name.partition(",")
    if comma and rest.strip() and "," not in rest:
        name = f"{rest} {surname}"
    raw = re.split(r"[\s\-‐‑–.,;:()\"“”«»·/]+", _CAMEL.sub(" ", name))
    if not name.isupper():
        # "JC" beside a name in ordinary case is two initials.
        raw = [" ".join(word) if _INITIALS.fullmatch(word) else word for word in raw]
    words = [part for word in raw for part in _spelled(word).split()]
    words = ["abdul" if word in _SERVANT else word for word in words]
    kept = [word for word in words if word not in TITLES and word not in PARTICLES]
    return tuple(kept or [word for word in words if word])


@lru_cache(maxsize=16_384)
def sound_key(word: str) -> str:
    """Return the Slavic folding key of one romanised word: spellings of one name share it.

    It joins o and a, g and h, v, w and u, ts and t, y, i and j, hard and soft, single and double letters;
    feminine -skaya and masculine -ski stay apart.
    """
    key = word
    for spelling, plain in _DIGRAPHS:
        key = key.replace(spelling, plain)
    key = _FEMININE.sub(r"\1a", key)
    key = _MASCULINE.sub(r"\1i", key)
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return key


@lru_cache(maxsize=16_384)
def sound_keys(word: str) -> frozenset[str]:
    """Return all keys of a word: "ch" is one sound in English and another in Polish and Belarusian Latin."""
    keys = {sound_key(word)}
    if "ch" in word and "sch" not in word:
        keys.add(sound_key(word.replace("ch", "h")))
    if word.endswith(("vitch", "vits", "vitsh", "vic")):
        keys.add(sound_key(re.sub(r"(?:vitch|vits|vitsh|vic)$", "vich", word)))
    if "c" in word.replace("ch", ""):
        # Latin c is ts in Slavic spellings and k in Western ones.
        keys.add(sound_key(re.sub(r"c(?!h)", "ts", word)))
    return frozenset(keys)


@lru_cache(maxsize=16_384)
def given_names(word: str) -> frozenset[int]:
    """Return the classes of given names that a romanised word belongs to; forms of one name share one."""
    table = _given_table()
    exact = table[0].get(word)
    if exact is not None:
        return exact
    if len(word) < 4:
        return frozenset()
    return frozenset().union(*(table[1].get(key, frozenset()) for key in sound_keys(word)))


def is_given_name(word: str) -> bool:
    """Say whether a romanised word stands in the table of given names as it is written."""
    return word in _given_table()[0]


def is_patronymic(word: str) -> bool:
    """Say whether a romanised word has the shape of an East Slavic patronymic."""
    return len(word) > 6 and _PATRONYMIC.search(word) is not None


def names_in(text: str) -> tuple[NameSpan, ...]:
    """Return the names in a text: runs of capitalised words, also over particles and initials.

    A capitalised first word of a sentence counts when a capitalised word follows it or it is no common word.
    """
    found = []
    for match in _RUN.finditer(text):
        name, start = match.group(), match.start()
        if name.lower() in FUNCTION_WORDS and _starts_sentence(text, start):
            continue
        # A possessive or the full stop of the sentence is no part of the name; the stop of an initial is.
        name = _TAIL.sub("", name) if name[-1] in ".s" else name
        found.append(NameSpan(start, start + len(name), name))
    return tuple(found)


_TAIL = re.compile(r"(?:['’]s|(?<=[^\W\d_]{3})\.)\Z")
_CAPITAL = "[A-ZÀ-ÖØ-ÞŁŚŽŠČĆĐА-ЯЁІЎЇЄҐ]"
_RUN = re.compile(
    # Initials stand behind the first capital: the search then skips from capital to capital.
    rf"{_CAPITAL}(?:\.(?:\s|-)?{_CAPITAL})*[\w’'ʼ]*(?:-[\w’']+)*"
    r"(?: (?:(?:of|de|da|la|van|von|der|bin|ibn|al|el|und|the) ){0,2}"
    rf"(?:{_CAPITAL}[\w’'ʼ]*\.?(?:-[\w’']+)*))*"
)


def _starts_sentence(text: str, place: int) -> bool:
    before = text[max(0, place - 4) : place].rstrip()
    return not before or before[-1] in '.!?:“"»«\n('


def _spelled(word: str) -> str:
    """Romanise a word, keeping what Slavic diacritics say before folding drops them."""
    lowered = word if word.isascii() else word.lower().translate(_LATIN_SIGNS)
    return "".join(letter for letter in fold(lowered) if letter.isalnum() or letter == " ")


@cache
def _given_table() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    exact = classes("given_names")
    keys: dict[str, frozenset[int]] = {}
    for name, numbers in exact.items():
        if len(name) > 3:
            key = sound_key(name)
            keys[key] = keys.get(key, frozenset()) | numbers
    return exact, keys
