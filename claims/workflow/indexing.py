"""The search index as one more projection of the ledger: it catches up from the last event it saw."""

from collections.abc import Iterator
from contextlib import suppress

from claims.errors import StoreBusy
from claims.matching.index import IndexDocument
from claims.matching.semantic.vectors import ClaimVectors
from claims.store import blobs
from claims.store.engine import Connection
from claims.store.queries import acts, captures, claims
from claims.workflow.desk import Desk

CLAIM, CAPTURE = "claim", "capture"
SIMILAR = 20
ENCODED = 400
"""Events after which a catching-up with vectors stops: encoding 200 claims takes a second."""


def catch_up(desk: Desk) -> None:
    """Bring the index to the last event; deleting its folder only costs the time to build it again.

    While another process writes the index, what is there is searched as it is.
    """
    with suppress(StoreBusy), desk.store.reading() as connection:
        newest = acts.event_count(connection) - 1
        if desk.index.watermark > newest:
            desk.index.forget()
        since = desk.index.watermark
        if since >= newest:
            return
        touched = acts.subjects_touched_after(connection, since)
        gone = [(_kind(subject), subject) for subject in touched if not _stands(connection, subject)]
        if gone:
            desk.index.remove(gone, since)
        desk.index.add(_documents(connection, touched), newest)


def catch_up_vectors(desk: Desk, events: int = ENCODED) -> ClaimVectors | None:
    """Bring the vectors of claims nearer to the last event, by a number of events at most.

    Returns them, None where there is no sentence model. Claims without a vector yet are found by their words.
    """
    vectors = desk.vectors.open()
    if vectors is None:
        return None
    with suppress(StoreBusy), desk.store.reading() as connection:
        newest = acts.event_count(connection) - 1
        if vectors.watermark > newest:
            vectors.forget()
        since = vectors.watermark
        until = min(newest, since + events)
        if since < until:
            subjects = acts.subjects_touched_after(connection, since, until)
            touched = [subject for subject in subjects if subject.startswith("C-")]
            cards = claims.claim_cards(connection, touched)
            texts = {claim_id: cards[claim_id].wording for claim_id in touched if claim_id in cards}
            vectors.update(texts, [one for one in touched if one not in cards], until)
    return vectors


def _kind(subject: str) -> str:
    return CLAIM if subject.startswith("C-") else CAPTURE


def _stands(connection: Connection, subject: str) -> bool:
    if subject.startswith("C-"):
        return subject in claims.claim_cards(connection, [subject])
    return not subject.startswith("CAP-") or subject in captures.text_digests(connection, [subject])


def _documents(connection: Connection, subjects: list[str]) -> Iterator[IndexDocument]:
    for subject in subjects:
        if subject.startswith("C-") and _stands(connection, subject):
            *earlier, wording = claims.wordings(connection, subject)
            yield IndexDocument(CLAIM, subject, wording, earlier=tuple(earlier))
        elif subject.startswith("CAP-") and _stands(connection, subject):
            card = captures.capture_card(connection, subject)
            yield IndexDocument(CAPTURE, subject, blobs.text(connection, card.text_sha256), card.title)


def similar_captures(desk: Desk, text: str) -> list[str]:
    """Return the captures whose text shares most rare words with a text, and those not indexed yet."""
    catch_up(desk)
    found = [hit.id for hit in desk.index.search(text, SIMILAR, kind=CAPTURE)]
    with desk.store.reading() as connection:
        return found + captures.captures_since(connection, desk.index.watermark)
