"""Which of the claims that were found are worth deciding: those that share most of their matter."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from math import log

from claims.matching.query import telling_stems
from claims.model.pairs import Statement
from claims.text.lexicon import meanings
from claims.text.normalize import MAX_FOLDED
from claims.text.words import REPORTING_STEMS, root

FEWEST = 10
"""Claims that are decided for any question; a decision takes half a millisecond."""

AS_FOUND = 4
"""Claims that are decided because they were found first, whatever words they share: meaning found them."""

Known = tuple[str, Statement]


def shortlist(query: Statement, known: Sequence[Known], limit: int) -> Sequence[Known]:
    """Return the claims to decide where `limit` are asked for: as many, `FEWEST` at least, in their order.

    A claim is the same as another, or contradicts it, only where the two share words, roots or meanings, so
    what shares little of both is left out. Words that all have tell none apart and weigh least. Which claims
    come into the answer is measured in tests/quality/test_shortlist.py.
    """
    count = max(FEWEST, limit)
    if len(known) <= count:
        return known
    found_first, others = known[:AS_FOUND], known[AS_FOUND:]
    shares = _shared(query, [statement for _, statement in known])[AS_FOUND:]
    best = sorted(range(len(others)), key=lambda place: -shares[place])[: count - AS_FOUND]
    return (*found_first, *(others[place] for place in sorted(best)))


def _shared(query: Statement, statements: Sequence[Statement]) -> list[float]:
    """Return for each statement its share of matter that the question has, times the share asked, 0 to 1."""
    asked = _stems(query)
    texts = [_stems(statement) for statement in statements]
    counts = Counter(chain.from_iterable(texts))
    weights = {word: log(1 + len(texts) / count) for word, count in counts.items()}
    answering = _answering(asked, counts)
    matter = sum(weights.get(word, log(1 + len(texts))) for word in asked) or 1.0
    shares = []
    for words in texts:
        shared = sum(map(weights.__getitem__, words & answering))
        whole = sum(map(weights.__getitem__, words)) or 1.0
        shares.append(shared / whole * min(1.0, shared / matter))
    return shares


def _answering(asked: frozenset[str], words: Iterable[str]) -> frozenset[str]:
    """Return the words that stand for one of those asked: itself, its root or one of its meanings."""
    standing = frozenset().union(*map(_stands_for, asked))
    return frozenset(word for word in words if not standing.isdisjoint(_stands_for(word)))


@lru_cache(maxsize=65_536)
def _stands_for(word: str) -> frozenset[str]:
    """Return the root of a word and its meanings, of which one in common is enough."""
    return frozenset({root(word), *meanings(word)})


def _stems(statement: Statement) -> frozenset[str]:
    return telling_stems(statement.text[:MAX_FOLDED]) - REPORTING_STEMS
