"""From chains and judgements to origins, how many of them are independent, and what that allows.

A mention stands on the last named hop of its chain. When that source, in another chain of the same
claim, rests on somebody else, the mention stands on that one too: ten outlets citing one report count
once, and so does the report's own page. A text found to reuse another stands on what the other stands
on. Unnamed origins never merge and never count; a cycle counts nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claims.model.chains import UNNAMED, Chain, Hop
from claims.model.origins import ChainedMention, Corroboration, Judgement, Origin
from claims.vocabulary import Independence, Stance

ARROW = " ← "
FLAG_UNNAMED_BEYOND = "rests on a source it does not name"
FLAG_CYCLE = "cites itself in a circle"
NEEDED = 2
MOST_NAMED = 6


def origin_key(hop: Hop) -> str:
    """Return what identifies the source of a named hop: its id, or its name where it has none."""
    return hop.source_id or hop.actor


def unnamed_key(mention_id: str) -> str:
    """Return the key of an unnamed origin, which belongs to one mention alone."""
    return f"{UNNAMED}:{mention_id}"


def chain_line(chain: Chain) -> str:
    """Return a chain as people read it, outlet first."""
    return ARROW.join(hop.actor for hop in chain)


@dataclass
class _Graph:
    """Who rests on whom for one claim; keys are sources, or unnamed origins of single mentions."""

    rests_on: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, str] = field(default_factory=dict)
    unnamed_beyond: set[str] = field(default_factory=set)
    start: dict[str, str] = field(default_factory=dict)

    def add(self, mention: ChainedMention) -> None:
        """Add a mention's chain; a chain of one unnamed speaker ends in an origin of its own."""
        named = [hop for hop in mention.chain if hop.named]
        for hop in named:
            self.names.setdefault(origin_key(hop), hop.actor)
        for nearer, farther in pairwise(named):
            if origin_key(nearer) != origin_key(farther):
                self.rests_on[origin_key(nearer)].add(origin_key(farther))
        self.start[mention.mention_id] = self._end_of(mention, named)

    def _end_of(self, mention: ChainedMention, named: list[Hop]) -> str:
        trailing_unnamed = bool(mention.chain) and not mention.chain[-1].named
        if not trailing_unnamed and named:
            return origin_key(named[-1])
        if len(named) > 1 and trailing_unnamed:
            # Somebody beyond the outlet is named, so the unnamed hop is a flag on that origin.
            self.unnamed_beyond.add(origin_key(named[-1]))
            return origin_key(named[-1])
        return unnamed_key(mention.mention_id)

    def ends_of(self, key: str) -> set[str]:
        """Return the sources at which resting-on stops; empty when it only goes in a circle."""
        ends: set[str] = set()
        seen: set[str] = set()
        todo = [key]
        while todo:
            at = todo.pop()
            if at in seen:
                continue
            seen.add(at)
            further = self.rests_on.get(at)
            if further:
                todo.extend(further)
            else:
                ends.add(at)
        return ends


def corroborate(
    claim_id: str, mentions: Sequence[ChainedMention], judgements: Sequence[Judgement] = ()
) -> Corroboration:
    """Count the independent origins behind a claim.

    Linear in the mentions; judgements are few. `ceiling` is 1 where two supporting origins are judged
    independent, else 2. Origins come in the order in which their mentions were given.
    """
    graph = _Graph()
    for mention in mentions:
        graph.add(mention)
    ends = _ends_of_mentions(graph, mentions)
    judged = _latest(judgements)
    origins, group = _origins(graph, mentions, ends, judged)
    independent, notes = _independent(origins, group, judged)
    circles = [mention.mention_id for mention in mentions if not ends[mention.mention_id]]
    flags = [f"{FLAG_CYCLE}: {', '.join(circles)}"] if circles else []
    if any(mention.stance is Stance.REFUTES for mention in mentions):
        flags.append("some mentions refute the claim")
    return Corroboration(
        claim_id=claim_id,
        mentions=len(mentions),
        origins=tuple(origins),
        independent_origins=independent,
        ceiling=1 if independent >= NEEDED else 2,
        reasons=tuple(_reasons(len(mentions), origins, independent, len(circles))),
        flags=(*flags, *notes),
    )


def _latest(judgements: Sequence[Judgement]) -> dict[frozenset[str], Judgement]:
    ordered = sorted(judgements, key=lambda judged: judged.seq)
    return {frozenset((judged.origin_a, judged.origin_b)): judged for judged in ordered}


def _ends_of_mentions(graph: _Graph, mentions: Sequence[ChainedMention]) -> dict[str, tuple[str, ...]]:
    cache: dict[str, tuple[str, ...]] = {}
    ends: dict[str, tuple[str, ...]] = {}
    for mention in mentions:
        key = graph.start[mention.mention_id]
        if key not in cache:
            cache[key] = tuple(sorted(graph.ends_of(key)))
        ends[mention.mention_id] = cache[key]
    return _through_copies(mentions, ends)


