"""What the reader looks up and records, in workers; each function that is an act returns what to tell."""

from typing import TYPE_CHECKING

from claims.model.cards import ReaderView
from claims.model.chains import Chain
from claims.model.pairs import Candidate

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

Span = tuple[int, int]


def alike(desk: "Desk", view: ReaderView, wording: str, limit: int) -> tuple[Candidate, ...]:
    """Return the known claims that words of a text may be, likeliest first."""
    from claims.workflow import searching

    return searching.candidates(desk, wording, reported_on=view.capture.published_on, limit=limit)


def attach_new(desk: "Desk", capture_id: str, place: Span, wording: str, chain: Chain | None) -> str:
    """Make a claim of the words at a place."""
    from claims.workflow import attaching

    target = attaching.NewClaim(wording)
    made = attaching.attach(desk, attaching.Place(capture_id, *place), target, chain=chain)
    return f"{made.claim_id} made"


def attach_known(desk: "Desk", capture_id: str, place: Span, claim_id: str, chain: Chain | None) -> str:
    """Put the words at a place to a known claim."""
    from claims.workflow import attaching

    target = attaching.KnownClaim(claim_id)
    made = attaching.attach(desk, attaching.Place(capture_id, *place), target, chain=chain)
    return f"Attached to {made.claim_id}"


def reject(desk: "Desk", capture_id: str, place: Span) -> str:
    """Reject a suggestion."""
    from claims.workflow import attaching

    attaching.reject(desk, attaching.Place(capture_id, *place))
    return "Rejected"


def halves_of(text: str, place: Span, at: int) -> tuple[str, str]:
    """Return the words of both halves of a place split in two, on one line."""
    from claims.attribution.splitting import halves

    first, second = (" ".join(text[start:end].split()) for start, end in halves(text, *place, at))
    return first, second


def likely_split(text: str, place: Span) -> int:
    """Return where the words at a place are likeliest to hold two claims."""
    from claims.attribution.splitting import likely_place

    return likely_place(text, *place)


def split(desk: "Desk", capture_id: str, place: Span, at: int) -> str:
    """Split a suggestion in two."""
    from claims.workflow import attaching

    attaching.split(desk, attaching.Place(capture_id, *place), at)
    return "Split in two"


def parse_chain(typed: str) -> Chain:
    """Return a typed chain."""
    from claims.workflow import attaching

    return attaching.parse_chain(typed)


def revise_chain(desk: "Desk", mention_id: str, typed: str) -> str:
    """Change the chain of a mention."""
    from claims.workflow import attaching

    attaching.revise_chain(desk, mention_id, attaching.parse_chain(typed))
    return f"Chain of {mention_id} changed"
