"""What all screens share while the program runs: the open desk, the order of writes, the pace of work."""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from claims.errors import VerifierError
from claims.model.cards import EventCard
from verifier.config import Settings
from verifier.tui.screens.tour import Tour
from verifier.tui.widgets.bars import Status

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

MOST_FAILURES = 200


@dataclass
class Tally:
    """Decisions and keys of this session, for the pace in the status line."""

    decisions: int = 0
    keys: int = 0
    started: float = field(default_factory=monotonic)

    def an_hour(self) -> int:
        """Decisions an hour so far; a session is taken to last a minute at least."""
        return round(self.decisions * 3600 / max(monotonic() - self.started, 60))

    def keys_each(self) -> float:
        """Keys pressed for each decision."""
        return self.keys / self.decisions if self.decisions else 0.0


class ActLine:
    """Acts waiting to be recorded, one at a time and in the order of the keys.

    Each worker thread runs the act that has waited longest, not its own: threads may start in any order.
    """

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], None]] = deque()
        self._turn = Lock()

    @property
    def under_way(self) -> bool:
        """Whether an act is being recorded or waits to be."""
        return bool(self._waiting) or self._turn.locked()

    def add(self, act: Callable[[], None]) -> None:
        """Put an act at the end of the line."""
        self._waiting.append(act)

    def run_next(self) -> None:
        """Run the act that has waited longest."""
        with self._turn:
            if self._waiting:
                self._waiting.popleft()()

    def finish(self) -> None:
        """Run all acts that still wait, after the one under way."""
        while self._waiting:
            self.run_next()
        with self._turn:
            pass


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that failed, and when, in local time."""

    at: datetime
    error: BaseException


class Session:
    """The desk once it is open, and what is counted around it.

    `chosen` holds the claims picked for a summary: their wordings by their names, in the order picked.
    `tour` is the guided tour while it is taken.
    `heard` is the event up to which a person was told what others did, and `as_of` the moment where the desk
    is one of the past.
    """

    as_of = ""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.desk: Desk | None = None
        self.ledger_size: int | None = None
        self.heard = 0
        self.tally = Tally()
        self.chosen: dict[str, str] = {}
        self.acts = ActLine()
        self.tour: Tour | None = None
        self.failures: deque[Failure] = deque(maxlen=MOST_FAILURES)

    def begin(self, desk: "Desk", ledger_size: int) -> None:
        """Take the open desk; what was recorded so far is no news."""
        self.desk = desk
        self.ledger_size = self.heard = ledger_size

    def hear(self, acts: Sequence[EventCard], ledger_size: int) -> list[EventCard]:
        """Take what the ledger holds beyond `heard`; return what was not recorded in this session.

        An act under this reviewer's name that came after the session's own last one is from another terminal.
        """
        own = self.ledger_size or 0
        news = [
            act
            for act in acts
            if act.seq >= self.heard and (act.seq >= own or act.actor != self.status.reviewer)
        ]
        self.heard = max(self.heard, ledger_size)
        self.ledger_size = max(own, ledger_size)
        return news

    def failed(self, error: BaseException) -> None:
        """Keep what failed, newest first."""
        self.failures.appendleft(Failure(datetime.now(UTC).astimezone(), error))

    def close(self) -> None:
        """Record the acts that still wait, sign the ledger behind them, then give the desk back."""
        self.acts.finish()
        if self.desk is None:
            return
        from claims.workflow.protecting import end_session

        # Everything is recorded already; a checkpoint that cannot be signed now is signed next time.
        with suppress(VerifierError):
            end_session(self.desk)

    @property
    def status(self) -> Status:
        """What the status line tells."""
        return Status(
            reviewer=self.desk.reviewer if self.desk else self.settings.reviewer,
            ledger_size=self.ledger_size,
            decisions_an_hour=self.tally.an_hour(),
            keys_each=self.tally.keys_each(),
        )


class PastSession(Session):
    """A desk as it was after an act: it is looked at, and nothing can be recorded in it."""

    def __init__(self, settings: Settings, desk: "Desk", last: EventCard) -> None:
        super().__init__(settings)
        self.begin(desk, last.seq + 1)
        self.as_of = f"{last.at:%d %b %Y %H:%M}Z"
