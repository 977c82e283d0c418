"""Opening a gate by hand: an editor answers for a sentence that a rule of wording keeps back."""

from claims.errors import ActConflict, BadInput, NotFound
from claims.ledger.acts import ActType
from claims.model.cards import SentenceCard, SummaryView
from claims.store.engine import Connection
from claims.store.queries import summaries as queries
from claims.summary.rules import FORCED_BY_A_PERSON, rule_of
from claims.workflow.desk import Desk
from claims.workflow.recording import Draft, record
from claims.workflow.summarising import summary
from claims.workflow.writing import one_line


def force_gate(desk: Desk, summary_id: str, position: int, rule: str, because: str) -> SummaryView:
    """Let a sentence, as it is written now, pass a gate that keeps it back; the ledger keeps who and why.

    Raises NotFound for a summary or sentence that is not there, BadInput without a reason, for a gate that
    is open or that nobody may force, and ActConflict when the sentence changed meanwhile.
    """
    because = one_line(because, "The reason for forcing a gate")
    view = summary(desk, summary_id)
    sentence = next((one for one in view.sentences if one.position == position), None)
    if sentence is None:
        raise NotFound(f"{summary_id} has no sentence {position}; see: verifier summary check {summary_id}")
    _refuse_other(sentence, rule)

    def unchanged(connection: Connection) -> None:
        stored = queries.stored_summary(connection, summary_id)
        if (position, sentence.text) not in [(one.position, one.text) for one in stored.sentences]:
            raise ActConflict(f"Sentence {position} of {summary_id} was changed just now; look at it again")

    draft = Draft(
        ActType.GATE_FORCED,
        {"summary_id": summary_id, "position": position, "rule": rule},
        {"because": because},
    )
    record(desk, draft, unchanged)
    return summary(desk, summary_id)


def _refuse_other(sentence: SentenceCard, rule: str) -> None:
    shut = {rule_of(problem) for problem in sentence.problems}
    if rule not in shut:
        places = ", ".join(sorted(shut & FORCED_BY_A_PERSON)) or "none"
        raise BadInput(
            f"No gate {rule!r} keeps sentence {sentence.position} back; those to be forced: {places}"
        )
    if rule not in FORCED_BY_A_PERSON:
        raise BadInput(
            f"The gate {rule!r} cannot be forced: it keeps what a sentence rests on and who approves it; "
            "do what the gate asks for"
        )
