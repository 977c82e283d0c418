"""What people judged: which origins are one, and how many of them stand on their own."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from claims.corroboration.hops import is_unnamed
from claims.model.origins import Background, Judgement, Origin
from claims.text.normalize import fold
from claims.vocabulary import Independence

NEEDED = 2
MOST_OWNED = 8
"""Origins of one owner that are told of pair by pair."""

Judged = Mapping[frozenset[str], Judgement]


def latest(judgements: Sequence[Judgement]) -> Judged:
    """Return the judgement that stands for each pair of origins: the last one."""
    ordered = sorted(judgements, key=lambda judged: judged.seq)
    return {frozenset((judged.origin_a, judged.origin_b)): judged for judged in ordered}


def merge_dependent(mentions: Mapping[str, int], judged: Judged) -> dict[str, str]:
    """Put origins judged dependent into one group, headed by the named one with most mentions.

    `mentions` counts the mentions of each origin, in their order; the answer is the head of each.
    """
    order = {key: place for place, key in enumerate(mentions)}
    group = {key: key for key in mentions}

    def head(key: str) -> str:
        while group[key] != key:
            key = group[key]
        return key

    for pair, judgement in judged.items():
        if judgement.value is Independence.DEPENDENT and len(pair) == NEEDED and pair <= group.keys():
            first, *others = sorted(
                {head(key) for key in pair}, key=lambda key: (is_unnamed(key), -mentions[key], order[key])
            )
            for other in others:
                group[other] = first
    return {key: head(key) for key in mentions}


def independent_count(
    origins: Sequence[Origin], group: Mapping[str, str], judged: Judged
) -> tuple[int, list[str]]:
    """Return the size of the largest set of supporting origins that are pairwise judged independent.

    Between two groups the last word counts, so an unknown outweighs an older independent. That somebody
    unnamed is independent of others is no word on anybody. Also returns what contradicts itself.
    """
    supporting = {origin.key for origin in origins if origin.named and origin.supports}
    last_word: dict[frozenset[str], Judgement] = {}
    notes = []
    for pair, judgement in judged.items():
        nobody = judgement.value is Independence.INDEPENDENT and any(is_unnamed(key) for key in pair)
        if nobody or not pair <= group.keys():
            continue
        heads = frozenset(group[key] for key in pair)
        if len(heads) == NEEDED and heads <= supporting:
            known = last_word.get(heads)
            last_word[heads] = judgement if known is None or judgement.seq > known.seq else known
        elif len(heads) < NEEDED and judgement.value is Independence.INDEPENDENT:
            notes.append("two origins are judged independent, yet both dependent on a third")
    neighbours: dict[str, set[str]] = defaultdict(set)
    for heads, judgement in last_word.items():
        if judgement.value is Independence.INDEPENDENT:
            one, other = heads
            neighbours[one].add(other)
            neighbours[other].add(one)
    largest = max((len(clique) for clique in _cliques(neighbours)), default=0)
    return max(largest, min(1, len(supporting))), notes


def shared_owners(
    origins: Sequence[Origin], judged: Judged, known: Mapping[str, Background]
) -> Iterator[str]:
    """Yield, for origins of one owner or controller, that they may be dependent: a person's word decides."""
    owned: dict[str, list[Origin]] = defaultdict(list)
    for origin in origins:
        owner = known[origin.key].owner if origin.key in known else ""
        if owner:
            owned[fold(owner)].append(origin)
    for together in owned.values():
        for one, other in combinations(together[:MOST_OWNED], NEEDED):
            owner = known[one.key].owner
            word = judged.get(frozenset((one.key, other.key)))
            if word is None or word.value is Independence.UNKNOWN:
                yield f"{one.origin} and {other.origin} belong to {owner}: probably dependent, judge them"
            elif word.value is Independence.INDEPENDENT:
                yield f"{one.origin} and {other.origin} are judged independent, though both belong to {owner}"


def _cliques(neighbours: dict[str, set[str]]) -> Iterator[set[str]]:
    """Yield the maximal cliques (Bron and Kerbosch 1973, with pivot) of the judged origins."""
    stack = [(set[str](), set(neighbours), set[str]())]
    while stack:
        clique, candidates, excluded = stack.pop()
        if not candidates and not excluded:
            yield clique
            continue
        pivot = max(sorted(candidates | excluded), key=lambda name: len(neighbours[name] & candidates))
        for name in sorted(candidates - neighbours[pivot]):
            near = neighbours[name]
            stack.append((clique | {name}, candidates & near, excluded & near))
            candidates = candidates - {name}
            excluded = excluded | {name}
