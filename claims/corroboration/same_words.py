"""Mentions of the very same words: a text and its copies name one speaker, however each of them calls him.

"Ministry" in a report and "Ministerium" in its translation are two names and one voice; counting both would
count one report twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from claims.corroboration.hops import named_hops, origin_key
from claims.model.origins import ChainedMention

OVERLAP = 2
"""The shorter of two passages must lie in the other with one part in so many, to be the same words."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Mentions with the chain they count with.

    `as_in` names, for each whose chain gave way, the mention whose chain it has now; `called` is how such a
    mention calls the last speaker by itself.
    """

    mentions: tuple[ChainedMention, ...]
    as_in: Mapping[str, str]
    called: Mapping[str, str]


def family_of(mention: ChainedMention) -> str:
    """Return the capture whose text the mention's text is or reuses."""
    return mention.copy_of or mention.capture_id


def by_capture(members: Iterable[ChainedMention]) -> list[ChainedMention]:
    """Return mentions in the order in which their texts were captured."""
    return sorted(members, key=lambda member: (len(member.capture_id), member.capture_id))


def spoken(mentions: Sequence[ChainedMention]) -> Spoken:
    """Let mentions of the same words, in a text and its copies, count with one chain behind each outlet."""
    copied = {mention.copy_of for mention in mentions if mention.copy_of}
    if not copied:
        return Spoken(tuple(mentions), {}, {})
    families: dict[str, list[ChainedMention]] = defaultdict(list)
    for mention in mentions:
        if mention.words is not None and family_of(mention) in copied:
            families[family_of(mention)].append(mention)
    given: dict[str, ChainedMention] = {}
    for members in families.values():
        for same in _overlapping(members):
            given |= _given_way(same)
    known = {mention.mention_id: mention for mention in mentions}
    called = {one: _last_name(known[one]) for one in given}
    return Spoken(
        tuple(_led(mention, given.get(mention.mention_id)) for mention in mentions),
        {one: other.mention_id for one, other in given.items()},
        {one: name for one, name in called.items() if name},
    )


def _overlapping(members: Iterable[ChainedMention]) -> Iterator[list[ChainedMention]]:
    """Yield the mentions whose words lie in each other, those of at least two captures."""
    same: list[ChainedMention] = []
    reach = first = 0
    for member in sorted(members, key=attrgetter("words", "mention_id")):
        start, end = member.words or (0, 0)
        if same and OVERLAP * (min(end, reach) - start) >= min(end - start, reach - first):
            same.append(member)
            reach = max(reach, end)
            continue
        yield from _of_several(same)
        same, first, reach = [member], start, end
    yield from _of_several(same)


def _of_several(same: list[ChainedMention]) -> Iterator[list[ChainedMention]]:
    if len({member.capture_id for member in same}) > 1:
        yield by_capture(same)


def _given_way(same: list[ChainedMention]) -> dict[str, ChainedMention]:
    """Return, for mentions that name another speaker than the first text to name one, that text's mention."""
    naming = [member for member in same if len(named_hops(member)) > 1]
    leading = next(iter(naming or [member for member in same if len(member.chain) > 1]), None)
    if leading is None:
        return {}
    ends = {_end(member) for member in same if member.capture_id == leading.capture_id}
    return {
        member.mention_id: leading
        for member in same
        if member.capture_id != leading.capture_id and not _stays(member, ends)
    }


def _stays(member: ChainedMention, ends: set[str]) -> bool:
    """Say whether a mention keeps its chain: it ends where the leading text does, or names nobody first."""
    if member.copy_of is None and len(member.chain) > 1 and not member.chain[-1].named:
        return True
    return bool(member.chain) and member.chain[-1].named and _end(member) in ends


def _end(member: ChainedMention) -> str:
    hops = named_hops(member)
    return origin_key(hops[-1]) if hops else ""


def _last_name(member: ChainedMention) -> str:
    hops = named_hops(member)
    return hops[-1].actor if len(hops) > 1 else ""


def _led(mention: ChainedMention, leading: ChainedMention | None) -> ChainedMention:
    return mention if leading is None else replace(mention, chain=mention.chain[:1] + leading.chain[1:])
