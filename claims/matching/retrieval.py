"""Candidates for a text, best first: the index brings a hundred, what of each the text covers orders them."""

from collections.abc import Callable
from math import log

from claims.matching.index import ClaimIndex, Hit
from claims.matching.query import index_words, question_of
from claims.text.words import FUNCTION_WORDS, stem

DEPTH = 100
"""Hits of the index that are ordered anew."""

COVERAGE = 0.4
"""Weight of the covered share beside the score of the index, which is 1 for its best hit."""


class Retrieval:
    """Search with reordering; `text_of` gives the text that a hit of a kind and id stands for."""

    def __init__(self, index: ClaimIndex, text_of: Callable[[str], str]) -> None:
        self._index = index
        self._text_of = text_of

    def search(self, text: str, limit: int, kind: str | None = None) -> tuple[Hit, ...]:
        """Return the documents most like a text, best first.

        A post holds more than the claim in it, so what counts is how much of the claim the post has.
        """
        hits = self._index.search(text, max(limit, DEPTH), kind)
        if not hits:
            return ()
        question = question_of(text)
        asked = {stem(word) for word in (*question.words, *question.signed)}
        stems = [_stems(self._text_of(hit.id)) for hit in hits]
        rarity = _rarity(stems)
        best = hits[0].score
        ordered = [
            Hit(hit.kind, hit.id, hit.score / best + COVERAGE * _covered(words, asked, rarity))
            for hit, words in zip(hits, stems, strict=True)
        ]
        ordered.sort(key=lambda hit: (-hit.score, hit.id))
        return tuple(ordered[:limit])


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in index_words(text) if word not in FUNCTION_WORDS)


def _rarity(texts: list[frozenset[str]]) -> dict[str, float]:
    """Weigh words by how few of the hits have them: what all hits share tells none of them apart."""
    counts: dict[str, int] = {}
    for words in texts:
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    return {word: log(1 + len(texts) / count) for word, count in counts.items()}


def _covered(words: frozenset[str], asked: set[str], rarity: dict[str, float]) -> float:
    total = sum(rarity[word] for word in words)
    return sum(rarity[word] for word in words & asked) / total if total else 0.0
