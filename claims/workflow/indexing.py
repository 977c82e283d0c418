"""The search index as one more projection of the ledger: it catches up from the last event it saw."""

from collections.abc import Iterator
from contextlib import suppress

from claims.errors import StoreBusy
from claims.matching.index import IndexDocument
from claims.store import blobs
from claims.store.engine import Connection
from claims.store.queries import acts, captures, claims
from claims.workflow.desk import Desk

CLAIM, CAPTURE = "claim", "capture"
SIMILAR = 20


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
