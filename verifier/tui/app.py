"""The app: its places, the way between them, and opening the workspace after the first frame."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from claims.errors import VerifierError
from verifier.tui.dialogs.go import PLACES
from verifier.tui.messages import (
    Broken,
    DeskOpened,
    DeskRefused,
    GoBack,
    GoTo,
    LookBack,
    OpenCapture,
    OpenClaim,
    OpenSource,
    OpenSummary,
)
from verifier.tui.screens.base import DeskScreen
from verifier.tui.screens.failure import FailureScreen
from verifier.tui.screens.inbox import InboxScreen
from verifier.tui.screens.session import Session
from verifier.tui.screens.tour import Tour, tour_was_taken
from verifier.tui.widgets.safe import tell
from verifier.tui.widgets.themes import NAMES, THEMES

if TYPE_CHECKING:
    from verifier.config import Settings


class VerifierApp(App[int]):
    """The places of work, each with its own stack of screens, over one open desk."""

    TITLE = "verifier"
    CSS_PATH = Path(__file__).parent / "styles" / "verifier.tcss"
    DEFAULT_MODE = "inbox"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q", "quit", "Quit", show=False, priority=True, id="app.quit", tooltip="Leave the program"
        ),
    ]

    def __init__(self, settings: "Settings", *, load_samples: bool = False) -> None:
        super().__init__()
        self.session = Session(settings)
        self._settings = settings
        self._load_samples = load_samples
        self._trail: list[str] = []
        for place in PLACES:
            self.add_mode(place.name, partial(self._base_screen, place.name))
        self.set_keymap(settings.keymap)

    def on_mount(self) -> None:
        """Take theme and motion from the settings."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = NAMES[self._settings.theme]
        if self._settings.reduced_motion:
            self.animation_level = "none"

    def _base_screen(self, name: str) -> DeskScreen:
        """Return the first screen of a place; only the inbox is loaded before the first frame."""
        if name == self.DEFAULT_MODE:
            return InboxScreen(self.session)
        from verifier.tui.screens.places import BASE_SCREENS

        return BASE_SCREENS[name](self.session)

    def on_unmount(self) -> None:
        """Record what is still waiting and close the workspace."""
        self.session.close()

    def on_ready(self) -> None:
        """Open the workspace; the first frame is on the screen."""
        self.open_desk()

    def open_desk(self) -> None:
        """Open the workspace in a thread worker: this imports database and search libraries."""
        settings, with_samples = self._settings, self._load_samples

        def run() -> None:
            from verifier import bootstrap
            from verifier.tui.screens import places  # noqa: F401  loaded here, so that no key waits for it

            try:
                desk = bootstrap.open_desk(settings)
                if with_samples:
                    bootstrap.load_samples(desk)

                from claims.workflow import looking

                self.post_message(DeskOpened(desk, looking.event_count(desk)))
            except VerifierError as error:
                self.post_message(DeskRefused(error))

        self.run_worker(run, thread=True, group="open", exit_on_error=False)

    @on(DeskOpened)
    def begin_work(self, event: DeskOpened) -> None:
        """Let the screen in front read."""
        from verifier.tui.screens.keymap import keymap_problems
        from verifier.tui.screens.places import KEYED

        for problem in keymap_problems(self._settings.keymap, KEYED):
            tell(self, problem, alarming=True)
        self.session.begin(event.desk, event.ledger_size)
        if self._load_samples and not tour_was_taken():
            self.session.tour = Tour()
        if isinstance(self.screen, DeskScreen):
            self.screen.on_screen_resume()

    @on(DeskRefused)
    def refuse_to_open(self, event: DeskRefused) -> None:
        """Show why the workspace could not be opened."""
        self._fail_to_open(event.error)

    def _fail_to_open(self, error: BaseException) -> None:
        def answered(answer: str | None) -> None:
            if answer == "retry":
                self.open_desk()

        self.push_screen(FailureScreen(error, self.session, opening=True), answered)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what no rule foresaw in a worker of the app: opening, or an act."""
        error = event.worker.error
        if event.state is not WorkerState.ERROR or error is None:
            return
        if event.worker.group == "open":
            self._fail_to_open(error)
        else:
            self.push_screen(FailureScreen(error, self.session))

    @on(Broken)
    def show_failure(self, event: Broken) -> None:
        """Show a failure of a screen's worker."""
        self.push_screen(FailureScreen(event.error, self.session))

    @on(GoTo)
    async def go_to(self, event: GoTo) -> None:
        """Show the first screen of a place, and remember the place before it."""
        if event.place != self.current_mode:
            around = {event.place, self.current_mode}
            self._trail = [*(place for place in self._trail if place not in around), self.current_mode]
            await self.switch_mode(event.place)
        while len(self.screen_stack) > 1:
            await self.pop_screen()

    @on(GoBack)
    async def go_back(self) -> None:
        """Show the place before this one, as it was left."""
        if self._trail:
            await self.switch_mode(self._trail.pop())
        else:
            tell(self, "You began here: g goes to another place, ctrl+q leaves")

    @on(OpenClaim)
    @on(OpenCapture)
    @on(OpenSource)
    @on(OpenSummary)
    def open_over(self, event: OpenClaim | OpenCapture | OpenSource | OpenSummary) -> None:
        """Show what was asked for over the screen in front."""
        from verifier.tui.screens.places import screen_of

        front = self.screen
        # What is opened from a desk of the past is as it was then.
        session = front.session if isinstance(front, DeskScreen) else self.session
        self.push_screen(screen_of(event, session))

    @on(LookBack)
    def look_back(self, event: LookBack) -> None:
        """Show the desk as it was."""
        from verifier.tui.screens.past import look_back

        if isinstance(self.screen, DeskScreen):
            look_back(self.screen, event)

    async def on_event(self, event: events.Event) -> None:
        """Count the keys pressed, for the pace in the status line."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.session.tally.keys += 1
        await super().on_event(event)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every action that has a key here, and every place."""
        for place in PLACES:
            yield SystemCommand(
                f"Go to {place.label}", place.purpose, lambda name=place.name: self.post_message(GoTo(name))
            )
        offered: set[str] = set()
        for node, binding, enabled, tooltip in screen.active_bindings.values():
            if not (binding.description and enabled) or binding.action in offered:
                continue
            offered.add(binding.action)
            key = self.get_key_display(binding)
            title = f"{binding.description} ({key})"
            yield SystemCommand(title, tooltip or title, self._runs(binding.action, node))
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)

    def _runs(self, action: str, node: DOMNode) -> Callable[[], object]:
        return lambda: self.call_later(self.run_action, action, node)
