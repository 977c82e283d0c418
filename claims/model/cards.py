"""What screens, reports and the command line read: one card a row, all of it plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from claims.model.chains import Chain, Suggestion
from claims.model.origins import Corroboration, Judgement
from claims.model.pairs import Decision
from claims.model.printed import CorrectionCard, ForcedGate, VersionCard
from claims.model.texts import Derivation, Quote
from claims.vocabulary import (
    ClaimStatus,
    Confidence,
    ConflictKind,
    Credibility,
    NodeKind,
    Relation,
    Reliability,
    ReuseKind,
    Said,
    SourceFlag,
    Stance,
    Verdict,
)

Card_co = TypeVar("Card_co", covariant=True)
Key_co = TypeVar("Key_co", covariant=True)


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A person, outlet, agency, body, document or account that says things; `merged` stand for it."""

    source_id: str
    name: str
    kind: NodeKind
    aliases: tuple[str, ...]
    owner: str | None
    flags: tuple[SourceFlag, ...]
    reliability: Reliability
    reviewed: bool
    mentions: int
    merged: tuple[str, ...]
    version: int


@dataclass(frozen=True, slots=True)
class GradeCard:
    """A person's grade of a source's reliability; an empty topic is all topics."""

    reliability: Reliability
    topic: str
    because: str
    reviewer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """Resolved claims of a source: how many, how many held, the 95 % interval of that share, the days.

    `suggested` is a letter for a person to weigh, F while there is too little; nothing sets it by itself.
    """

    resolved: int
    held: int
    low: float
    high: float
    first: date | None
    last: date | None
    suggested: Reliability


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with its grades, how its claims were resolved here, and who may be it under another name.

    `merged` and `alike` are sources by id and name.
    """

    card: SourceCard
    merged: tuple[tuple[str, str], ...]
    grades: tuple[GradeCard, ...]
    record: TrackRecord
    alike: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CaptureCard:
    """A captured text as the inbox shows it; digests are SHA-256 in hexadecimal.

    `translations_by` is the model with which translated copies were looked for, empty where nobody looked.
    """

    capture_id: str
    url: str
    source: str
    title: str
    published_on: date | None
    captured_at: datetime
    sha256: str
    text_sha256: str
    characters: int
    media_type: str
    derivation: Derivation
    duplicate_of: str | None
    copy_of: str | None
    decided: int
    mentions: int
    translations_by: str = ""


@dataclass(frozen=True, slots=True)
class ReuseCard:
    """A known capture that another one reuses; `pairs` are the reused sentences, here and there.

    `whole` says that most of the text is reused, `credited` that it names the outlet it is from, `stands`
    that nobody has denied it, `reason` why it is taken for a translation. Captures of the first versions
    know no kind.
    """

    of: CaptureCard
    whole: bool
    credited: bool
    stands: bool
    pairs: tuple[tuple[str, str], ...]
    kind: ReuseKind | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReaderMark:
    """A suggestion as the reader shows it: still open, or what was decided about it."""

    suggestion: Suggestion
    decision: str
    claim_id: str | None = None
    mention_id: str | None = None


@dataclass(frozen=True, slots=True)
class MentionCard:
    """An exact quote put to a claim, with its chain."""

    mention_id: str
    claim_id: str
    capture_id: str
    outlet: str
    title: str
    published_on: date | None
    captured_at: datetime
    sha256: str
    url: str
    quote: Quote
    stance: Stance
    chain: Chain
    reviewer: str


@dataclass(frozen=True, slots=True)
class ReaderView:
    """A captured text with everything marked in it."""

    capture: CaptureCard
    text: str
    marks: tuple[ReaderMark, ...]
    mentions: tuple[MentionCard, ...]


@dataclass(frozen=True, slots=True)
class AssessmentCard:
    """A person's rating of one wording; `stale_because` is empty while its basis stands."""

    assessment_id: str
    wording_version: int
    credibility: Credibility
    confidence: Confidence
    verdict: Verdict
    because: str
    reviewer: str
    at: datetime
    stale_because: str


