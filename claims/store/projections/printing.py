"""How far sentences bring the claims under them: into a summary, into print, to a correction, or back."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import BindParameter, ColumnElement, Connection, FromClause, and_, bindparam, exists, select

from claims.review import MOST_PRINTED_FIRST
from claims.store import schema
from claims.vocabulary import ClaimStatus

_CLAIMS: BindParameter[str] = bindparam("claims", expanding=True)
_SENTENCE, _PUBLICATION = schema.sentence, schema.publication
_LATER, _BETWEEN = _SENTENCE.alias("later"), _SENTENCE.alias("between")


def _in_its_place(other: FromClause) -> ColumnElement[bool]:
    """Return the condition that another sentence was written later at the place of a sentence."""
    return and_(
        other.c.summary_id == _SENTENCE.c.summary_id,
        other.c.position == _SENTENCE.c.position,
        other.c.seq > _SENTENCE.c.seq,
        other.c.withdrawn.is_(None),
    )


_REPLACED_BEFORE = exists().where(_in_its_place(_BETWEEN), _BETWEEN.c.seq < _PUBLICATION.c.seq)
_PRINTED = exists().where(
    _PUBLICATION.c.summary_id == _SENTENCE.c.summary_id,
    _PUBLICATION.c.seq > _SENTENCE.c.seq,
    ~_REPLACED_BEFORE.correlate(_SENTENCE, _PUBLICATION),
)
_RETRACTED = exists().where(
    schema.correction.c.summary_id == _SENTENCE.c.summary_id,
    schema.correction.c.position.is_(None),
    schema.correction.c.withdrawn.is_(None),
)
_FOOTED = (
    select(
        schema.footing.c.claim_id,
        _PRINTED.correlate(_SENTENCE).label("printed"),
        exists().where(_in_its_place(_LATER)).label("replaced"),
        _RETRACTED.label("retracted"),
    )
    .join(
        _SENTENCE,
        (schema.footing.c.seq == _SENTENCE.c.seq) & (schema.footing.c.position == _SENTENCE.c.position),
    )
    .where(schema.footing.c.claim_id.in_(_CLAIMS), schema.footing.c.withdrawn.is_(None))
    .distinct()
)


def printed_of(connection: Connection, claims: Sequence[str]) -> dict[str, ClaimStatus]:
    """Return how far sentences have brought the claims under them, claims without any left out."""
    told: dict[str, set[ClaimStatus]] = defaultdict(set)
    for row in connection.execute(_FOOTED, {"claims": claims}):
        if row.printed:
            told[row.claim_id].add(_since_printed(replaced=row.replaced, retracted=row.retracted))
        elif not row.replaced:
            told[row.claim_id].add(ClaimStatus.IN_SUMMARY)
    return {
        claim_id: next(status for status in MOST_PRINTED_FIRST if status in found)
        for claim_id, found in told.items()
    }


def _since_printed(*, replaced: bool, retracted: bool) -> ClaimStatus:
    if retracted:
        return ClaimStatus.RETRACTED
    return ClaimStatus.CORRECTED if replaced else ClaimStatus.PUBLISHED
