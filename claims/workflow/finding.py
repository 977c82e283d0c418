"""Searching everything at once: claims, captured texts, and what people wrote."""

from claims.model.finds import Found, FoundText
from claims.store import blobs
from claims.store.queries.notes import notes_holding
from claims.workflow.desk import Desk
from claims.workflow.searching import captures_holding, claims_holding

FOUND = 20
"""How many of each kind are returned."""


def find(desk: Desk, words: str, limit: int = FOUND) -> Found:
    """Return the claims and texts that fit words best, and the notes that hold them all."""
    claims = claims_holding(desk, words, limit)
    captures = captures_holding(desk, words, limit)
    with desk.store.reading() as connection:
        texts = tuple(FoundText(card, blobs.text(connection, card.text_sha256)) for card in captures)
        notes = notes_holding(connection, words.split(), limit)
    return Found(words, claims, texts, notes)
