"""Cards: the rows of the claim list, derived from facts alone."""

import hashlib
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from claims.ledger.canonical import JsonValue, canonical
from claims.review import AssessmentFact, status_of
from claims.store import schema
from claims.text.normalize import fold
from claims.vocabulary import Credibility, Verdict


def refresh(connection: Connection, subjects: Iterable[str]) -> None:
    """Derive the cards of the claims among the subjects anew."""
    for claim_id in sorted(subject for subject in subjects if subject.startswith("C-")):
        connection.execute(delete(schema.claim_card).where(schema.claim_card.c.claim_id == claim_id))
        row = _card(connection, claim_id)
        if row is not None:
            connection.execute(insert(schema.claim_card).values(row))


def _card(connection: Connection, claim_id: str) -> dict[str, object] | None:
    claim = schema.claim
    number = connection.execute(
        select(claim.c.seq).where(claim.c.claim_id == claim_id, claim.c.withdrawn.is_(None))
    ).scalar_one_or_none()
    if number is None:
        return None
    mentions = len(_evidence(connection, claim_id))
    wording = _wordings(connection, claim_id)[-1].text
    rated = assessments_of(connection, claim_id)
    last = rated[-1] if rated else None
    basis = basis_of(connection, claim_id) if rated else ""
    return {
        "number": number,
        "claim_id": claim_id,
        "wording": wording,
        "folded": fold(wording),
        "status": _status(connection, claim_id, mentions, rated, basis),
        "credibility": last.credibility.value if last else None,
        "verdict": last.verdict.value if last else None,
        "mentions": mentions,
        "stale": last is not None and last.basis != basis,
        "version": version_of(connection, claim_id),
    }


def version_of(connection: Connection, subject: str) -> int:
    """Return how many events touched a subject: its optimistic version."""
    touch = schema.touch
    return connection.execute(select(func.count()).where(touch.c.subject == subject)).scalar_one()


def basis_of(connection: Connection, claim_id: str) -> str:
    """Return a digest of all that a rating of the claim would rest on now.

    Wording, evidence with stance and chain, merged sources, denied copies, judgements and relations: when
    one of them changes, so does the digest, and when the change is undone, it is the old one again.
    """
    judgement, relation = schema.judgement, schema.relation
    judged = select(judgement.c.seq).where(judgement.c.claim_id == claim_id, judgement.c.withdrawn.is_(None))
    related = select(relation.c.seq).where(
        (relation.c.claim_a == claim_id) | (relation.c.claim_b == claim_id), relation.c.withdrawn.is_(None)
    )
    evidence = _evidence(connection, claim_id)
    parts: list[JsonValue] = [
        [row.seq for row in _wordings(connection, claim_id)][-1:],
        [[row.mention_id, row.stance, row.chain] for row in evidence],
        list(connection.execute(judged.order_by(judgement.c.seq)).scalars()),
        list(connection.execute(related.order_by(relation.c.seq)).scalars()),
    ]
    # What most claims have none of is added only where it is, so that older ratings keep their basis.
    for name, found in (
        ("merged", _merged_sources(connection, [row.chain for row in evidence])),
        ("denied", _denied_copies(connection, claim_id)),
    ):
        if found:
            parts.append([name, *found])
    return hashlib.sha256(canonical(parts)).hexdigest()


def _merged_sources(connection: Connection, chains: Iterable[int | None]) -> list[JsonValue]:
    """Return the sources in chains, given by their events, that stand for another one now."""
    hop, source = schema.hop, schema.source_card
    query = (
        select(source.c.source_id, source.c.stands_for)
        .join(hop, hop.c.source_id == source.c.source_id)
        .where(hop.c.seq.in_([chain for chain in chains if chain is not None]))
        .where(source.c.stands_for != source.c.source_id)
        .distinct()
    )
    rows = connection.execute(query.order_by(source.c.source_id))
    return [[row.source_id, row.stands_for] for row in rows]


