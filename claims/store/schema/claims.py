"""Claims, their evidence, what people decided about them, and the card of each."""

from sqlalchemy import Boolean, Column, Index, Integer, Named, String, Table, Text
from sqlalchemy import TypedColumns as Columns

from claims.store.schema.columns import CODE, DIGEST, ID, FactColumns, metadata, seq_column


class _EvidenceColumns(FactColumns):
    mention_id: Named[str] = Column(ID, primary_key=True)
    claim_id: Named[str] = Column(ID, primary_key=True)
    stance: Named[str] = Column(CODE)


class _ClaimColumns(FactColumns):
    claim_id: Named[str] = Column(ID, primary_key=True)


class _WordingColumns(FactColumns):
    claim_id: Named[str] = Column(ID, primary_key=True)
    seq = seq_column()
    text: Named[str] = Column(Text)


class _RelationColumns(FactColumns):
    seq = seq_column()
    claim_a: Named[str] = Column(ID)
    claim_b: Named[str] = Column(ID)
    relation: Named[str] = Column(CODE)
    kind: Named[str | None] = Column(CODE)
    note: Named[str] = Column(Text)


class _JudgementColumns(FactColumns):
    seq = seq_column()
    claim_id: Named[str] = Column(ID)
    origin_a: Named[str] = Column(String(40))
    origin_b: Named[str] = Column(String(40))
    value: Named[str] = Column(CODE)
    reason: Named[str] = Column(CODE)
    note: Named[str] = Column(Text)


class _SayingColumns(FactColumns):
    seq = seq_column()
    claim_id: Named[str] = Column(ID)
    origin: Named[str] = Column(String(40))
    value: Named[str] = Column(CODE)
    because: Named[str] = Column(Text)


class _AbsenceColumns(FactColumns):
    seq = seq_column()
    claim_id: Named[str] = Column(ID)
    place: Named[str] = Column(Text)
    note: Named[str] = Column(Text)


class _AssessmentColumns(FactColumns):
    seq = seq_column()
    claim_id: Named[str] = Column(ID)
    wording_version: Named[int] = Column(Integer)
    credibility: Named[str] = Column(String(1))
    confidence: Named[str] = Column(CODE)
    verdict: Named[str] = Column(CODE)
    because: Named[str] = Column(Text)
    basis: Named[str] = Column(DIGEST)


class _HandoverColumns(FactColumns):
    seq = seq_column()
    claim_id: Named[str] = Column(ID)


class _ClaimCardColumns(Columns):
    number = seq_column()
    claim_id: Named[str] = Column(ID, unique=True)
    wording: Named[str] = Column(Text)
    status: Named[str] = Column(CODE)
    credibility: Named[str | None] = Column(String(1))
    verdict: Named[str | None] = Column(CODE)
    mentions: Named[int] = Column(Integer)
    stale: Named[bool] = Column(Boolean(create_constraint=False))
    version: Named[int] = Column(Integer)
    folded: Named[str] = Column(Text)


evidence = Table("evidence", metadata, _EvidenceColumns)
claim = Table("claim", metadata, _ClaimColumns)
wording = Table("wording", metadata, _WordingColumns)
relation = Table("relation", metadata, _RelationColumns)
judgement = Table("judgement", metadata, _JudgementColumns)
saying = Table("saying", metadata, _SayingColumns)
absence = Table("absence", metadata, _AbsenceColumns)
assessment = Table("assessment", metadata, _AssessmentColumns)
handover = Table("handover", metadata, _HandoverColumns)
claim_card = Table("claim_card", metadata, _ClaimCardColumns)
for _fact in (evidence, judgement, saying, absence, assessment, handover):
    Index(None, _fact.c.claim_id)
Index(None, relation.c.claim_a)
Index(None, relation.c.claim_b)
