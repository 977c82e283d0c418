"""Chains of hops: built from what a sentence names, or read from a line that a person typed."""

from dataclasses import replace

from claims.attribution.actors import anonymous, role_of
from claims.attribution.wordlist import words
from claims.errors import BadInput
from claims.model.chains import UNNAMED, Chain, Hop
from claims.vocabulary import HopAct, NodeKind

_SEPARATOR = ">"
_LONGEST_CHAIN = 20
_INDEFINITE = words("a an some one any another his her its their our my")
_WHAT_SOMEBODY_IS = words(
    "he she they we it someone somebody anyone everyone rumour rumours rumor rumors hearsay gossip "
    "spokesman spokeswoman spokesperson correspondent reporter journalist wife husband mother father "
    "brother sister son daughter widow widower family lawyer attorney"
)
_BODIES = words("company firm agency club team union hospital airline bank charity operator")
"""Bodies that are one of many where nothing else is said of them; "the district hospital" is one."""


def parse_chain(text: str) -> Chain:
    """Return the chain of a line such as "The Courier > Niva > unnamed", outlet first, origin last.

    Raises:
        BadInput: a hop is empty, or there are more than 20.

    """
    actors = [" ".join(part.split()) for part in text.split(_SEPARATOR)]
    if not all(actors):
        raise BadInput(
            f"The chain “{text}” has an empty hop; write OUTLET > ACTOR > ..., unnamed where nobody is named."
        )
    if len(actors) > _LONGEST_CHAIN:
        raise BadInput(f"A chain has at most {_LONGEST_CHAIN} hops, got {len(actors)}.")
    first, *rest = actors
    return outlet_hop(first), *(_typed_hop(actor) for actor in rest)


def _typed_hop(actor: str) -> Hop:
    if anonymous(actor) or _describes_only(actor):
        return Hop(actor, NodeKind.UNNAMED)
    return Hop(actor, role_of(actor, actor))


def settled(chain: Chain) -> Chain:
    """Return a chain as it counts: behind the outlet, what somebody is without who names nobody."""
    behind = (
        replace(hop, role=NodeKind.UNNAMED) if hop.actor and _describes_only(hop.actor) else hop
        for hop in chain[1:]
    )
    return *chain[:1], *behind


def _describes_only(actor: str) -> bool:
    """Whether a person typed what somebody is and not who: "a spokesman", "his wife", "our correspondent"."""
    typed = actor.split()
    first, last = typed[0].lower(), typed[-1].lower()
    opens = first in _INDEFINITE or first == "the"
    if any(not word[:1].islower() for word in typed[1 if opens else 0 :]) and len(typed) > 1:
        return False
    bare = len(typed) == (2 if opens else 1) and typed[-1] in _BODIES
    return bare or (first in _INDEFINITE and len(typed) > 1) or last in _WHAT_SOMEBODY_IS


def outlet_hop(outlet: str, *, asserts: bool = False) -> Hop:
    """Return the first hop of every chain: the outlet whose text this is."""
    act = HopAct.ASSERTS if asserts else HopAct.REPORTS
    return Hop(outlet, NodeKind.OUTLET, act, explicit=False)


def unnamed_hop(act: HopAct = HopAct.UNKNOWN, cue: tuple[str, int, int] | None = None) -> Hop:
    """Return the hop of a speaker whom the text does not mention at all."""
    word, start, end = cue if cue is not None else (None, None, None)
    return Hop(UNNAMED, NodeKind.UNNAMED, act, cue=word, cue_start=start, cue_end=end, explicit=False)
