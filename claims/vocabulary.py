"""The closed lists of the field, with the labels as people know them.

The code is stored, the label is shown. Codes are ASCII, stable and never reused. "Unknown" is a
value of its own in every list that has one, never a midpoint.

Sources: Admiralty code (NATO STANAG 2511), ICD 203, schema.org, W3C Web Annotation.
"""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A code that knows its label."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        """Store the code; a term without a label of its own is shown as its code in words."""
        term = str.__new__(cls, code)
        term._value_ = code
        term.label = label or code.replace("-", " ")
        return term


class Reliability(Term):
    """Reliability of a source, dated and by topic; F until there is a history (Admiralty A to F)."""

    A = "A", "Completely reliable"
    B = "B", "Usually reliable"
    C = "C", "Fairly reliable"
    D = "D", "Not usually reliable"
    E = "E", "Unreliable"
    F = "F", "Reliability cannot be judged"


class Credibility(Term):
    """Credibility of one wording of a claim (Admiralty 1 to 6); 6 is unknown, not the worst."""

    CONFIRMED = "1", "Confirmed by other sources"
    PROBABLY_TRUE = "2", "Probably true"
    POSSIBLY_TRUE = "3", "Possibly true"
    DOUBTFUL = "4", "Doubtful"
    IMPROBABLE = "5", "Improbable"
    CANNOT_BE_JUDGED = "6", "Truth cannot be judged"


class Confidence(Term):
    """Analytic confidence (ICD 203)."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Verdict(Term):
    """The desk's own verdict; other houses' scales are never mapped onto it silently."""

    SUPPORTED = "supported"
    PARTLY_SUPPORTED = "partly-supported"
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"
    REFUTED = "refuted"
    CANNOT_BE_JUDGED = "cannot-be-judged"


class Stance(Term):
    """What a mention does to a claim (FEVER)."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEITHER = "neither"


class HopAct(Term):
    """What an actor did with the words he passed on."""

    ASSERTS = "asserts"
    REPORTS = "reports"
    QUOTES = "quotes"
    DENIES = "denies"
    ALLEGES = "alleges"
    ESTIMATES = "estimates"
    ANNOUNCES = "announces"
    SHOWS = "shows"
    UNKNOWN = "unknown"


class NodeKind(Term):
    """What kind of source an actor is."""

    OUTLET = "outlet"
    AGENCY = "agency"
    ORGANISATION = "organisation"
    OFFICIAL_BODY = "official-body"
    PERSON = "person"
    DOCUMENT = "document"
    ACCOUNT = "account"
    WITNESS = "witness"
    UNNAMED = "unnamed"


class SourceFlag(Term):
    """What to mind about a source apart from its reliability."""

    STATE_CONTROLLED = "state-controlled"
    PARTY_TO_THE_EVENT = "party-to-the-event"
    HAS_AN_INTEREST = "has-an-interest"
    ANONYMOUS = "anonymous"


class Independence(Term):
    """A person's word on whether two origins stand on their own."""

    INDEPENDENT = "independent"
    DEPENDENT = "dependent"
    UNKNOWN = "unknown"


class IndependenceReason(Term):
    """Why two origins were judged so; `OTHER` needs a note."""

    SEPARATE_EYEWITNESS = "separate-eyewitness"
    SEPARATE_DOCUMENT = "separate-document"
    SEPARATE_OFFICIAL_CHANNEL = "separate-official-channel"
    SEPARATE_MEASUREMENT = "separate-measurement"
    CITES_THE_OTHER = "cites-the-other"
    SAME_OWNER_OR_CONTROLLER = "same-owner-or-controller"
    COPIED_TEXT = "copied-text"
    TRANSLATED_TEXT = "translated-text"
    SAME_PRIMARY_DOCUMENT = "same-primary-document"
    SAME_PERSON = "same-person"
    OTHER = "other"


class ReuseKind(Term):
    """How a captured text reuses another."""

    VERBATIM = "verbatim"
    REWORDED = "reworded"
    TRANSLATED = "translated"


class Said(Term):
    """A person's word on whether an origin said what it is quoted with; whether it is so is the verdict."""

    SAID = "said"
    NOT_SAID = "not-said"
    UNKNOWN = "unknown"


REASONS_FOR: dict[Independence, frozenset[IndependenceReason]] = {
    Independence.INDEPENDENT: frozenset(
        {
            IndependenceReason.SEPARATE_EYEWITNESS,
            IndependenceReason.SEPARATE_DOCUMENT,
            IndependenceReason.SEPARATE_OFFICIAL_CHANNEL,
            IndependenceReason.SEPARATE_MEASUREMENT,
            IndependenceReason.OTHER,
        }
    ),
    Independence.DEPENDENT: frozenset(
        {
            IndependenceReason.CITES_THE_OTHER,
            IndependenceReason.SAME_OWNER_OR_CONTROLLER,
            IndependenceReason.COPIED_TEXT,
            IndependenceReason.TRANSLATED_TEXT,
            IndependenceReason.SAME_PRIMARY_DOCUMENT,
            IndependenceReason.SAME_PERSON,
            IndependenceReason.OTHER,
        }
    ),
    Independence.UNKNOWN: frozenset({IndependenceReason.OTHER}),
}


class Relation(Term):
    """How two claims stand to each other; the directed ones are read from `a` to `b`."""

    SAME = "same"
    NOT_SAME = "not-same"
    NARROWS = "narrows"
    UPDATES = "updates"
    SUMS_TO = "sums-to"
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    UNSURE = "unsure"


class ConflictKind(Term):
    """What two wordings disagree about."""

    NUMBER = "number"
    UNIT = "unit"
    NEGATION = "negation"
    DATE = "date"
    PLACE = "place"
    PERSON = "person"
    QUALIFIER = "qualifier"
    MODALITY = "modality"


class AnchorState(Term):
    """Where the words of a mention are found again; a look-alike elsewhere is `LOST`."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


class ClaimStatus(Term):
    """The life of a claim."""

    DRAFT = "draft"
    ATTACHED = "attached"
    ASSESSED = "assessed"
    IN_SECOND_REVIEW = "in-second-review"
    ADJUDICATION = "adjudication"
    VERIFIED = "verified"
    IN_SUMMARY = "in-summary"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    RETRACTED = "retracted"


class Role(Term):
    """Who acts."""

    REVIEWER = "reviewer"
    EDITOR = "editor"
    AUDITOR = "auditor"


class SuggestionKind(Term):
    """How the words of a suggestion are carried in the text."""

    UNATTRIBUTED = "unattributed"
    INDIRECT = "indirect"
    DIRECT_QUOTE = "direct-quote"
    HEDGED_UNNAMED = "hedged-unnamed"
    HEADLINE = "headline"
