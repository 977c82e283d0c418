"""The form of a text that matching compares: one spelling for what readers take for the same letters."""

import unicodedata
from functools import lru_cache

MAX_FOLDED = 2_000
"""Scorers grow with the product of lengths: 50k x 20k repeated characters took one of them three minutes."""

_LOOKALIKES = str.maketrans("аАвВеЕёкКмМнНоОрРсСтТуУхХіІјЈѕЅԁԛԝһ", "aABBeEekKMMHHoOpPcCTTyYxXiIjJsSdqwh")
_VIRAMA = 9


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Return the matching key of a text: composed, romanised, casefolded, without marks.

    At most 2,000 characters of the text are read and returned. Runs of white space become one space.
    """
    return fold_all(text[:MAX_FOLDED])[:MAX_FOLDED]


def fold_all(text: str) -> str:
    """Return the matching key of a whole text, without a cap; for work that grows with the length only."""
    if not text.isascii():
        text = _romanised(_visible(unicodedata.normalize("NFKC", text)))
    return " ".join(text.casefold().split())


def without_format_characters(text: str) -> str:
    """Return a text without zero-width and other format characters, which part words that look whole."""
    if text.isascii():
        return text
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def _visible(text: str) -> str:
    """Drop format characters and marks that stay after composition; vowel signs and viramas are letters."""
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if category == "Cf" or (category == "Mn" and unicodedata.combining(character) > _VIRAMA):
            continue
        kept.append(" " if category in {"Cc", "Zl", "Zp"} else character)
    return "".join(kept)


def _romanised(text: str) -> str:
    # Imported late: its tables are read from disk only for texts that need them.
    from anyascii import anyascii

    return str(anyascii(" ".join(_one_script(word) for word in text.split(" "))))


def _one_script(word: str) -> str:
    """Undo homoglyphs: in a word with Latin letters, Cyrillic look-alikes are read by their shape."""
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
    return word.translate(_LOOKALIKES) if {"LATIN", "CYRILLIC"} <= scripts else word
