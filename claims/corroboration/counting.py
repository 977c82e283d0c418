"""Counting the independent origins behind a claim, and saying why in sentences."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from claims.corroboration.hops import is_unnamed
from claims.corroboration.independence import (
    NEEDED,
    independent_count,
    latest,
    merge_dependent,
    shared_owners,
)
from claims.corroboration.tracing import Ends, Trace
from claims.model.chains import Chain
from claims.model.origins import Background, ChainedMention, Corroboration, Judgement, Origin
from claims.vocabulary import Stance

ARROW = " ← "
FLAG_NOT_SAID = "judged not to have said it"
FLAG_UNNAMED_BEYOND = "rests on a source it does not name"
FLAG_CYCLE = "cites itself in a circle"
MOST_NAMED = 6
NOTHING_KNOWN: Mapping[str, Background] = MappingProxyType({})


def chain_line(chain: Chain) -> str:
    """Return a chain as people read it, outlet first."""
    return ARROW.join(hop.actor for hop in chain)


@dataclass
class _Traced:
    """Where every mention ends, over all stances."""

    ends: dict[str, Ends] = field(default_factory=dict)
    unnamed_beyond: set[str] = field(default_factory=set)
    circles: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)


def corroborate(
    claim_id: str,
    mentions: Sequence[ChainedMention],
    judgements: Sequence[Judgement] = (),
    known: Mapping[str, Background] = NOTHING_KNOWN,
    not_said: Collection[str] = (),
) -> Corroboration:
    """Count the independent origins behind a claim; `known` tells of sources by their key.

    `not_said` are the keys of sources that, by somebody's word, never said it: they support nothing.

    Linear in the mentions; judgements are few. `ceiling` is 1 where two supporting origins are judged
    independent, else 2. Origins come in the order in which their mentions were given.
    """
    traced = _traced(mentions)
    judged = latest(judgements)
    members: dict[str, list[ChainedMention]] = defaultdict(list)
    for mention in mentions:
        for key in traced.ends[mention.mention_id]:
            members[key].append(mention)
    group = merge_dependent({key: len(standing) for key, standing in members.items()}, judged)
    together: dict[str, list[str]] = defaultdict(list)
    for key in members:
        together[group[key]].append(key)
    origins = [
        _origin(traced, head, {key: members[key] for key in keys}, _minded(keys, known), not_said)
        for head, keys in together.items()
    ]
    independent, notes = independent_count(origins, group, judged)
    endless = [mention.mention_id for mention in mentions if not traced.ends[mention.mention_id]]
    flags = (
        [f"{FLAG_CYCLE}: {ARROW.join(traced.names[key] for key in traced.circles)}"] if traced.circles else []
    )
    if any(mention.stance is Stance.REFUTES for mention in mentions):
        flags.append("some mentions refute the claim")
    return Corroboration(
        claim_id=claim_id,
        mentions=len(mentions),
        origins=tuple(origins),
        independent_origins=independent,
        ceiling=1 if independent >= NEEDED else 2,
        reasons=tuple(_reasons(len(mentions), origins, independent, len(endless))),
        flags=(*flags, *notes, *shared_owners(origins, judged, known)),
    )


def _minded(keys: Iterable[str], known: Mapping[str, Background]) -> list[str]:
    """Return what is to be minded about the sources of an origin."""
    flags = [flag.label for key in keys if key in known for flag in known[key].flags]
    return list(dict.fromkeys(flags))


def _traced(mentions: Sequence[ChainedMention]) -> _Traced:
    traced = _Traced()
    for stance in Stance:
        trace = Trace([mention for mention in mentions if mention.stance is stance])
        traced.ends |= trace.ends
        traced.names = trace.names | traced.names
        traced.unnamed_beyond |= trace.unnamed_beyond
        traced.circles += trace.circle
        traced.called |= trace.called
    return traced


def _origin(
    traced: _Traced,
    head: str,
    members: dict[str, list[ChainedMention]],
    minded: list[str],
    not_said: Collection[str],
) -> Origin:
    mentions = list({member.mention_id: member for own in members.values() for member in own}.values())
    said = [member for key, own in members.items() if key not in not_said for member in own]
    stances = {member.stance for member in said}
    flags = list(minded)
    if traced.unnamed_beyond.intersection(members):
        flags.append(FLAG_UNNAMED_BEYOND)
    if not said:
        flags.append(FLAG_NOT_SAID)
    if any(member.copy_of for member in mentions):
        flags.append("includes reused text")
    called = dict.fromkeys(
        traced.called[one] for one in (member.mention_id for member in mentions) if one in traced.called
    )
    flags.extend(f"a copy names {name} for the same words" for name in called)
    if {Stance.SUPPORTS, Stance.REFUTES} <= stances:
        flags.append("speaks for and against the claim")
    flags.extend(f"with {traced.names.get(key, key)}, judged dependent" for key in members if key != head)
    return Origin(
        key=head,
        origin=traced.names.get(head, head),
        named=not is_unnamed(head),
        mentions=tuple(member.mention_id for member in mentions),
        via=tuple(dict.fromkeys(chain_line(member.chain) for member in mentions)),
        flags=tuple(flags),
        supports=Stance.SUPPORTS in stances and Stance.REFUTES not in stances,
    )


def _reasons(mentions: int, origins: Sequence[Origin], independent: int, circles: int) -> Iterator[str]:
    named = [origin for origin in origins if origin.named]
    yield f"{_count(mentions, 'mention', 'comes', 'come')} from {_count(len(named), 'named origin')}."
    for origin in named:
        if len(origin.mentions) > 1:
            yield f"{_some(origin.mentions)} rest on {origin.origin} and count once."
        if FLAG_NOT_SAID in origin.flags:
            yield f"{origin.origin} is {FLAG_NOT_SAID}, and counts for nothing."
        if FLAG_UNNAMED_BEYOND in origin.flags:
            yield f"{origin.origin} {FLAG_UNNAMED_BEYOND}: a flag, and no second origin."
    nameless = [origin for origin in origins if not origin.named]
    if nameless:
        counted = _count(len(nameless), "unnamed origin", "counts", "count")
        yield f"{counted} for nothing until someone says whose it is."
    if circles:
        yield f"{_count(circles, 'mention', 'rests', 'rest')} on a circle of citations, for nothing."
    if len(named) >= NEEDED and independent < NEEDED:
        yield "No two supporting origins are judged independent; unknown never counts as independent."
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
