"""The tables.

Three groups: the ledger (what happened, and the bytes it speaks of), facts (one row a thing that an
event made; `withdrawn` names the event that took it back) and cards (derived from facts, one row a line
on a screen). Times are RFC 3339 text in UTC, so they sort and compare the same on every database.
"""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, MetaData, Named, String, Table, Text
from sqlalchemy import TypedColumns as Columns

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)

ID = String(24)
CODE = String(32)
DIGEST = String(64)
TIME = String(27)


def _seq() -> Column[int]:
    return Column(Integer, primary_key=True, autoincrement=False)


class _EventColumns(Columns):
    seq = _seq()
    envelope: Named[bytes] = Column(LargeBinary)
    leaf: Named[bytes] = Column(LargeBinary)


class _PayloadColumns(Columns):
    seq = _seq()
    name: Named[str] = Column(CODE, primary_key=True)
    salt: Named[bytes] = Column(LargeBinary)
    data: Named[bytes] = Column(LargeBinary)


class _BlobColumns(Columns):
    sha256: Named[str] = Column(DIGEST, primary_key=True)
    data: Named[bytes] = Column(LargeBinary)


class _HeadColumns(Columns):
    id = _seq()
    ledger: Named[str] = Column(String(32))
    origin: Named[str] = Column(String(80))
    vkey: Named[str] = Column(String(200))
    size: Named[int] = Column(Integer)
    frontier: Named[bytes] = Column(LargeBinary)


class _CheckpointColumns(Columns):
    size = _seq()
    previous: Named[int | None] = Column(Integer)
    note: Named[str] = Column(Text)
    frontier: Named[bytes] = Column(LargeBinary)


class _WatermarkColumns(Columns):
    name: Named[str] = Column(CODE, primary_key=True)
    version: Named[int] = Column(Integer)
    seq: Named[int] = Column(Integer)


event = Table("event", metadata, _EventColumns)
payload = Table("payload", metadata, _PayloadColumns)
blob = Table("blob", metadata, _BlobColumns)
ledger_head = Table("ledger_head", metadata, _HeadColumns)
checkpoint = Table("checkpoint", metadata, _CheckpointColumns)
watermark = Table("watermark", metadata, _WatermarkColumns)
LEDGER_TABLES = (event, payload, blob, ledger_head, checkpoint, watermark)


class _ActColumns(Columns):
    seq = _seq()
    at: Named[str] = Column(TIME)
    reviewer: Named[str] = Column(String(80))
    type: Named[str] = Column(CODE)
    title: Named[str] = Column(Text)
    undone_by: Named[int | None] = Column(Integer)


class _TouchColumns(Columns):
    subject: Named[str] = Column(ID, primary_key=True)
    seq = _seq()


class _ReviewerColumns(Columns):
    name: Named[str] = Column(String(80), primary_key=True)
    public_key: Named[str] = Column(Text)
    seq: Named[int] = Column(Integer)


class _SourceColumns(Columns):
    source_id: Named[str] = Column(ID, primary_key=True)
    name: Named[str] = Column(Text)
    kind: Named[str] = Column(CODE)
    owner: Named[str] = Column(Text)
    flags: Named[str] = Column(Text)
    seq: Named[int] = Column(Integer)


class _SourceNameColumns(Columns):
    folded: Named[str] = Column(Text, primary_key=True)
    name: Named[str] = Column(Text)
    source_id: Named[str] = Column(ID)


act = Table("act", metadata, _ActColumns)
touch = Table("touch", metadata, _TouchColumns)
reviewer = Table("reviewer", metadata, _ReviewerColumns)
source = Table("source", metadata, _SourceColumns)
source_name = Table("source_name", metadata, _SourceNameColumns)
Index(None, act.c.reviewer, act.c.seq)
Index(None, touch.c.seq)
Index(None, source_name.c.source_id)


class _FactColumns(Columns):
    """What every fact has: the event that made it and the one that took it back, if any."""

    seq: Named[int] = Column(Integer)
    withdrawn: Named[int | None] = Column(Integer)


class _DescriptionColumns(_FactColumns):
    seq = _seq()
    source_id: Named[str] = Column(ID)
    name: Named[str] = Column(Text)
    kind: Named[str] = Column(CODE)
    owner: Named[str] = Column(Text)
    flags: Named[str] = Column(Text)


class _AliasColumns(_FactColumns):
    seq = _seq()
    source_id: Named[str] = Column(ID)
    name: Named[str] = Column(Text)
    folded: Named[str] = Column(Text)


class _MergerColumns(_FactColumns):
    """The latest standing one holds; without `into_id` it says that the source stands for itself."""

    seq = _seq()
    source_id: Named[str] = Column(ID)
    into_id: Named[str | None] = Column(ID)


