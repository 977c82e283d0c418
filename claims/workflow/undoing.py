"""Taking one's own acts back, one after the other, and putting them in place again."""

from claims.errors import ActConflict, NothingToUndo
from claims.ledger.acts import ActType, Fields
from claims.ledger.canonical import JsonObject
from claims.ledger.events import Act
from claims.model.cards import EventCard
from claims.store import log
from claims.store.engine import Connection
from claims.store.projections.effect import identity
from claims.store.queries import acts, summaries
from claims.workflow.desk import Desk
from claims.workflow.recording import Draft, record

NEEDED = ("capture_id", "claim_id", "claim_a", "claim_b", "mention_id", "summary_id")


def undo(desk: Desk) -> EventCard:
    """Take back this reviewer's latest standing act and return it.

    Raises NothingToUndo, and ActConflict when somebody's later act rests on what would be taken back.
    """
    with desk.store.reading() as connection:
        waiting = acts.undoable(connection, desk.reviewer, 1)
    if not waiting:
        raise NothingToUndo(f"{desk.reviewer} has no act to undo")
    target = waiting[0]

    def nothing_rests_on_it(connection: Connection) -> None:
        if acts.undoable(connection, desk.reviewer, 1) != waiting:
            raise ActConflict("Another act of yours came in between; look at the list and undo again")
        for letter in acts.MADE_THINGS:
            for later in acts.later_acts_on(connection, identity(letter, target.seq), target.seq):
                raise ActConflict(
                    f"{later.actor}'s act {later.seq} ({later.title}) rests on it; it must be undone first"
                )
        if summaries.rewritten_since(connection, target.seq):
            raise ActConflict("A sentence it wrote was corrected since; the correction must be undone first")
        _refuse_published(connection, target)

    record(desk, Draft(ActType.ACT_UNDONE, {"target": target.seq}), nothing_rests_on_it)
    return target


def redo(desk: Desk) -> EventCard:
    """Put the act that was undone last in place again and return it.

    Raises NothingToUndo, and ActConflict when something it rests on was taken back meanwhile.
    """
    with desk.store.reading() as connection:
        waiting = acts.redoable(connection, desk.reviewer, 1)
        if not waiting:
            raise NothingToUndo(f"{desk.reviewer} has no act to redo")
        target = waiting[0]
        act = next(log.events(connection, target.seq)).act
    withdraws = (
        Fields(act.data, act.type).text("mention_id") if act.type == ActType.MENTION_WITHDRAWN else None
    )
    data: JsonObject = {"target": target.seq, "undo": target.undone_by, "withdraws": withdraws}

    def still_undone(connection: Connection) -> None:
        if acts.redoable(connection, desk.reviewer, 1) != waiting:
            raise ActConflict("Another act of yours came in between; look at the list and redo again")
        for subject in acts.fallen(connection, _rests_on(act)):
            raise ActConflict(f"{subject}, which this act rests on, was taken back; it cannot be done again")
        _refuse_published(connection, target)

    record(desk, Draft(ActType.ACT_REDONE, data), still_undone)
    return target


def _refuse_published(connection: Connection, target: EventCard) -> None:
    """Refuse to move what was published since: what was printed rests on it as it was then."""
    for later in acts.published_after(connection, target.seq):
        raise ActConflict(
            f"{later.title} since, on what this act touched; make a new act instead, such as a rating"
        )


def _rests_on(act: Act) -> set[str]:
    """Return the claims, mentions, captures and summaries that an act names."""
    data = Fields(act.data, act.type)
    named = {data.maybe_text(name) for name in NEEDED}
    named.update(claim_id for sentence in data.objects("sentences") for claim_id in sentence.texts("claims"))
    return {subject for subject in named if subject is not None}
