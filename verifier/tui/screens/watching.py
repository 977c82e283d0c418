"""Hearing what others record at the same workspace while a screen is in front."""

from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker

from claims.errors import VerifierError
from verifier.tui.messages import NewsCame
from verifier.tui.screens.session import Session
from verifier.tui.widgets.bars import StatusLine
from verifier.tui.widgets.news import told

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

EVERY = 1.0
"""Seconds between two looks; with the time of reading, others' acts are seen within two."""

MOST_TOLD = 50


class WatchingScreen(Screen[None]):
    """A screen that reads itself again when somebody else moved the ledger on.

    It looks only while it is in front: not behind a dialog, and not while words are being selected.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._ticks: Timer | None = None
        self._look: Worker[None] | None = None

    def on_mount(self) -> None:
        """Begin to look every second."""
        self._ticks = self.set_interval(EVERY, self.look_for_news)

    def on_screen_suspend(self) -> None:
        """Look no more while another screen is in front."""
        if self._ticks is not None:
            self._ticks.pause()

    def on_screen_resume(self) -> None:
        """Look again."""
        if self._ticks is not None:
            self._ticks.resume()

    @property
    def occupied(self) -> bool:
        """Whether a person is in the middle of something that reading again would disturb."""
        return not self.is_active or any(getattr(widget, "selecting", False) for widget in self.focus_chain)

    def read_again(self) -> None:
        """Read what the screen shows as it is now."""

    def show_status(self) -> None:
        """Show how far the ledger is."""

    def look_for_news(self) -> None:
        """Ask in a thread worker whether the ledger moved on; one look at a time."""
        desk, session = self.session.desk, self.session
        looking_still = self._look is not None and not self._look.is_finished
        if desk is None or looking_still or self.occupied or session.acts.under_way:
            return
        heard = session.heard

        def run() -> None:
            news = acts_since(desk, heard)
            if news is not None:
                self.post_message(news)

        self._look = self.run_worker(run, thread=True, group="news", exit_on_error=False)

    @on(NewsCame)
    def hear(self, event: NewsCame) -> None:
        """Tell who did what and read again; a person who began something since hears it after that."""
        if self.occupied:
            return
        news = self.session.hear(event.acts, event.ledger_size)
        if not news:
            return
        self.show_status()
        self.query_one("#status", StatusLine).note(told(news))
        self.read_again()


def acts_since(desk: "Desk", heard: int) -> NewsCame | None:
    """Return the acts that a person has not heard of, None where there are none or they cannot be read."""
    from claims.workflow import looking

    try:
        size = looking.event_count(desk)
        if size == heard:
            return None
        acts = looking.event_rows(desk, 0, max(min(size - heard, MOST_TOLD), 1))
    except VerifierError:
        # Nobody asked for this look: what a person asks for next will say what is wrong.
        return None
    return NewsCame(tuple(act for act in acts if act.seq >= heard), size)