def _denied_copies(connection: Connection, claim_id: str) -> list[JsonValue]:
    """Return the copies that people denied among the captures that a claim's mentions are in."""
    denial, mention, evidence = schema.denial, schema.mention, schema.evidence
    query = (
        select(denial.c.capture_id, denial.c.of_id)
        .join(mention, mention.c.capture_id == denial.c.capture_id)
        .join(evidence, evidence.c.mention_id == mention.c.mention_id)
        .where(evidence.c.claim_id == claim_id, denial.c.withdrawn.is_(None))
        .distinct()
    )
    rows = connection.execute(query.order_by(denial.c.capture_id, denial.c.of_id))
    return [[row.capture_id, row.of_id] for row in rows]


def _wordings(connection: Connection, claim_id: str) -> "list[Row[Any]]":
    wording = schema.wording
    query = select(wording.c.seq, wording.c.text).where(
        wording.c.claim_id == claim_id, wording.c.withdrawn.is_(None)
    )
    return list(connection.execute(query.order_by(wording.c.seq)))


def _evidence(connection: Connection, claim_id: str) -> "list[Row[Any]]":
    evidence, mention, capture, hop = schema.evidence, schema.mention, schema.capture, schema.hop
    chain = (
        select(func.max(hop.c.seq))
        .where(hop.c.mention_id == mention.c.mention_id, hop.c.withdrawn.is_(None))
        .scalar_subquery()
    )
    query = (
        select(evidence.c.mention_id, evidence.c.stance, chain.label("chain"))
        .join(mention, mention.c.mention_id == evidence.c.mention_id)
        .join(capture, capture.c.capture_id == mention.c.capture_id)
        .where(evidence.c.claim_id == claim_id)
        .where(evidence.c.withdrawn.is_(None), mention.c.withdrawn.is_(None), capture.c.withdrawn.is_(None))
        .order_by(evidence.c.mention_id)
    )
    return list(connection.execute(query))


def assessments_of(connection: Connection, claim_id: str) -> list[AssessmentFact]:
    """Return the standing ratings of a claim, oldest first."""
    assessment, act = schema.assessment, schema.act
    query = (
        select(
            assessment.c.seq,
            assessment.c.credibility,
            assessment.c.verdict,
            assessment.c.basis,
            act.c.reviewer,
        )
        .join(act, act.c.seq == assessment.c.seq)
        .where(assessment.c.claim_id == claim_id, assessment.c.withdrawn.is_(None))
        .order_by(assessment.c.seq)
    )
    return [
        AssessmentFact(row.seq, Credibility(row.credibility), Verdict(row.verdict), row.basis, row.reviewer)
        for row in connection.execute(query)
    ]


def handed_of(connection: Connection, claim_id: str) -> int | None:
    """Return the standing event that gave a claim to a second reviewer last, None where none did."""
    handover = schema.handover
    query = select(func.max(handover.c.seq)).where(
        handover.c.claim_id == claim_id, handover.c.withdrawn.is_(None)
    )
    return connection.execute(query).scalar()


def current_wording(connection: Connection, claim_id: str) -> int:
    """Return the event that gave a claim the wording it has now."""
    return int(_wordings(connection, claim_id)[-1].seq)


def _status(
    connection: Connection, claim_id: str, mentions: int, rated: list[AssessmentFact], basis: str
) -> str:
    footing, sentence, publication = schema.footing, schema.sentence, schema.publication
    handed = handed_of(connection, claim_id)
    footed = (
        select(sentence.c.summary_id, sentence.c.seq)
        .join(footing, (footing.c.seq == sentence.c.seq) & (footing.c.position == sentence.c.position))
        .where(footing.c.claim_id == claim_id, footing.c.withdrawn.is_(None))
        .subquery()
    )
    in_summary = connection.execute(select(func.count()).select_from(footed)).scalar_one() > 0
    published = connection.execute(
        select(func.count())
        .select_from(footed)
        .join(publication, publication.c.summary_id == footed.c.summary_id)
        .where(publication.c.seq > footed.c.seq)
    ).scalar_one()
    return status_of(
        mentions=mentions,
        rated=rated,
        handed=handed,
        basis=basis,
        in_summary=in_summary,
        published=published > 0,
    ).value
