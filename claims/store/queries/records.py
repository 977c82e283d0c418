"""How the claims of a source were resolved."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, func, select

from claims.ledger.events import parse_time
from claims.store import schema
from claims.store.queries.captures import chains_of
from claims.vocabulary import Stance, Verdict

RESOLVED = (Verdict.SUPPORTED.value, Verdict.REFUTED.value)
hop, evidence, card = schema.hop, schema.evidence, schema.claim_card
act, assessment = schema.act, schema.assessment


def outcomes_of(connection: Connection, source_ids: Collection[str]) -> list[tuple[date, bool]]:
    """Return the resolved claims whose chains end in one of the sources: the day, and whether it was right.

    A claim counts once, by its last rating, while that rating is not stale. Who denied a claim that was
    refuted was right.
    """
    naming = select(hop.c.mention_id).where(hop.c.source_id.in_(source_ids), hop.c.withdrawn.is_(None))
    query = (
        select(evidence.c.mention_id, evidence.c.claim_id, evidence.c.stance, card.c.verdict)
        .join(card, card.c.claim_id == evidence.c.claim_id)
        .where(evidence.c.mention_id.in_(naming), evidence.c.withdrawn.is_(None))
        .where(evidence.c.stance != Stance.NEITHER.value)
        .where(card.c.verdict.in_(RESOLVED), card.c.stale.is_(False))
        .order_by(evidence.c.seq)
    )
    rows = connection.execute(query).all()
    chains = chains_of(connection, [row.mention_id for row in rows])
    days = _rated_on(connection, {row.claim_id for row in rows})
    outcomes: dict[str, tuple[date, bool]] = {}
    for row in rows:
        named = [one.source_id for one in chains[row.mention_id] if one.source_id]
        if named and named[-1] in source_ids:
            said_so = row.stance == Stance.SUPPORTS.value
            is_so = row.verdict == Verdict.SUPPORTED.value
            outcomes[row.claim_id] = (days[row.claim_id], said_so == is_so)
    return list(outcomes.values())


def _rated_on(connection: Connection, claim_ids: set[str]) -> dict[str, date]:
    """Return the day of the last standing rating of claims."""
    query = (
        select(assessment.c.claim_id, func.max(act.c.at).label("at"))
        .join(act, act.c.seq == assessment.c.seq)
        .where(assessment.c.claim_id.in_(claim_ids), assessment.c.withdrawn.is_(None))
        .group_by(assessment.c.claim_id)
    )
    return {row.claim_id: parse_time(row.at).date() for row in connection.execute(query)}
