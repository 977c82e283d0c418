"""Sentences on their way into the ledger: one line each, tied to the wordings they were written for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.errors import ActConflict, BadInput
from claims.ledger.acts import ActType
from claims.ledger.canonical import JsonValue
from claims.store.engine import Connection
from claims.store.projections.basis import current_wording
from claims.store.queries import claims as claim_queries
from claims.workflow.recording import Draft

LONGEST_SENTENCE = 2_000


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence to record: its claims, each with the event that gave it the wording it has now."""

    text: str
    wordings: dict[str, int]


def written_on(connection: Connection, text: str, claim_ids: Sequence[str]) -> Written:
    """Return a sentence as it is written now; raises NotFound for an unknown claim."""
    claim_ids = list(dict.fromkeys(claim_ids))
    for claim_id in claim_ids:
        claim_queries.claim_card(connection, claim_id)
    return Written(text, {claim_id: current_wording(connection, claim_id) for claim_id in claim_ids})


def refuse_changed(connection: Connection, sentences: Sequence[Written]) -> None:
    """Refuse a sentence whose claim was taken back (NotFound) or reworded (ActConflict) meanwhile."""
    for sentence in sentences:
        for claim_id, wording in sentence.wordings.items():
            claim_queries.claim_card(connection, claim_id)
            if current_wording(connection, claim_id) != wording:
                raise ActConflict(f"{claim_id} was reworded just now; look at it again, then write")


def one_line(text: str, what: str) -> str:
    """Return text on one line; raises BadInput for none, for too much, and for what no store can hold."""
    text = " ".join(text.split())
    if not text or len(text) > LONGEST_SENTENCE or "\0" in text:
        raise BadInput(f"{what} is 1 to {LONGEST_SENTENCE} characters on one line")
    return text


def draft_of(
    act: ActType, sentences: Sequence[Written], data: Mapping[str, JsonValue], words: Mapping[str, JsonValue]
) -> Draft:
    """Return the act that records sentences, with what else it holds."""
    rests_on: list[JsonValue] = [
        {"claims": [*sentence.wordings], "wordings": {**sentence.wordings}} for sentence in sentences
    ]
    texts: list[JsonValue] = [{"text": sentence.text} for sentence in sentences]
    return Draft(act, {**data, "sentences": rests_on}, {**words, "sentences": texts})
