"""What was printed: the versions of a summary as they were."""

from dataclasses import replace

from claims.errors import CheckFailed, NotFound
from claims.model.cards import SummaryView
from claims.store import checkpoints
from claims.workflow.desk import Desk
from claims.workflow.recalling import desk_as_of
from claims.workflow.summarising import content_digest, summary


def version(desk: Desk, summary_id: str, number: int) -> SummaryView:
    """Return a published version as it was printed, from a replay of the events up to its publication.

    It carries the first checkpoint that protects it, and says where another version took its place or all of
    it was taken back.

    Raises NotFound for a number that was never published, and CheckFailed where what the events give is not
    what the publication was signed for.
    """
    present = summary(desk, summary_id)
    known = {card.number: card for card in present.versions}
    if number not in known:
        there = f"its versions are 1 to {len(known)}" if known else "none was published"
        raise NotFound(f"{summary_id} has no version {number}; {there}")
    with desk_as_of(desk, known[number].seq) as then:
        view = summary(then, summary_id)
    if content_digest(view, view.sentences) != known[number].digest:
        raise CheckFailed(f"Version {number} of {summary_id} is not what was published; run: verifier audit")
    with desk.store.reading() as connection:
        protected = checkpoints.note_covering(connection, known[number].seq)
    taken_back = () if present.retracted is None else (present.retracted,)
    return replace(
        view,
        corrections=(*view.corrections, *taken_back),
        newest=present.newest,
        checkpoint=protected,
    )
