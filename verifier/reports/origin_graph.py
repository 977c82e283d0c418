"""The graph from carriers to origins, laid out for drawing: who passed the words on to whom.

Rows run from those who printed the words, at the top, down to the origins. Every kind of line has a pattern
of its own and is told in the title, so that the picture can be read without colour and by ear.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from claims.model.cards import ClaimView, MentionCard
from claims.model.chains import Hop

WIDTH, HEIGHT = 176, 44
COLUMN, ROW = 216, 84
MARGIN = 36
BULGE = 34
MOST_NODES = 40
LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class Node:
    """A source in the picture; `x` and `y` are the upper left corner of its box in pixels."""

    key: str
    name: str
    note: str
    origin: bool
    x: int
    y: int

    @property
    def shown(self) -> str:
        """The name as far as it fits into the box."""
        return self.name if len(self.name) <= LONGEST_NAME else f"{self.name[: LONGEST_NAME - 1]}…"


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from who passed words on to whom they had them from; `kind` is cites, inferred or copies."""

    nearer: Node
    farther: Node
    kind: str

    @property
    def path(self) -> str:
        """The line as an SVG path, down from box to box; one that passes a row runs beside the boxes."""
        x1, y1 = self.nearer.x + WIDTH // 2, self.nearer.y + HEIGHT
        x2, y2 = self.farther.x + WIDTH // 2, self.farther.y
        if 0 < y2 - y1 < ROW:
            bend = (y1 + y2) // 2
            return f"M{x1} {y1} C{x1} {bend} {x2} {bend} {x2} {y2}"
        beside = min(self.nearer.x, self.farther.x) - BULGE
        y1, y2 = y1 - HEIGHT // 2, y2 + HEIGHT // 2
        return f"M{self.nearer.x} {y1} C{beside} {y1} {beside} {y2} {self.farther.x} {y2}"


@dataclass(frozen=True, slots=True)
class OriginGraph:
    """The whole picture, in pixels; `left_out` counts sources beyond the most that are drawn."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int
    left_out: int


def origin_graph(view: ClaimView) -> OriginGraph:
    """Return the graph behind a claim."""
    links = dict(_links(view))
    names = {key: hop.actor for mention in view.mentions for key, hop in _keyed(mention)}
    above = _heights(names, links)
    drawn = list(names)[:MOST_NODES]
    carried: dict[str, list[str]] = defaultdict(list)
    for mention in view.mentions:
        carried[_key(mention, mention.chain[0])].append(mention.mention_id)
    origins = {origin.key for origin in view.corroboration.origins}
    highest = max((above[key] for key in drawn), default=0)
    placed: dict[int, int] = defaultdict(int)
    nodes: dict[str, Node] = {}
    for key in drawn:
        row = highest - above[key]
        x, y = MARGIN + COLUMN * placed[row], MARGIN + ROW * row
        placed[row] += 1
        nodes[key] = Node(key, names[key], _note(carried[key]), key in origins, x, y)
    edges = [
        Edge(nodes[nearer], nodes[farther], kind)
        for (nearer, farther), kind in links.items()
        if nearer in nodes and farther in nodes
    ]
    return OriginGraph(
        nodes=tuple(nodes.values()),
        edges=tuple(edges),
        width=2 * MARGIN + COLUMN * max(placed.values(), default=1) - (COLUMN - WIDTH),
        height=2 * MARGIN + ROW * highest + HEIGHT,
        left_out=len(names) - len(drawn),
    )


def _key(mention: MentionCard, hop: Hop) -> str:
    if hop.source_id is not None and hop.named:
        return hop.source_id
    return hop.actor if hop.named else f"unnamed:{mention.mention_id}"


def _keyed(mention: MentionCard) -> Iterator[tuple[str, Hop]]:
    for hop in mention.chain:
        yield _key(mention, hop), hop


def _links(view: ClaimView) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield who passed words on to whom; of two kinds of line the more certain one stays."""
    held = {mention.capture_id: _key(mention, mention.chain[0]) for mention in view.mentions}
    found: dict[tuple[str, str], str] = {}
    for mention in view.mentions:
        first = view.reused.get(mention.mention_id)
        if first in held:
            found[held[mention.capture_id], held[first]] = "copies"
    for mention in view.mentions:
        for (nearer, _), (farther, hop) in pairwise(_keyed(mention)):
            kind = "cites" if hop.explicit else "inferred"
            if kind == "cites" or (nearer, farther) not in found:
                found[nearer, farther] = kind
    return ((pair, kind) for pair, kind in found.items() if pair[0] != pair[1])


def _heights(keys: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return how far each source is above the origins; a circle is cut where it closes."""
    farther: dict[str, list[str]] = defaultdict(list)
    for one, other in links:
        farther[one].append(other)
    known: dict[str, int] = {}

    def depth(key: str, above: frozenset[str]) -> int:
        if key not in known:
            below = [depth(other, above | {key}) for other in farther[key] if other not in above | {key}]
            known[key] = 1 + max(below, default=-1)
        return known[key]

    for key in keys:
        depth(key, frozenset())
    return known


def _note(mentions: list[str]) -> str:
    if len(mentions) > 2:
        return f"{len(mentions)} mentions"
    return ", ".join(mentions)
