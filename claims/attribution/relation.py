"""One relation: a cue, its source, its content."""

from dataclasses import dataclass, field

from claims.vocabulary import HopAct

TokenSpan = tuple[int, int]


@dataclass(slots=True)
class Relation:
    """A cue with its source and content; all spans are token indexes, end exclusive.

    `source` is None for a cue without an agent. `further` are the sources the source itself cites, in
    order; `credit` is the participle that names them. `platform` is where a post was made, `told` who was
    told, `outer` the relation around this one, `heard` who was told by the one inside it. `antecedent` is
    what a hedged relative clause is about; `noun` tells that a noun attributes, and no verb.
    """

    cue: TokenSpan
    act: HopAct
    source: TokenSpan | None
    content: list[TokenSpan]
    further: list[TokenSpan] = field(default_factory=list)
    platform: TokenSpan | None = None
    told: TokenSpan | None = None
    hedge: TokenSpan | None = None
    outer: "Relation | None" = None
    heard: TokenSpan | None = None
    reason: str = ""
    antecedent: TokenSpan | None = None
    credit: TokenSpan | None = None
    noun: bool = False
