"""Leading mentions back to where they come from: who rests on whom, for one claim.

Each stance is traced by itself, since whom a denial rests on says nothing about whom the claim does.
"""

from collections import defaultdict
from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from claims.corroboration.hops import is_unnamed, named_hops, origin_key, unnamed_key
from claims.corroboration.same_words import by_capture, family_of, spoken
from claims.model.origins import ChainedMention

Ends = tuple[str, ...]


class Trace:
    """Where the mentions of one stance end; keys are sources, or unnamed origins of single mentions."""

    def __init__(self, mentions: Sequence[ChainedMention]) -> None:
        same = spoken(mentions)
        mentions = same.mentions
        self.called = same.called
        self.unnamed_beyond: set[str] = set()
        self._rests_on: dict[str, set[str]] = defaultdict(set)
        self.names: dict[str, str] = {}
        self._keys = {one.mention_id: self._keys_of(one) for one in mentions}
        self._cited = {key for keys in self._keys.values() for key in keys[1:]}
        self._copied = {mention.copy_of for mention in mentions if mention.copy_of}
        self._starts = {mention.mention_id: self._start_of(mention) for mention in mentions}
        for keys in self._keys.values():
            for nearer, farther in pairwise(keys):
                self._rest(nearer, farther)
        self._lead_copies(mentions)
        for mention_id, other in same.as_in.items():
            if is_unnamed(self._starts[mention_id]):
                self._starts[mention_id] = self._starts[other]
        standing = {start for start in self._starts.values() if not is_unnamed(start)}
        for mention in mentions:
            self._lead_unnamed_copy(mention, standing)
        reached = {start: self._reached_from(start) for start in set(self._starts.values())}
        self.ends: dict[str, Ends] = {
            mention_id: reached[start] for mention_id, start in self._starts.items()
        }

    @property
    def circle(self) -> list[str]:
        """Sources that rest on each other in a circle, empty where none do."""
        try:
            TopologicalSorter(self._rests_on).prepare()
        except CycleError as found:
            return list(dict.fromkeys(found.args[1]))
        return []

    def _keys_of(self, mention: ChainedMention) -> list[str]:
        keys = []
        for hop in named_hops(mention):
            keys.append(origin_key(hop))
            self.names.setdefault(keys[-1], hop.actor)
        return keys

    def _rest(self, nearer: str, farther: str) -> None:
        if nearer != farther:
            self._rests_on[nearer].add(farther)

    def _start_of(self, mention: ChainedMention) -> str:
        """Return where a chain ends by itself: at its last named hop, or at nobody with a name."""
        keys = self._keys[mention.mention_id]
        if not keys:
            return unnamed_key(mention.mention_id)
        last = keys[-1]
        if mention.chain[-1].named:
            return last
        if len(keys) > 1 or last in self._cited:
            # Somebody beyond the outlet is named, or the outlet is itself what others cite: the unnamed
            # hop is a flag on that origin and makes no second one.
            self.unnamed_beyond.add(last)
            return last
        return unnamed_key(mention.mention_id)

    def _lead_copies(self, mentions: Sequence[ChainedMention]) -> None:
        """Let the outlets of one reused text rest on whom that text names, in any of its copies.

        Where it names nobody they all rest on the outlet that had it first, so that a text counts once,
        in whatever order its copies were captured, and so does whoever cites one of them.
        """
        families: dict[str, list[ChainedMention]] = defaultdict(list)
        for mention in mentions:
            if family_of(mention) in self._copied and self._keys[mention.mention_id]:
                families[family_of(mention)].append(mention)
        for members in families.values():
            outlets = list(dict.fromkeys(self._keys[one.mention_id][0] for one in by_capture(members)))
            foreign = {
                end
                for start in {self._starts[member.mention_id] for member in members}
                for end in self._reached_from(start)
                if not is_unnamed(end) and end not in outlets
            }
            for outlet in outlets:
                for end in sorted(foreign) or outlets[:1]:
                    if outlet not in self._passed(end):
                        self._rest(outlet, end)

    def _lead_unnamed_copy(self, mention: ChainedMention, standing: set[str]) -> None:
        """Let a copy's line without a named speaker stand on what the text it reuses stands on.

        An outlet that had the text first is no answer where it names nobody either; `standing` are the
        sources at which some chain ends by itself.
        """
        keys = self._keys[mention.mention_id]
        nameless = mention.copy_of is not None and is_unnamed(self._starts[mention.mention_id])
        if nameless and keys and self._rests_on.get(keys[0]):
            reached = self._reached_from(keys[0])
            if not standing.isdisjoint(reached):
                self._starts[mention.mention_id] = keys[0]

    def _reached_from(self, key: str) -> Ends:
        """Return the sources at which resting-on stops, in order; none when it only goes in a circle."""
        return tuple(sorted(at for at in self._passed(key) if not self._rests_on.get(at)))

    def _passed(self, key: str) -> set[str]:
        seen: set[str] = set()
        todo = [key]
        while todo:
            at = todo.pop()
            if at not in seen:
                seen.add(at)
                todo.extend(self._rests_on.get(at, ()))
        return seen
