"""Claims that are the same through other claims, and the answers that keep clusters apart.

"Not same" is remembered for good: it holds between whole clusters, and only undoing that answer lifts it.
"""

from collections.abc import Iterable, Mapping

from claims.vocabulary import Relation

Answers = Mapping[frozenset[str], Relation]


def cluster_of(claim_id: str, answers: Answers) -> set[str]:
    """Return the claims that people called the same as one claim, step by step, with itself."""
    found = {claim_id}
    grown = True
    same = [pair for pair, relation in answers.items() if relation is Relation.SAME]
    while grown:
        near = {other for pair in same if pair & found for other in pair}
        grown = not near <= found
        found |= near
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
