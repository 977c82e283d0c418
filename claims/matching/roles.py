"""Who does what to whom: converse verbs agree when the parts change places, plain verbs do not."""

from claims.matching.alignment import Alignment, Clash
from claims.matching.reading import Reading
from claims.text.lexicon import entry_of

_CONVERSE = tuple(
    (frozenset(map(entry_of, left)), frozenset(map(entry_of, right)))
    for left, right in (
        (("beat", "defeat", "win", "overcome", "take", "victory"), ("lose", "lose to", "be beaten")),
        (("buy", "purchase", "acquire", "pay"), ("sell", "sale")),
        (("lend",), ("borrow",)),
        (("give", "hand", "award"), ("receive", "get", "accept")),
        (("lead",), ("trail", "follow")),
        (("export",), ("import",)),
        (("teach",), ("learn",)),
        (("hire", "employ"), ("work", "join")),
    )
)
_DIRECTED = frozenset(
    map(
        entry_of,
        (
            "beat",
            "defeat",
            "sue",
            "kill",
            "succeed",
            "replace",
            "invade",
            "attack",
            "buy",
            "acquire",
            "accuse",
        ),
    )
)
_PASSIVE = frozenset({"was", "were", "been", "being", "is", "are", "be", "by"})


def converse(clash: Clash, alignment: Alignment) -> bool:
    """Say whether two opposites tell one thing from its two sides: "A beat B", "B lost to A"."""
    mine, theirs = clash.left.entry, clash.right.entry
    if not any((mine in a and theirs in b) or (mine in b and theirs in a) for a, b in _CONVERSE):
        return False
    subject = _before(alignment, clash)
    return subject is not None and subject != "same"


def _before(alignment: Alignment, clash: Clash) -> str | None:
    """Say on which side of the right verb the name before the left verb stands: "same" or "other"."""
    before = [m for m in alignment.matches if m.left.name and m.left.term.start < clash.left.term.start]
    if not before:
        return None
    subject = max(before, key=lambda match: match.left.term.start)
    return "same" if subject.right.term.start < clash.right.term.start else "other"


def parts_exchanged(a: Reading, b: Reading, alignment: Alignment) -> tuple[str, str] | None:
    """Return the two subjects where one verb has its two names the other way round, None otherwise."""
    verbs = [m for m in alignment.matches if m.left.entry in _DIRECTED and m.left.entry == m.right.entry]
    named = [m for m in alignment.matches if m.left.name and m.right.name]
    if len(verbs) != 1 or len(named) < 2 or _passive(a) != _passive(b):
        return None
    left, right = verbs[0].left.term.start, verbs[0].right.term.start
    crossing = [m for m in named if (m.left.term.start < left) != (m.right.term.start < right)]
    forward = [m for m in crossing if m.left.term.start < left]
    backward = [m for m in crossing if m.left.term.start > left]
    if not forward or not backward:
        return None
    return forward[0].left.term.text, backward[0].left.term.text


def _passive(reading: Reading) -> bool:
    return "by" in reading.plain and not _PASSIVE.isdisjoint(reading.plain)
