"""The desk as it was at a moment: its claims and all behind them, to look at and not to change."""

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from claims.model.cards import EventCard
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.messages import LookBack, OpenClaim
from verifier.tui.screens.base import DeskScreen
from verifier.tui.screens.claims import ClaimsScreen
from verifier.tui.screens.session import PastSession, Session
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.safe import NOTHING, SafeText, between, paragraphs, rows, tell, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from claims.workflow.desk import Desk

_HOW = "a day is its end, 2025-09-16 · a time is UTC, 2025-09-16T12:00 · a number is an act of the ledger"


@dataclass
class PastOpened(Message):
    """The desk as it was after the act `last`; `held` gives it back.

    `claim_id` is the claim to open in it, empty for none.
    """

    desk: "Desk"
    held: ExitStack
    last: EventCard
    claim_id: str


def look_back(screen: DeskScreen, asked: LookBack) -> None:
    """Show the desk as it was at a moment, which is asked for where none is given."""

    def answered(moment: str | None) -> None:
        if moment is not None:
            screen.app.push_screen(PastScreen(screen.session, moment, asked.claim_id))

    if asked.moment:
        answered(asked.moment)
    else:
        screen.app.push_screen(_question(), answered)


def _question(value: str = "") -> AskDialog:
    return AskDialog(
        words("Which moment do you look back to?", "bold"), value=value, beside=words(_HOW, "dim")
    )


class PastScreen(ClaimsScreen):
    """The claims as they were; what is opened from here is as it was too."""

    LABEL = "Past"
    EMPTY = paragraphs("No claim had been made by then: ] goes on by one act, T to another moment.")
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("left_square_bracket", "step(-1)", "past.previous", "Before", "Go back by one act"),
        quiet("right_square_bracket", "step(1)", "past.next", "After", "Go on by one act"),
        quiet("T", "look_back", "past.moment", "Moment", "Look back to another moment"),
        shown("n", "now", "past.now", "Now", "Leave the past"),
    ]

    def __init__(self, session: Session, moment: str, claim_id: str = "") -> None:
        super().__init__(session)
        self._now = session
        self._moment = moment
        self._claim_id = claim_id
        self._held = ExitStack()
        self._last: EventCard | None = None

    def body(self) -> "Iterable[Widget]":
        """Lay out what happened last above the list."""
        yield SafeText(id="moment")
        yield from super().body()

    @property
    def last(self) -> EventCard | None:
        """The last act of the moment that is shown."""
        return self._last

    @property
    def looks_back(self) -> bool:
        """The past is all there is here, also while it is being replayed."""
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer other moments here, and only here: what is opened from here belongs to this one."""
        return action == "look_back" or super().check_action(action, parameters)

    def reload(self) -> None:
        """Read the claims; the first time, replay the ledger up to the moment."""
        if self._last is None:
            self._look_back_to(self._moment)
        else:
            super().reload()

    def _look_back_to(self, moment: str) -> None:
        now, claim_id = self._now.desk, self._claim_id
        if now is None:
            return
        if self._last is None:
            self.show_head(words(moment, "bold"))
        self.query_one("#moment", SafeText).show(words("replaying the ledger up to then…", "dim"))

        def read(_: "Desk") -> Message:
            from claims.workflow import looking, recalling

            held = ExitStack()
            past = held.enter_context(recalling.desk_as_of(now, recalling.moment_of(moment)))
            return PastOpened(past, held, looking.event_rows(past, 0, 1)[0], claim_id)

        self.load(read, group="past", subject=moment)

    @on(PastOpened)
    def show_past(self, event: PastOpened) -> None:
        """Show the claims of another moment, and the claim that was asked for with it."""
        self._held.close()
        self._held, self._last, self._claim_id = event.held, event.last, ""
        self.session = PastSession(self._now.settings, event.desk, event.last)
        self.query_one("#moment", SafeText).show(_told(event.last))
        self.show_status()
        super().reload()
        if event.claim_id:
            self.post_message(OpenClaim(event.claim_id))

    def on_unmount(self) -> None:
        """Give the replayed ledger back."""
        self._held.close()

    def action_step(self, acts: int) -> None:
        """Look at the moment some acts before or after this one."""
        if self._last is None:
            return
        wanted, size = self._last.seq + acts, self._now.ledger_size or 0
        if wanted < 0:
            tell(self, "That is the first act of the ledger")
        elif wanted >= size:
            tell(self, "That is the newest act: n goes back to now")
        else:
            self._look_back_to(str(wanted))

    def action_look_back(self) -> None:
        """Ask for another moment."""

        def answered(moment: str | None) -> None:
            if moment is not None:
                self._look_back_to(moment)

        self.app.push_screen(_question(str(self._last.seq) if self._last else self._moment), answered)

    def action_now(self) -> None:
        """Go back to where the past was asked for."""
        self.dismiss()

    def ask_again(self, subject: object) -> bool:  # noqa: ARG002
        """After a moment that could not be looked back to, leave, or stay at the one before it."""
        if self._last is None:
            self.dismiss()
        else:
            self.query_one("#moment", SafeText).show(_told(self._last))
        return True


def _told(last: EventCard) -> Content:
    undone = words(f"undone by act {last.undone_by}", "dim") if last.undone_by is not None else NOTHING
    by = words(f"{last.actor}, {last.at:%d %b %Y %H:%M:%S}Z", "dim")
    act = between(" · ", [words(f"after act {last.seq}", "bold"), words(last.title), by, undone])
    return rows([act, words("[ and ] go back and on by one act · T another moment · n back to now", "dim")])
