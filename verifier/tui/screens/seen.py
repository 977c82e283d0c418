"""Whether a claim still is what a person saw when they decided about it."""

from typing import TYPE_CHECKING

from claims.errors import ActConflict
from claims.model.cards import ClaimView

if TYPE_CHECKING:
    from claims.workflow.desk import Desk


def refuse_unseen(desk: "Desk", seen: ClaimView | None) -> None:
    """Refuse an act on a claim whose wording, words or judgements are others than those seen.

    The workflow guards the moment of recording; this guards the minutes in which a person typed a reason.
    Raises ActConflict, and NotFound when the claim was taken back.
    """
    if seen is None:
        return
    from claims.workflow import looking

    now = looking.claim(desk, seen.card.claim_id)
    if _decided_on(now) != _decided_on(seen):
        raise ActConflict(
            f"{seen.card.claim_id} is not what you saw: its wording, its words or a judgement changed; "
            "look at it again, then decide"
        )


def _decided_on(view: ClaimView) -> tuple[object, ...]:
    return view.wordings, view.mentions, view.judgements, view.sayings
