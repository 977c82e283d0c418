"""What an audit says: its verdict, what does not hold, and what is worth a look."""

from dataclasses import dataclass
from enum import StrEnum


class UnusualKind(StrEnum):
    """What is out of the ordinary about an act."""

    FORCED_GATE = "forced-gate"
    CHANGED_AFTER_PRINT = "changed-after-print"
    CLOCK_STEP = "clock-step"
    QUICK_RATINGS = "quick-ratings"


@dataclass(frozen=True, slots=True)
class Unusual:
    """An act that holds and is worth a look: its event, who did it, and what is out of the ordinary."""

    kind: UnusualKind
    event: int
    actor: str
    told: str


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What an audit found: `first_bad` is the first ledger position that does not hold."""

    ok: bool
    size: int
    root: str
    first_bad: int | None
    projections_equal: bool
    captures_ok: bool
    problems: tuple[str, ...]
    protected_up_to: int
    unusual: tuple[Unusual, ...] = ()
