"""String similarity on capped text; the only place that imports rapidfuzz."""

from collections.abc import Hashable, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, JaroWinkler, LCSseq

from claims.text.normalize import MAX_FOLDED

MAX_WORD = 40
"""Characters of a word that are compared."""

MOST_CELLS = 400_000_000
"""Pairs of words or paragraphs of two texts that are weighed; each takes a bit of memory."""


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


def common_runs(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """Return the longest common sequence of two sequences as runs: place in each, and length.

    Sequences too long to be weighed have none.
    """
    if len(a) * len(b) > MOST_CELLS:
        return []
    steps = LCSseq.opcodes(a, b)
    return [(s.src_start, s.dest_start, s.src_end - s.src_start) for s in steps if s.tag == "equal"]