@dataclass(frozen=True, slots=True)
class RelationCard:
    """How another claim stands to this one; `direction` is "a" or "b" as recorded, see `Decision`."""

    claim_id: str
    wording: str
    relation: Relation
    kind: ConflictKind | None
    outgoing: bool
    reviewer: str
    note: str
    seq: int


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim as the queue shows it."""

    claim_id: str
    number: int
    wording: str
    status: ClaimStatus
    credibility: Credibility | None
    verdict: Verdict | None
    mentions: int
    stale: bool
    version: int


@dataclass(frozen=True, slots=True)
class SayingCard:
    """A person's word on whether an origin, given by its key, said what it is quoted with."""

    origin: str
    value: Said
    because: str
    reviewer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AbsenceCard:
    """A search that found nothing; it counts neither for nor against a claim."""

    place: str
    note: str
    reviewer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that people called the same as one claim, and what all of them rest on together."""

    same_as: tuple[str, ...]
    corroboration: Corroboration


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with all that stands behind it; `review` is how far its review has come, published or not.

    `corroboration` is the claim's own, which ratings rest on; `together` adds what the same claims have.
    `reused` names, for mentions of reused words, the capture that had them first.
    """

    card: ClaimCard
    wordings: tuple[str, ...]
    mentions: tuple[MentionCard, ...]
    relations: tuple[RelationCard, ...]
    judgements: tuple[Judgement, ...]
    sayings: tuple[SayingCard, ...]
    absences: tuple[AbsenceCard, ...]
    assessments: tuple[AssessmentCard, ...]
    corroboration: Corroboration
    reused: Mapping[str, str]
    together: Cluster | None
    review: ClaimStatus


@dataclass(frozen=True, slots=True)
class Page(Generic[Card_co, Key_co]):
    """Some rows of a list; `next` is the key to ask for the rows after, None at the end."""

    rows: tuple[Card_co, ...]
    next: Key_co | None


@dataclass(frozen=True, slots=True)
class PairCard:
    """Two claims that look alike and wait for an answer."""

    left: ClaimCard
    right: ClaimCard
    left_chains: tuple[Chain, ...]
    right_chains: tuple[Chain, ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class SentenceCard:
    """A sentence of a summary, the claims it rests on, and the gates that somebody opened for it."""

    position: int
    text: str
    claims: tuple[ClaimView, ...]
    problems: tuple[str, ...]
    forced: tuple[ForcedGate, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryView:
    """An editor's sentences, the versions that were published of them, and what was corrected since.

    `changed` says that they are not what the last version said; `newest` is the number of the last version,
    also where this is an earlier one. `refusals` are what keeps the person who looks at it from publishing.
    """

    summary_id: str
    title: str
    sentences: tuple[SentenceCard, ...]
    versions: tuple[VersionCard, ...]
    corrections: tuple[CorrectionCard, ...]
    changed: bool
    newest: int
    reviewer: str
    at: datetime
    checkpoint: str
    refusals: tuple[str, ...]

    @property
    def published(self) -> int:
        """The number of the last version."""
        return len(self.versions)

    @property
    def retracted(self) -> CorrectionCard | None:
        """The note that takes all of it back, where there is one."""
        return next((note for note in self.corrections if note.retracts), None)


@dataclass(frozen=True, slots=True)
class EventCard:
    """One act as the audit screen lists it."""

    seq: int
    at: datetime
    actor: str
    type: str
    title: str
    leaf: str
    undone_by: int | None


@dataclass(frozen=True, slots=True)
class Attached:
    """What attaching made."""

    mention_id: str
    claim_id: str
    event_seq: int
    stance: Stance


@dataclass(frozen=True, slots=True)
class SelfTestCard:
    """An edit made to a copy of the workspace, whether the audit found it, and what it said first."""

    edited: str
    found: bool
    told: tuple[str, ...]
