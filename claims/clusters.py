"""Claims that are the same through other claims, and the answers that keep clusters apart.

"Not same" is remembered for good: it holds between whole clusters, and only undoing that answer lifts it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from claims.vocabulary import Relation

Answers = Mapping[frozenset[str], Relation]


class Clusters:
    """All clusters that a set of answers makes, found once for any number of questions."""

    def __init__(self, answers: Answers) -> None:
        same: defaultdict[str, set[str]] = defaultdict(set)
        for pair, relation in answers.items():
            for claim_id in pair if relation is Relation.SAME else ():
                same[claim_id] |= pair
        self._clusters: dict[str, frozenset[str]] = {}
        for claim_id in same:
            if claim_id not in self._clusters:
                cluster = frozenset(_reached(claim_id, same))
                self._clusters.update(dict.fromkeys(cluster, cluster))
        self._apart = {
            frozenset(map(self.of, pair))
            for pair, relation in answers.items()
            if relation is Relation.NOT_SAME
        }

    def of(self, claim_id: str) -> frozenset[str]:
        """Return the claims that people called the same as one claim, step by step, with itself."""
        return self._clusters.get(claim_id) or frozenset((claim_id,))

    def settled(self, one: str, other: str) -> bool:
        """Say whether the answers about other pairs make two claims the same, or keep them apart."""
        mine, theirs = self.of(one), self.of(other)
        return mine == theirs or frozenset((mine, theirs)) in self._apart


def cluster_of(claim_id: str, answers: Answers) -> set[str]:
    """Return the claims that people called the same as one claim, step by step, with itself."""
    return set(Clusters(answers).of(claim_id))


def _reached(claim_id: str, same: Mapping[str, set[str]]) -> set[str]:
    found, waiting = {claim_id}, [claim_id]
    while waiting:
        further = same[waiting.pop()] - found
        found |= further
        waiting += further
    return found


def kept_apart(one: Iterable[str], other: Iterable[str], answers: Answers) -> frozenset[str] | None:
    """Return a pair across two clusters that somebody called not the same, None where there is none."""
    left, right = set(one), set(other)
    for pair, relation in answers.items():
        if (
            relation is Relation.NOT_SAME
            and pair & left
            and pair & right
            and len(pair & (left | right)) == len(pair)
        ):
            return pair
    return None