class _GradeColumns(_FactColumns):
    seq = _seq()
    source_id: Named[str] = Column(ID)
    reliability: Named[str] = Column(String(1))
    topic: Named[str] = Column(Text)
    because: Named[str] = Column(Text)


class _CaptureColumns(_FactColumns):
    capture_id: Named[str] = Column(ID, primary_key=True)
    at: Named[str] = Column(TIME)
    url: Named[str] = Column(Text)
    source_id: Named[str] = Column(ID)
    title: Named[str] = Column(Text)
    published_on: Named[str | None] = Column(String(10))
    sha256: Named[str] = Column(DIGEST)
    text_sha256: Named[str] = Column(DIGEST)
    characters: Named[int] = Column(Integer)
    media_type: Named[str] = Column(String(100))
    tool: Named[str] = Column(String(60))
    tool_version: Named[str] = Column(String(60))
    tool_options: Named[str] = Column(Text)
    flags: Named[str] = Column(Text)
    duplicate_of: Named[str | None] = Column(ID)
    copy_of: Named[str | None] = Column(ID)


class _ReuseColumns(_FactColumns):
    """A text that a capture reuses; `spans` is JSON: start and end here, start and end there."""

    seq = _seq()
    of_id: Named[str] = Column(ID, primary_key=True)
    capture_id: Named[str] = Column(ID)
    whole: Named[bool] = Column(Boolean(create_constraint=False))
    credited: Named[bool] = Column(Boolean(create_constraint=False))
    spans: Named[str] = Column(Text)


class _DenialColumns(_FactColumns):
    """A person's word that a capture does not reuse another, whatever the texts look like."""

    seq = _seq()
    capture_id: Named[str] = Column(ID)
    of_id: Named[str] = Column(ID)
    because: Named[str] = Column(Text)


class _MentionColumns(_FactColumns):
    mention_id: Named[str] = Column(ID, primary_key=True)
    capture_id: Named[str] = Column(ID)
    start: Named[int] = Column(Integer)
    end: Named[int] = Column(Integer)
    exact: Named[str] = Column(Text)
    prefix: Named[str] = Column(Text)
    suffix: Named[str] = Column(Text)


class _HopColumns(_FactColumns):
    mention_id: Named[str] = Column(ID, primary_key=True)
    seq = _seq()
    position = _seq()
    source_id: Named[str | None] = Column(ID)
    actor: Named[str] = Column(Text)
    role: Named[str] = Column(CODE)
    act: Named[str] = Column(CODE)
    start: Named[int | None] = Column(Integer)
    end: Named[int | None] = Column(Integer)
    cue: Named[str | None] = Column(Text)
    cue_start: Named[int | None] = Column(Integer)
    cue_end: Named[int | None] = Column(Integer)
    explicit: Named[bool] = Column(Boolean(create_constraint=False))


class _EvidenceColumns(_FactColumns):
    mention_id: Named[str] = Column(ID, primary_key=True)
    claim_id: Named[str] = Column(ID, primary_key=True)
    stance: Named[str] = Column(CODE)


class _RejectionColumns(_FactColumns):
    seq = _seq()
    capture_id: Named[str] = Column(ID)
    start: Named[int] = Column(Integer)
    end: Named[int] = Column(Integer)


class _ClaimColumns(_FactColumns):
    claim_id: Named[str] = Column(ID, primary_key=True)


class _WordingColumns(_FactColumns):
    claim_id: Named[str] = Column(ID, primary_key=True)
    seq = _seq()
    text: Named[str] = Column(Text)


class _RelationColumns(_FactColumns):
    seq = _seq()
    claim_a: Named[str] = Column(ID)
    claim_b: Named[str] = Column(ID)
    relation: Named[str] = Column(CODE)
    kind: Named[str | None] = Column(CODE)
    note: Named[str] = Column(Text)


class _JudgementColumns(_FactColumns):
    seq = _seq()
    claim_id: Named[str] = Column(ID)
    origin_a: Named[str] = Column(String(40))
    origin_b: Named[str] = Column(String(40))
    value: Named[str] = Column(CODE)
    reason: Named[str] = Column(CODE)
    note: Named[str] = Column(Text)


class _SayingColumns(_FactColumns):
    seq = _seq()
    claim_id: Named[str] = Column(ID)
    origin: Named[str] = Column(String(40))
    value: Named[str] = Column(CODE)
    because: Named[str] = Column(Text)


class _AbsenceColumns(_FactColumns):
    seq = _seq()
    claim_id: Named[str] = Column(ID)
    place: Named[str] = Column(Text)
    note: Named[str] = Column(Text)


class _AssessmentColumns(_FactColumns):
    seq = _seq()
    claim_id: Named[str] = Column(ID)
    wording_version: Named[int] = Column(Integer)
    credibility: Named[str] = Column(String(1))
    confidence: Named[str] = Column(CODE)
    verdict: Named[str] = Column(CODE)
    because: Named[str] = Column(Text)
    basis: Named[str] = Column(DIGEST)


