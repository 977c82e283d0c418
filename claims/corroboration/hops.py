"""What identifies the sources of a chain, and the sources that nobody names."""

from claims.model.chains import UNNAMED, Hop
from claims.model.origins import ChainedMention


def origin_key(hop: Hop) -> str:
    """Return what identifies the source of a named hop: its id, or its name where it has none."""
    return hop.source_id or hop.actor


def unnamed_key(mention_id: str) -> str:
    """Return the key of an unnamed origin, which belongs to one mention alone."""
    return f"{UNNAMED}:{mention_id}"


def is_unnamed(key: str) -> bool:
    """Say whether a key is that of an unnamed origin."""
    return key.startswith(f"{UNNAMED}:")


def named_hops(mention: ChainedMention) -> list[Hop]:
    """Return the hops of a mention's chain that name somebody."""
    return [hop for hop in mention.chain if hop.named]
