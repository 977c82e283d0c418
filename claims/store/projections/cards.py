"""Cards: the rows of the claim list, derived from facts alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import BindParameter, Connection, bindparam, delete, func, select

from claims.review import AssessmentFact, status_of
from claims.store import schema
from claims.store.projections.basis import bases_of, footing_of
from claims.store.projections.facts import Facts, batches
from claims.store.projections.printing import printed_of
from claims.store.projections.versions import versions_of
from claims.text.normalize import fold
from claims.vocabulary import Credibility, Verdict

_CLAIMS: BindParameter[str] = bindparam("claims", expanding=True)
_STANDING = select(schema.claim.c.claim_id, schema.claim.c.seq).where(
    schema.claim.c.claim_id.in_(_CLAIMS), schema.claim.c.withdrawn.is_(None)
)
_RATED = (
    select(schema.assessment, schema.act.c.reviewer)
    .join(schema.act, schema.act.c.seq == schema.assessment.c.seq)
    .where(schema.assessment.c.claim_id.in_(_CLAIMS), schema.assessment.c.withdrawn.is_(None))
    .order_by(schema.assessment.c.seq)
)
_HANDED = (
    select(schema.handover.c.claim_id, func.max(schema.handover.c.seq).label("seq"))
    .where(schema.handover.c.claim_id.in_(_CLAIMS), schema.handover.c.withdrawn.is_(None))
    .group_by(schema.handover.c.claim_id)
)


def refresh(facts: Facts, subjects: Iterable[str]) -> None:
    """Derive the cards of the claims among the subjects anew."""
    for batch in batches(sorted(subject for subject in subjects if subject.startswith("C-"))):
        facts.change(delete(schema.claim_card).where(schema.claim_card.c.claim_id.in_(batch)))
        facts.put(schema.claim_card, facts.derive(_cards, batch))


def _cards(connection: Connection, claims: Sequence[str]) -> list[dict[str, object]]:
    numbers = {row.claim_id: row.seq for row in connection.execute(_STANDING, {"claims": claims})}
    standing = list(numbers)
    footing = footing_of(connection, standing)
    rated = _assessments(connection, standing)
    bases = bases_of(connection, [*rated], footing) if rated else {}
    handed = {row.claim_id: row.seq for row in connection.execute(_HANDED, {"claims": standing})}
    printed = printed_of(connection, standing)
    versions = versions_of(connection, standing)
    cards = []
    for claim_id, number in numbers.items():
        wording = footing.wordings[claim_id][-1].text
        mentions = len(footing.evidence[claim_id])
        last = rated[claim_id][-1] if claim_id in rated else None
        status = status_of(
            mentions=mentions,
            rated=rated.get(claim_id, []),
            handed=handed.get(claim_id),
            basis=bases.get(claim_id, ""),
            printed=printed.get(claim_id),
        )
        cards.append(
            {
                "number": number,
                "claim_id": claim_id,
                "wording": wording,
                "folded": fold(wording),
                "status": status.value,
                "credibility": last.credibility.value if last else None,
                "verdict": last.verdict.value if last else None,
                "mentions": mentions,
                "stale": last is not None and last.basis != bases[claim_id],
                "version": versions[claim_id],
            }
        )
    return cards


def _assessments(connection: Connection, claims: Sequence[str]) -> dict[str, list[AssessmentFact]]:
    found: dict[str, list[AssessmentFact]] = defaultdict(list)
    for row in connection.execute(_RATED, {"claims": claims}):
        rating = AssessmentFact(
            row.seq, Credibility(row.credibility), Verdict(row.verdict), row.basis, row.reviewer
        )
        found[row.claim_id].append(rating)
    return dict(found)


def assessments_of(connection: Connection, claim_id: str) -> list[AssessmentFact]:
    """Return the standing ratings of a claim, oldest first."""
    return _assessments(connection, [claim_id]).get(claim_id, [])


def handed_of(connection: Connection, claim_id: str) -> int | None:
    """Return the standing event that gave a claim to a second reviewer last, None where none did."""
    row = connection.execute(_HANDED, {"claims": [claim_id]}).first()
    return None if row is None else int(row.seq)
