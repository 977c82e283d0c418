"""What people wrote beside claims: reasons, notes, places searched."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, literal, or_, select, union_all

from claims.ledger.events import parse_time
from claims.model.finds import NoteCard
from claims.store import schema

act = schema.act


def _written(told: str, claim: Column[str], text: Column[str], words: Sequence[str]) -> "Select[Any]":
    """Return the standing notes of one kind that hold all the words."""
    table = claim.table
    return (
        select(
            literal(told).label("told"), claim.label("claim_id"), text.label("text"), table.c.seq.label("seq")
        )
        .where(table.c.withdrawn.is_(None))
        .where(and_(*(_holds(text, word) for word in words)))
    )


def _holds(text: Column[str], word: str) -> ColumnElement[bool]:
    # The embedded database folds the case of ASCII letters only; a capital is the form most often missed.
    return or_(text.icontains(word, autoescape=True), text.contains(word.capitalize(), autoescape=True))


def notes_holding(connection: Connection, words: Sequence[str], limit: int) -> tuple[NoteCard, ...]:
    """Return the notes that hold all the words, newest first."""
    if not words:
        return ()
    notes = union_all(
        _written("reason of a rating", schema.assessment.c.claim_id, schema.assessment.c.because, words),
        _written("note on independence", schema.judgement.c.claim_id, schema.judgement.c.note, words),
        _written("whether it was said", schema.saying.c.claim_id, schema.saying.c.because, words),
        _written("nothing found", schema.absence.c.claim_id, schema.absence.c.place, words),
        _written("nothing found", schema.absence.c.claim_id, schema.absence.c.note, words),
        _written("note on a relation", schema.relation.c.claim_a, schema.relation.c.note, words),
    ).subquery()
    query = (
        select(notes, act.c.reviewer, act.c.at)
        .join(act, act.c.seq == notes.c.seq)
        .order_by(notes.c.seq.desc())
        .limit(limit)
    )
    return tuple(
        NoteCard(row["claim_id"], row["told"], row["text"], row["reviewer"], parse_time(row["at"]))
        for row in connection.execute(query).mappings()
    )
