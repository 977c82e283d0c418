"""Summaries and their sentences, as stored."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from claims.errors import NotFound
from claims.ledger.events import parse_time
from claims.store import schema

summary, sentence, footing = schema.summary, schema.sentence, schema.footing
publication, act = schema.publication, schema.act


@dataclass(frozen=True, slots=True)
class StoredSentence:
    """A sentence and the claims it rests on; `written_for` names the wording each had then, where known."""

    position: int
    text: str
    claims: tuple[str, ...]
    written_for: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class StoredSummary:
    """A summary as stored; `published` counts its published versions."""

    summary_id: str
    title: str
    sentences: tuple[StoredSentence, ...]
    published: int
    reviewer: str
    at: datetime


def summary_ids(connection: Connection) -> tuple[str, ...]:
    """Return the ids of the standing summaries, newest first."""
    query = select(summary.c.summary_id).where(summary.c.withdrawn.is_(None)).order_by(summary.c.seq.desc())
    return tuple(connection.execute(query).scalars())


def stored_summary(connection: Connection, summary_id: str) -> StoredSummary:
    """Return one summary; raises NotFound."""
    query = (
        select(summary.c.title, act.c.reviewer, act.c.at)
        .join(act, act.c.seq == summary.c.seq)
        .where(summary.c.summary_id == summary_id, summary.c.withdrawn.is_(None))
    )
    row = connection.execute(query).first()
    if row is None:
        raise NotFound(f"There is no summary {summary_id}; see: verifier summary list")
    published = connection.execute(
        select(func.count()).select_from(publication).where(publication.c.summary_id == summary_id)
    ).scalar_one()
    return StoredSummary(
        summary_id, row.title, _sentences(connection, summary_id), published, row.reviewer, parse_time(row.at)
    )


def _sentences(connection: Connection, summary_id: str) -> tuple[StoredSentence, ...]:
    footed: dict[tuple[int, int], list[tuple[str, int | None]]] = defaultdict(list)
    own = select(sentence.c.seq).where(sentence.c.summary_id == summary_id).distinct()
    for row in connection.execute(
        select(footing)
        .where(footing.c.seq.in_(own), footing.c.withdrawn.is_(None))
        .order_by(footing.c.claim_id)
    ):
        footed[row.seq, row.position].append((row.claim_id, row.wording))
    query = (
        select(sentence.c.seq, sentence.c.position, sentence.c.text)
        .where(sentence.c.summary_id == summary_id, sentence.c.withdrawn.is_(None))
        .order_by(sentence.c.position)
    )
    return tuple(
        StoredSentence(
            row.position,
            row.text,
            tuple(claim_id for claim_id, _ in footed[row.seq, row.position]),
            tuple(wording for _, wording in footed[row.seq, row.position]),
        )
        for row in connection.execute(query)
    )