def _through_copies(
    mentions: Sequence[ChainedMention], ends: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Let the mentions in a reused text stand on what the mentions in the original stand on.

    Only a mention that ends at its own outlet, or at nobody with a name, follows the copy: reuse says
    where the words come from, and a copy that names a source of its own has said so itself.
    """
    in_capture: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        in_capture[mention.capture_id].update(ends[mention.mention_id])
    resolved = dict(ends)
    for mention in mentions:
        original = in_capture.get(mention.copy_of or "")
        if original and _speaks_for_itself(mention, ends[mention.mention_id]):
            resolved[mention.mention_id] = tuple(sorted(original))
    return resolved


def _speaks_for_itself(mention: ChainedMention, ends: tuple[str, ...]) -> bool:
    outlet = origin_key(mention.chain[0]) if mention.chain and mention.chain[0].named else None
    return all(end == outlet or _is_unnamed(end) for end in ends)


def _origins(
    graph: _Graph,
    mentions: Sequence[ChainedMention],
    ends: dict[str, tuple[str, ...]],
    judged: dict[frozenset[str], Judgement],
) -> tuple[list[Origin], dict[str, str]]:
    """Return the origins, those judged dependent as one, and which of them each key belongs to."""
    members: dict[str, list[ChainedMention]] = defaultdict(list)
    for mention in mentions:
        for key in ends[mention.mention_id]:
            members[key].append(mention)
    group = _merge_dependent(members, judged)
    together: dict[str, list[str]] = defaultdict(list)
    for key in members:
        together[group[key]].append(key)
    return [_origin(graph, head, keys, members) for head, keys in together.items()], group


def _origin(graph: _Graph, head: str, keys: list[str], members: dict[str, list[ChainedMention]]) -> Origin:
    mentions = list({member.mention_id: member for key in keys for member in members[key]}.values())
    flags = []
    if any(key in graph.unnamed_beyond for key in keys):
        flags.append(FLAG_UNNAMED_BEYOND)
    if any(member.copy_of for member in mentions):
        flags.append("includes reused text")
    flags.extend(f"with {graph.names.get(key, key)}, judged dependent" for key in keys if key != head)
    return Origin(
        key=head,
        origin=graph.names.get(head, head),
        named=not _is_unnamed(head),
        mentions=tuple(member.mention_id for member in mentions),
        via=tuple(dict.fromkeys(chain_line(member.chain) for member in mentions)),
        flags=tuple(flags),
        supports=any(member.stance is Stance.SUPPORTS for member in mentions),
    )


def _merge_dependent(
    members: dict[str, list[ChainedMention]], judged: dict[frozenset[str], Judgement]
) -> dict[str, str]:
    """Put origins judged dependent into one group, headed by the named one with most mentions."""
    order = {key: place for place, key in enumerate(members)}
    group = {key: key for key in members}

    def head(key: str) -> str:
        while group[key] != key:
            key = group[key]
        return key

    for pair, judgement in judged.items():
        if judgement.value is Independence.DEPENDENT and len(pair) == NEEDED and pair <= set(members):
            heads = sorted(
                {head(key) for key in pair},
                key=lambda key: (_is_unnamed(key), -len(members[key]), order[key]),
            )
            for lesser in heads[1:]:
                group[lesser] = heads[0]
    return {key: head(key) for key in members}


def _is_unnamed(key: str) -> bool:
    return key.startswith(f"{UNNAMED}:")


def _independent(
    origins: Sequence[Origin], group: dict[str, str], judged: dict[frozenset[str], Judgement]
) -> tuple[int, list[str]]:
    """Return the size of the largest set of supporting origins that are pairwise judged independent."""
    supporting = {origin.key for origin in origins if origin.named and origin.supports}
    neighbours: dict[str, set[str]] = defaultdict(set)
    notes = []
    for pair, judgement in judged.items():
        if judgement.value is not Independence.INDEPENDENT or not pair <= set(group):
            continue
        heads = {group[key] for key in pair}
        if len(heads) < NEEDED:
            notes.append("two origins are judged independent, yet both dependent on a third")
        elif heads <= supporting:
            one, other = heads
            neighbours[one].add(other)
            neighbours[other].add(one)
    largest = max((len(clique) for clique in _cliques(neighbours)), default=0)
    return max(largest, min(1, len(supporting))), notes


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


def _reasons(mentions: int, origins: Sequence[Origin], independent: int, circles: int) -> Iterator[str]:
    named = [origin for origin in origins if origin.named]
    yield f"{_count(mentions, 'mention', 'comes', 'come')} from {_count(len(named), 'named origin')}."
    for origin in named:
        if len(origin.mentions) > 1:
            yield f"{_some(origin.mentions)} rest on {origin.origin} and count once."
        if FLAG_UNNAMED_BEYOND in origin.flags:
            yield f"{origin.origin} {FLAG_UNNAMED_BEYOND}: a flag, and no second origin."
    nameless = [origin for origin in origins if not origin.named]
    if nameless:
        counted = _count(len(nameless), "unnamed origin", "counts", "count")
        yield f"{counted} for nothing until someone says whose it is."
    if circles:
        yield f"{_count(circles, 'mention', 'rests', 'rest')} on a circle of citations, for nothing."
    if len(named) >= NEEDED and independent < NEEDED:
        yield "No two of the origins are judged independent; unknown never counts as independent."
    if independent >= NEEDED:
        yield f"{independent} supporting origins are judged independent, so credibility 1 is allowed."
    else:
        yield "So the best credibility allowed is 2 (Probably true)."


def _some(mention_ids: Sequence[str]) -> str:
    """Name a few mentions and the number of the rest."""
    more = len(mention_ids) - MOST_NAMED
    return ", ".join(mention_ids[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _count(number: int, noun: str, one: str = "", many: str = "") -> str:
    """Return a number with its noun and the fitting form of a verb, if one is given."""
    words = (noun, one) if number == 1 else (f"{noun}s", many)
    return " ".join([str(number), *filter(None, words)])
