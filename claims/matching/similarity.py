"""String similarity on capped text; the only place that imports rapidfuzz."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, JaroWinkler

from claims.text.normalize import MAX_FOLDED

MAX_WORD = 40
"""Characters of a word that are compared."""


def word_likeness(a: str, b: str) -> float:
    """Return the Jaro-Winkler similarity of two words, 0 to 1."""
    return JaroWinkler.similarity(a[:MAX_WORD], b[:MAX_WORD])


def edits(a: str, b: str, at_most: int) -> int:
    """Return the edits between two words, swaps of neighbours as one; `at_most` + 1 when there are more."""
    return OSA.distance(a[:MAX_WORD], b[:MAX_WORD], score_cutoff=at_most)


def text_likeness(a: str, b: str) -> float:
    """Return the token-set similarity of two folded texts, 0 to 1; 2,000 characters of each are read."""
    return fuzz.token_set_ratio(a[:MAX_FOLDED], b[:MAX_FOLDED]) / 100


def order_likeness(a: str, b: str) -> float:
    """Return the edit similarity of two folded texts in their order, 0 to 1; 2,000 characters are read."""
    return fuzz.ratio(a[:MAX_FOLDED], b[:MAX_FOLDED]) / 100


def token_set_best(query: str, wordings: Sequence[str], limit: int) -> list[int]:
    """Return the places of the most alike wordings, by comparing all: what retrieval is held against."""
    found = process.extract(query, wordings, scorer=fuzz.token_set_ratio, limit=limit)
    return [place for _, _, place in found]
