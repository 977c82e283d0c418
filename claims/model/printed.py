"""What was printed of a summary, and what was said of it since."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class VersionCard:
    """A published version: the event that published it, by whom, and the digest of what it said."""

    number: int
    seq: int
    at: datetime
    reviewer: str
    digest: str


@dataclass(frozen=True, slots=True)
class ForcedGate:
    """A gate that an editor opened for one sentence as it was written then, with why."""

    seq: int
    position: int
    rule: str
    because: str
    reviewer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CorrectionCard:
    """A dated note on what was printed: a sentence put right or taken out, or all of it taken back.

    `position` is the sentence's, None for a retraction; `after` is empty for a sentence that was taken out.
    `first_in` is the number of the first version that says it corrected, None while none does.
    """

    at: datetime
    reviewer: str
    position: int | None
    before: str
    after: str
    because: str
    first_in: int | None

    @property
    def retracts(self) -> bool:
        """Whether the whole summary was taken back."""
        return self.position is None
