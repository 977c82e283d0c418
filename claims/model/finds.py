"""What a search of everything found."""

from dataclasses import dataclass
from datetime import datetime

from claims.model.cards import CaptureCard, ClaimCard


@dataclass(frozen=True, slots=True)
class NoteCard:
    """What a person wrote beside a claim; `told` says on what occasion."""

    claim_id: str
    told: str
    text: str
    reviewer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FoundText:
    """A captured text that fits the words searched for, whole."""

    capture: CaptureCard
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of some words, the best of each kind first; notes newest first."""

    words: str
    claims: tuple[ClaimCard, ...]
    texts: tuple[FoundText, ...]
    notes: tuple[NoteCard, ...]