class _HandoverColumns(_FactColumns):
    seq = _seq()
    claim_id: Named[str] = Column(ID)


class _SummaryColumns(_FactColumns):
    summary_id: Named[str] = Column(ID, primary_key=True)
    title: Named[str] = Column(Text)


class _SentenceColumns(_FactColumns):
    seq = _seq()
    position = _seq()
    summary_id: Named[str] = Column(ID)
    text: Named[str] = Column(Text)


class _FootingColumns(_FactColumns):
    seq = _seq()
    position = _seq()
    claim_id: Named[str] = Column(ID, primary_key=True)
    wording: Named[int | None] = Column(Integer)


class _PublicationColumns(_FactColumns):
    seq = _seq()
    summary_id: Named[str] = Column(ID)
    digest: Named[str] = Column(DIGEST)


description = Table("description", metadata, _DescriptionColumns)
alias = Table("alias", metadata, _AliasColumns)
merger = Table("merger", metadata, _MergerColumns)
grade = Table("grade", metadata, _GradeColumns)
capture = Table("capture", metadata, _CaptureColumns)
reuse = Table("reuse", metadata, _ReuseColumns)
denial = Table("denial", metadata, _DenialColumns)
mention = Table("mention", metadata, _MentionColumns)
hop = Table("hop", metadata, _HopColumns)
evidence = Table("evidence", metadata, _EvidenceColumns)
rejection = Table("rejection", metadata, _RejectionColumns)
claim = Table("claim", metadata, _ClaimColumns)
wording = Table("wording", metadata, _WordingColumns)
relation = Table("relation", metadata, _RelationColumns)
judgement = Table("judgement", metadata, _JudgementColumns)
saying = Table("saying", metadata, _SayingColumns)
absence = Table("absence", metadata, _AbsenceColumns)
assessment = Table("assessment", metadata, _AssessmentColumns)
handover = Table("handover", metadata, _HandoverColumns)
summary = Table("summary", metadata, _SummaryColumns)
sentence = Table("sentence", metadata, _SentenceColumns)
footing = Table("footing", metadata, _FootingColumns)
publication = Table("publication", metadata, _PublicationColumns)
FACT_TABLES = (
    description, alias, merger, grade, capture, reuse, denial, mention, hop, evidence, rejection, claim,
    wording, relation, judgement, saying, absence, assessment, handover, summary, sentence, footing,
    publication,
)  # fmt: skip
for _fact in FACT_TABLES:
    Index(f"ix_{_fact.name}_made", _fact.c.seq)
    Index(f"ix_{_fact.name}_withdrawn", _fact.c.withdrawn)
for _fact in (description, alias, merger, grade):
    Index(None, _fact.c.source_id)
Index(None, alias.c.folded)
Index(None, merger.c.into_id)
Index(None, capture.c.text_sha256)
Index(None, reuse.c.capture_id)
Index(None, denial.c.capture_id)
Index(None, mention.c.capture_id)
Index(None, hop.c.source_id)
for _fact in (evidence, judgement, saying, absence, assessment, handover, footing):
    Index(None, _fact.c.claim_id)
Index(None, rejection.c.capture_id)
Index(None, relation.c.claim_a)
Index(None, relation.c.claim_b)
Index(None, sentence.c.summary_id)
Index(None, publication.c.summary_id)


class _ClaimCardColumns(Columns):
    number = _seq()
    claim_id: Named[str] = Column(ID, unique=True)
    wording: Named[str] = Column(Text)
    status: Named[str] = Column(CODE)
    credibility: Named[str | None] = Column(String(1))
    verdict: Named[str | None] = Column(CODE)
    mentions: Named[int] = Column(Integer)
    stale: Named[bool] = Column(Boolean(create_constraint=False))
    version: Named[int] = Column(Integer)
    folded: Named[str] = Column(Text)


class _SourceCardColumns(Columns):
    """`stands_for` is the source it was merged into, through further mergers, or the source itself."""

    source_id: Named[str] = Column(ID, primary_key=True)
    stands_for: Named[str] = Column(ID)
    name: Named[str] = Column(Text)
    kind: Named[str] = Column(CODE)
    owner: Named[str] = Column(Text)
    flags: Named[str] = Column(Text)
    reliability: Named[str] = Column(String(1))
    reviewed: Named[bool] = Column(Boolean(create_constraint=False))
    version: Named[int] = Column(Integer)


claim_card = Table("claim_card", metadata, _ClaimCardColumns)
source_card = Table("source_card", metadata, _SourceCardColumns)
Index(None, source_card.c.stands_for)
Index(None, source_card.c.name)
PROJECTION_TABLES = (act, touch, reviewer, source, source_name, *FACT_TABLES, source_card, claim_card)
