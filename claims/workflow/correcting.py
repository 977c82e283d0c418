"""Putting right what was printed: a sentence, or all of it."""

from collections.abc import Sequence

from claims.errors import ActConflict, BadInput, NotFound
from claims.ledger.acts import ActType
from claims.ledger.canonical import JsonObject
from claims.model.cards import SummaryView
from claims.store.engine import Connection
from claims.store.queries import summaries as queries
from claims.store.queries.summaries import StoredSentence, StoredSummary
from claims.workflow.desk import Desk
from claims.workflow.recording import Draft, record
from claims.workflow.summarising import summary
from claims.workflow.writing import draft_of, one_line, refuse_changed, written_on


def correct(
    desk: Desk, summary_id: str, position: int, text: str, because: str, claim_ids: Sequence[str] = ()
) -> SummaryView:
    """Put a sentence right, or take it out where the text is empty; the next version says so, and why.

    The new sentence rests on `claim_ids`, or on the claims of the old one. Raises NotFound for a summary or
    sentence that is not there, BadInput without a reason, ActConflict when the sentence changed meanwhile.
    """
    because = one_line(because, "The reason for a correction")
    with desk.store.reading() as connection:
        _refuse_retracted(queries.stored_summary(connection, summary_id))
        before = _sentence(connection, summary_id, position)
        claims = [*dict.fromkeys(claim_ids or before.claims)] if text.strip() else []
        sentence = written_on(connection, one_line(text, "A sentence") if text.strip() else "", claims)
    data: JsonObject = {"summary_id": summary_id, "position": position}
    draft = draft_of(ActType.SENTENCE_CORRECTED, [sentence], data, {"because": because})

    def unchanged(connection: Connection) -> None:
        _refuse_retracted(queries.stored_summary(connection, summary_id))
        if _sentence(connection, summary_id, position) != before:
            raise ActConflict(f"Sentence {position} of {summary_id} was changed just now; look at it again")
        refuse_changed(connection, [sentence])

    record(desk, draft, unchanged)
    return summary(desk, summary_id)


def retract(desk: Desk, summary_id: str, because: str) -> SummaryView:
    """Take back a summary that was printed; raises BadInput where it never was, or was taken back before."""
    because = one_line(because, "The reason for a retraction")

    def printed(connection: Connection) -> None:
        stored = queries.stored_summary(connection, summary_id)
        if not stored.versions:
            raise BadInput(f"{summary_id} was never published, so there is nothing to take back; undo it")
        _refuse_retracted(stored)

    draft = Draft(ActType.SUMMARY_RETRACTED, {"summary_id": summary_id}, {"because": because})
    record(desk, draft, printed)
    return summary(desk, summary_id)


def _refuse_retracted(stored: StoredSummary) -> None:
    if any(note.retracts for note in stored.corrections):
        raise BadInput(f"{stored.summary_id} was taken back already; undo that first, or begin a new one")


def _sentence(connection: Connection, summary_id: str, position: int) -> StoredSentence:
    stored = queries.stored_summary(connection, summary_id)
    found = next((one for one in stored.sentences if one.position == position), None)
    if found is None:
        places = ", ".join(str(one.position) for one in stored.sentences) or "none"
        raise NotFound(f"{summary_id} has no sentence {position}; those there: {places}")
    return found
