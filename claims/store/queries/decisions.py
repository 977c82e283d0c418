"""What people decided about claims beside their ratings: sayings and searches that found nothing."""

from sqlalchemy import Connection, select

from claims.ledger.events import parse_time
from claims.model.cards import AbsenceCard, SayingCard
from claims.store import schema
from claims.store.queries.sources import standing_for
from claims.vocabulary import Said

saying, absence, act = schema.saying, schema.absence, schema.act


def sayings_of(connection: Connection, claim_id: str) -> tuple[SayingCard, ...]:
    """Return the latest standing word on each origin of a claim, newest first."""
    query = (
        select(saying, act.c.reviewer, act.c.at)
        .join(act, act.c.seq == saying.c.seq)
        .where(saying.c.claim_id == claim_id, saying.c.withdrawn.is_(None))
        .order_by(saying.c.seq.desc())
    )
    rows = connection.execute(query).mappings().all()
    stands = standing_for(connection, [row["origin"] for row in rows])
    latest: dict[str, SayingCard] = {}
    for row in rows:
        origin = stands[row["origin"]]
        card = SayingCard(origin, Said(row["value"]), row["because"], row["reviewer"], parse_time(row["at"]))
        latest.setdefault(origin, card)
    return tuple(latest.values())


def absences_of(connection: Connection, claim_id: str) -> tuple[AbsenceCard, ...]:
    """Return the standing searches that found nothing on a claim, newest first."""
    query = (
        select(absence.c.place, absence.c.note, act.c.reviewer, act.c.at)
        .join(act, act.c.seq == absence.c.seq)
        .where(absence.c.claim_id == claim_id, absence.c.withdrawn.is_(None))
        .order_by(absence.c.seq.desc())
    )
    return tuple(
        AbsenceCard(row.place, row.note, row.reviewer, parse_time(row.at))
        for row in connection.execute(query)
    )
