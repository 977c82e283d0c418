"""Claims: the list, one claim with all behind it, and the relations between claims."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select, true

from claims.errors import NotFound
from claims.ledger.acts import ActType
from claims.ledger.events import parse_time
from claims.model.cards import AssessmentCard, ClaimCard, MentionCard, Page, RelationCard
from claims.model.chains import Chain
from claims.model.filters import ALL_CLAIMS, ClaimFilter
from claims.model.origins import ChainedMention, Judgement
from claims.store import schema
from claims.store.projections.basis import basis_of
from claims.store.queries.captures import mentions_of
from claims.store.queries.filters import condition
from claims.store.queries.reuse import Place, first_places
from claims.store.queries.sources import standing_for
from claims.vocabulary import (
    ClaimStatus,
    Confidence,
    ConflictKind,
    Credibility,
    Independence,
    IndependenceReason,
    Relation,
    Verdict,
)

card, wording, relation = schema.claim_card, schema.wording, schema.relation
CHANGES_BASIS = frozenset(
    {
        ActType.MENTION_ATTACHED,
        ActType.MENTION_WITHDRAWN,
        ActType.CHAIN_REVISED,
        ActType.CLAIM_REWORDED,
        ActType.CLAIMS_RELATED,
        ActType.ORIGINS_JUDGED,
        ActType.COPY_DENIED,
        ActType.SOURCE_MERGED,
        ActType.SOURCE_SPLIT,
        ActType.ACT_UNDONE,
        ActType.ACT_REDONE,
    }
)
judgement, assessment, act = schema.judgement, schema.assessment, schema.act


def _claim_card(row: RowMapping) -> ClaimCard:
    return ClaimCard(
        claim_id=row["claim_id"],
        number=row["number"],
        wording=row["wording"],
        status=ClaimStatus(row["status"]),
        credibility=Credibility(row["credibility"]) if row["credibility"] else None,
        verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        mentions=row["mentions"],
        stale=row["stale"],
        version=row["version"],
    )


def claim_count(connection: Connection, wanted: ClaimFilter = ALL_CLAIMS) -> int:
    """Return how many standing claims are wanted."""
    query = select(func.count()).select_from(card).where(condition(connection, wanted))
    return connection.execute(query).scalar_one()


def claim_page(
    connection: Connection, after: int | None, limit: int, wanted: ClaimFilter = ALL_CLAIMS
) -> Page[ClaimCard, int]:
    """Return claims, newest first, from the one before `after` on; the key is the claim's number."""
    query = select(card).where(condition(connection, wanted)).order_by(card.c.number.desc()).limit(limit + 1)
    if after is not None:
        query = query.where(card.c.number < after)
    rows = connection.execute(query).mappings().all()
    found = tuple(_claim_card(row) for row in rows[:limit])
    return Page(found, found[-1].number if len(rows) > limit else None)


def claim_key_at(connection: Connection, row: int, wanted: ClaimFilter = ALL_CLAIMS) -> int | None:
    """Return the key to ask for the rows from `row` on, counted from 0; None for the first row.

    The jump walks the primary key only, so a million claims take about ten milliseconds.
    """
    if row <= 0:
        return None
    query = select(card.c.number).where(condition(connection, wanted)).order_by(card.c.number.desc())
    return connection.execute(query.offset(row - 1).limit(1)).scalar() or 0


def claim_row(connection: Connection, claim_id: str, wanted: ClaimFilter = ALL_CLAIMS) -> int | None:
    """Return the row that a claim has among those wanted, counted from 0; None where it is not wanted."""
    met = condition(connection, wanted)
    number = connection.execute(select(card.c.number).where(card.c.claim_id == claim_id, met)).scalar()
    if number is None:
        return None
    newer = select(func.count()).select_from(card).where(card.c.number > number, met)
    return connection.execute(newer).scalar_one()


