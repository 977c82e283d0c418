"""Candidates for a text, best first: by the words of the index and, where it is installed, by meaning.

Each brings more than is asked for; what of each the text covers helps to order them.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from math import log
from typing import Protocol

from claims.matching.index import ClaimIndex, Hit
from claims.matching.query import question_of, telling_stems
from claims.text.words import stem

DEPTH = 40
"""Hits of the index that are ordered anew; more of them brought no better order (checkthat2022, train)."""

DEPTH_WITH_MEANING = 100
"""Hits of the index, and of meaning, that are ordered anew where both are asked: each finds other claims."""

COVERAGE = 0.4
"""Weight of the covered share beside the score of the index, which is 1 for its best hit."""

MEANING = 4.0
"""Weight of likeness in meaning, 0 to 1, beside the score of the index."""

CLAIM = "claim"


class Nearness(Protocol):
    """What finds claims by their meaning."""

    def search(self, text: str, limit: int, also: Sequence[str] = ()) -> dict[str, float]:
        """Return the ids of the claims nearest to a text, and those in `also`, with likeness 0 to 1."""


class Retrieval:
    """Search with reordering; `texts_of` gives the texts that hits stand for by id, those that still stand.

    With `nearness` claims are found by their meaning too, and their likeness counts beside the words.
    """

    def __init__(
        self,
        index: ClaimIndex,
        texts_of: Callable[[Sequence[str]], Mapping[str, str]],
        nearness: Nearness | None = None,
    ) -> None:
        self._index = index
        self._texts_of = texts_of
        self._nearness = nearness

    def search(self, text: str, limit: int, kind: str | None = None) -> tuple[Hit, ...]:
        """Return the documents most like a text, best first; only a search for claims asks for meaning.

        A post holds more than the claim in it, so what counts is how much of the claim the post has.
        """
        depth = DEPTH if self._nearness is None else DEPTH_WITH_MEANING
        hits = self._index.search(text, max(limit, depth), kind)
        near = self._near(text, limit, hits) if kind == CLAIM else {}
        best = hits[0].score if hits else 1.0
        known = {hit.id for hit in hits}
        found = [*hits, *(Hit(CLAIM, identifier, 0.0) for identifier in near if identifier not in known)]
        texts = self._texts_of([hit.id for hit in found])
        found = [hit for hit in found if hit.id in texts]
        question = question_of(text)
        asked = {stem(word) for word in (*question.words, *question.signed)}
        stems = [telling_stems(texts[hit.id]) for hit in found]
        rarity = _rarity(stems)
        ordered = [
            Hit(
                hit.kind,
                hit.id,
                hit.score / best
                + COVERAGE * _covered(words, asked, rarity)
                + MEANING * near.get(hit.id, 0.0),
            )
            for hit, words in zip(found, stems, strict=True)
        ]
        ordered.sort(key=lambda hit: (-hit.score, hit.id))
        return tuple(ordered[: max(limit, 0)])

    def _near(self, text: str, limit: int, hits: Sequence[Hit]) -> dict[str, float]:
        if self._nearness is None or limit < 1:
            return {}
        return self._nearness.search(text, max(limit, DEPTH_WITH_MEANING), [hit.id for hit in hits])


def _rarity(texts: list[frozenset[str]]) -> dict[str, float]:
    """Weigh words by how few of the hits have them: what all hits share tells none of them apart."""
    counts = Counter(chain.from_iterable(texts))
    return {word: log(1 + len(texts) / count) for word, count in counts.items()}


def _covered(words: frozenset[str], asked: set[str], rarity: dict[str, float]) -> float:
    total = sum(map(rarity.__getitem__, words))
    return sum(map(rarity.__getitem__, words & asked)) / total if total else 0.0
