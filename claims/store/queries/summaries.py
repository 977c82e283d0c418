"""Summaries, their sentences, versions and corrections, as stored."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, select

from claims.errors import NotFound
from claims.ledger.events import parse_time
from claims.model.printed import CorrectionCard, ForcedGate, VersionCard
from claims.store import schema

summary, sentence, footing = schema.summary, schema.sentence, schema.footing
publication, correction, forcing, act = schema.publication, schema.correction, schema.forcing, schema.act


@dataclass(frozen=True, slots=True)
class StoredSentence:
    """A sentence and the claims it rests on; `written_for` names the wording each had then, where known."""

    seq: int
    position: int
    text: str
    claims: tuple[str, ...]
    written_for: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class StoredSummary:
    """A summary as stored, with its published versions and what was corrected since the first of them."""

    summary_id: str
    title: str
    sentences: tuple[StoredSentence, ...]
    versions: tuple[VersionCard, ...]
    corrections: tuple[CorrectionCard, ...]
    forced: tuple[ForcedGate, ...]
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
    written = _written(connection, summary_id)
    versions = _versions(connection, summary_id)
    return StoredSummary(
        summary_id,
        row.title,
        _standing(connection, summary_id, written),
        versions,
        _corrections(connection, summary_id, written, versions),
        _forced(connection, summary_id),
        row.reviewer,
        parse_time(row.at),
    )


def rewritten_since(connection: Connection, seq: int) -> bool:
    """Say whether a sentence that an event wrote has been corrected since."""
    later = sentence.alias("later")
    query = (
        select(later.c.seq)
        .join(sentence, sentence.c.summary_id == later.c.summary_id)
        .where(sentence.c.position == later.c.position, sentence.c.seq == seq)
        .where(later.c.seq > seq, later.c.withdrawn.is_(None))
    )
    return connection.execute(query).first() is not None


def _versions(connection: Connection, summary_id: str) -> tuple[VersionCard, ...]:
    query = (
        select(publication.c.seq, publication.c.digest, act.c.at, act.c.reviewer)
        .join(act, act.c.seq == publication.c.seq)
        .where(publication.c.summary_id == summary_id, publication.c.withdrawn.is_(None))
        .order_by(publication.c.seq)
    )
    return tuple(
        VersionCard(number, row.seq, parse_time(row.at), row.reviewer, row.digest)
        for number, row in enumerate(connection.execute(query), start=1)
    )


def _forced(connection: Connection, summary_id: str) -> tuple[ForcedGate, ...]:
    query = (
        select(forcing, act.c.reviewer, act.c.at)
        .join(act, act.c.seq == forcing.c.seq)
        .where(forcing.c.summary_id == summary_id, forcing.c.withdrawn.is_(None))
        .order_by(forcing.c.seq)
    )
    return tuple(
        ForcedGate(row.seq, row.position, row.rule, row.because, row.reviewer, parse_time(row.at))
        for row in connection.execute(query)
    )


def _written(connection: Connection, summary_id: str) -> "dict[int, list[Row[int, int, str]]]":
    """Return by position all that was ever written there and not taken back, oldest first."""
    query = (
        select(sentence.c.seq, sentence.c.position, sentence.c.text)
        .where(sentence.c.summary_id == summary_id, sentence.c.withdrawn.is_(None))
        .order_by(sentence.c.position, sentence.c.seq)
    )
    written: dict[int, list[Row[int, int, str]]] = defaultdict(list)
    for row in connection.execute(query):
        written[row.position].append(row)
    return written


def _standing(
    connection: Connection, summary_id: str, written: "dict[int, list[Row[int, int, str]]]"
) -> tuple[StoredSentence, ...]:
    footed: dict[tuple[int, int], list[tuple[str, int | None]]] = defaultdict(list)
    own = select(sentence.c.seq).where(sentence.c.summary_id == summary_id).distinct()
    for row in connection.execute(
        select(footing)
        .where(footing.c.seq.in_(own), footing.c.withdrawn.is_(None))
        .order_by(footing.c.claim_id)
    ):
        footed[row.seq, row.position].append((row.claim_id, row.wording))
    return tuple(
        StoredSentence(
            row.seq,
            row.position,
            row.text,
            tuple(claim_id for claim_id, _ in footed[row.seq, row.position]),
            tuple(wording for _, wording in footed[row.seq, row.position]),
        )
        for row in (rows[-1] for rows in written.values())
        if row.text
    )


def _corrections(
    connection: Connection,
    summary_id: str,
    written: "dict[int, list[Row[int, int, str]]]",
    versions: tuple[VersionCard, ...],
) -> tuple[CorrectionCard, ...]:
    """Return the notes on what was printed; what changed before the first version was never read."""
    if not versions:
        return ()
    query = (
        select(correction.c.seq, correction.c.position, correction.c.because, act.c.at, act.c.reviewer)
        .join(act, act.c.seq == correction.c.seq)
        .where(correction.c.summary_id == summary_id, correction.c.withdrawn.is_(None))
        .where(correction.c.seq > versions[0].seq)
        .order_by(correction.c.seq)
    )
    notes = []
    for row in connection.execute(query):
        there = written.get(row.position, [])
        note = CorrectionCard(
            at=parse_time(row.at),
            reviewer=row.reviewer,
            position=row.position,
            before=next((one.text for one in reversed(there) if one.seq < row.seq), ""),
            after=next((one.text for one in there if one.seq == row.seq), ""),
            because=row.because,
            first_in=next((version.number for version in versions if version.seq > row.seq), None),
        )
        notes.append(note)
    return tuple(notes)