def claim_cards(connection: Connection, claim_ids: Iterable[str]) -> dict[str, ClaimCard]:
    """Return the cards of standing claims by id."""
    rows = connection.execute(select(card).where(card.c.claim_id.in_(set(claim_ids)))).mappings()
    return {row["claim_id"]: _claim_card(row) for row in rows}


def claim_card(connection: Connection, claim_id: str) -> ClaimCard:
    """Return one claim; raises NotFound."""
    found = claim_cards(connection, [claim_id]).get(claim_id)
    if found is None:
        raise NotFound(f"There is no claim {claim_id}; see: verifier claims list")
    return found


def wordings(connection: Connection, claim_id: str) -> tuple[str, ...]:
    """Return the standing wordings of a claim, oldest first."""
    query = select(wording.c.text).where(wording.c.claim_id == claim_id, wording.c.withdrawn.is_(None))
    return tuple(connection.execute(query.order_by(wording.c.seq)).scalars())


def relations_of(connection: Connection, claim_id: str) -> tuple[RelationCard, ...]:
    """Return the latest standing relation to each other claim, newest first."""
    touching = (relation.c.claim_a == claim_id) | (relation.c.claim_b == claim_id)
    query = (
        select(relation, act.c.reviewer)
        .join(act, act.c.seq == relation.c.seq)
        .where(touching, relation.c.withdrawn.is_(None))
        .order_by(relation.c.seq.desc())
    )
    latest: dict[str, RowMapping] = {}
    for row in connection.execute(query).mappings():
        other = row["claim_b"] if row["claim_a"] == claim_id else row["claim_a"]
        latest.setdefault(other, row)
    cards = claim_cards(connection, latest)
    return tuple(
        RelationCard(
            claim_id=other,
            wording=cards[other].wording,
            relation=Relation(row["relation"]),
            kind=ConflictKind(row["kind"]) if row["kind"] else None,
            outgoing=row["claim_a"] == claim_id,
            reviewer=row["reviewer"],
            note=row["note"],
            seq=row["seq"],
        )
        for other, row in latest.items()
        if other in cards
    )


def standing_answers(connection: Connection) -> dict[frozenset[str], Relation]:
    """Return the answer that stands for every pair of claims that has one; see `_answers`."""
    return _answers(connection, true())


def _answers(connection: Connection, among: ColumnElement[bool]) -> dict[frozenset[str], Relation]:
    """Return the latest relation of each pair; "not same" stands, whatever came later, until it is undone."""
    query = select(relation.c.claim_a, relation.c.claim_b, relation.c.relation)
    query = query.where(among, relation.c.withdrawn.is_(None)).order_by(relation.c.seq)
    answers: dict[frozenset[str], Relation] = {}
    for row in connection.execute(query):
        pair = frozenset((row.claim_a, row.claim_b))
        if answers.get(pair) is not Relation.NOT_SAME:
            answers[pair] = Relation(row.relation)
    return answers


def answers_around(connection: Connection, claim_ids: Iterable[str]) -> dict[frozenset[str], Relation]:
    """Return the standing answers that touch claims, or claims called the same as them."""
    answers: dict[frozenset[str], Relation] = {}
    seen: set[str] = set()
    todo = set(claim_ids)
    while todo:
        near = _answers(connection, relation.c.claim_a.in_(todo) | relation.c.claim_b.in_(todo))
        seen |= todo
        answers |= near
        todo = {one for pair, said in near.items() if said is Relation.SAME for one in pair} - seen
    return answers


def judgements_of(connection: Connection, claim_ids: Iterable[str]) -> tuple[Judgement, ...]:
    """Return the standing judgements on origins of claims, oldest first; sources as what they stand for."""
    query = (
        select(judgement, act.c.reviewer)
        .join(act, act.c.seq == judgement.c.seq)
        .where(judgement.c.claim_id.in_(set(claim_ids)), judgement.c.withdrawn.is_(None))
        .order_by(judgement.c.seq)
    )
    rows = connection.execute(query).mappings().all()
    stands = standing_for(connection, [row[side] for row in rows for side in ("origin_a", "origin_b")])
    return tuple(
        Judgement(
            origin_a=stands[row["origin_a"]],
            origin_b=stands[row["origin_b"]],
            value=Independence(row["value"]),
            reason=IndependenceReason(row["reason"]),
            note=row["note"],
            reviewer=row["reviewer"],
            seq=row["seq"],
        )
        for row in rows
    )


def assessments_of(connection: Connection, claim_id: str) -> tuple[AssessmentCard, ...]:
    """Return the standing ratings of a claim, oldest first, each with why it is stale, if it is."""
    query = (
        select(assessment, act.c.reviewer, act.c.at)
        .join(act, act.c.seq == assessment.c.seq)
        .where(assessment.c.claim_id == claim_id, assessment.c.withdrawn.is_(None))
        .order_by(assessment.c.seq)
    )
    now = basis_of(connection, claim_id)
    return tuple(
        AssessmentCard(
            assessment_id=f"A-{row['seq']:04d}",
            wording_version=row["wording_version"],
            credibility=Credibility(row["credibility"]),
            confidence=Confidence(row["confidence"]),
            verdict=Verdict(row["verdict"]),
            because=row["because"],
            reviewer=row["reviewer"],
            at=parse_time(row["at"]),
            stale_because="" if row["basis"] == now else changed_since(connection, claim_id, row["seq"]),
        )
        for row in connection.execute(query).mappings()
    )


def changed_since(connection: Connection, claim_id: str, seq: int) -> str:
    """Name the first act on a claim after an event: what a rating did not know of."""
    touch = schema.touch
    query = (
        select(act.c.title, act.c.reviewer, act.c.at)
        .join(touch, touch.c.seq == act.c.seq)
        .where(touch.c.subject == claim_id, touch.c.seq > seq, act.c.type.in_(CHANGES_BASIS))
        .order_by(act.c.seq)
        .limit(1)
    )
    row = connection.execute(query).first()
    return (
        "its basis changed"
        if row is None
        else f"{row.title} ({row.reviewer}, {row.at[:16].replace('T', ' ')}Z)"
    )


def chained_mentions(connection: Connection, claim_ids: Iterable[str]) -> tuple[ChainedMention, ...]:
    """Return the mentions of claims as corroboration sees them."""
    cards = mentions_of(connection, claim_ids)
    first = first_places(connection, cards)
    return tuple(_chained(found, first[found.mention_id]) for found in cards)


def _chained(found: MentionCard, first: Place) -> ChainedMention:
    copy_of = None if first.capture_id == found.capture_id else first.capture_id
    return ChainedMention(found.mention_id, found.capture_id, found.stance, found.chain, copy_of, first.words)


def chains_of_claims(connection: Connection, claim_ids: Iterable[str]) -> dict[str, tuple[Chain, ...]]:
    """Return the distinct chains behind each claim."""
    chains: dict[str, dict[Chain, None]] = {claim_id: {} for claim_id in claim_ids}
    for found in mentions_of(connection, chains):
        chains[found.claim_id][found.chain] = None
    return {claim_id: tuple(distinct) for claim_id, distinct in chains.items()}


def first_report_days(connection: Connection, claim_ids: Iterable[str]) -> dict[str, date]:
    """Return the day of the earliest dated report behind each claim."""
    evidence, mention, capture = schema.evidence, schema.mention, schema.capture
    query = (
        select(evidence.c.claim_id, func.min(capture.c.published_on).label("day"))
        .join(mention, mention.c.mention_id == evidence.c.mention_id)
        .join(capture, capture.c.capture_id == mention.c.capture_id)
        .where(evidence.c.claim_id.in_(set(claim_ids)), capture.c.published_on.is_not(None))
        .where(evidence.c.withdrawn.is_(None), mention.c.withdrawn.is_(None), capture.c.withdrawn.is_(None))
        .group_by(evidence.c.claim_id)
    )
    return {row.claim_id: date.fromisoformat(str(row.day)) for row in connection.execute(query)}
