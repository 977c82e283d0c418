"""What all screens share: the bars, the common keys, reading and writing in workers, refusals."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Footer
from textual.worker import Worker, WorkerState, get_current_worker

from claims.errors import ActConflict, NotFound, VerifierError
from verifier.tui.dialogs.conflict import AGAIN, ConflictDialog
from verifier.tui.dialogs.copying import CopyDialog
from verifier.tui.dialogs.go import GoDialog
from verifier.tui.dialogs.pages import HistoryDialog, RefusalDialog, WhyDialog
from verifier.tui.messages import ActDone, Broken, GoBack, GoTo, HistoryLoaded, LookBack, LostRace, Refused
from verifier.tui.screens.guided import GuidedScreen
from verifier.tui.screens.session import Session
from verifier.tui.screens.watching import acts_since
from verifier.tui.widgets.bars import WIDE, Bar, StatusLine
from verifier.tui.widgets.citing import Copyable, copyables
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.safe import NOTHING, SafeText, join, tell, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

_AN_ACT = "do what your last key asks for"
_LOOKING = frozenset(
    {
        "why", "copy", "go", "inbox", "help", "palette", "pane", "back", "step", "open", "origins", "raw",
        "differences", "filter", "save", "forget", "clear", "now",
    }
)  # fmt: skip
_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed for an act, and the question it answered; the subject of such an act."""

    text: str
    ask: Callable[[str], None]

    def __str__(self) -> str:
        return f"“{self.text}”"


class DeskScreen(GuidedScreen):
    """A place of work.

    A subclass names itself, lays out its body, and reads what it shows in `reload`, which runs whenever the
    screen comes to the front, after an act of its own, and when the desk has opened.
    """

    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("u", "undo", "desk.undo", "Undo", "Undo your last act; a further event, nothing is lost"),
        quiet("U", "redo", "desk.redo", "Redo", "Do again what was undone last"),
        quiet("H", "history", "desk.history", "Undo list", "Show what undo will undo"),
        quiet("w", "why", "desk.why", "Why", "Explain what is under the cursor"),
        quiet("Y", "copy", "desk.copy", "Copy", "Copy the quote, citation or id under the cursor"),
        quiet("T", "look_back", "desk.look-back", "Look back", "Look at the desk as it was at a moment"),
        quiet("g", "go", "desk.go", "Go to", "Go to: i q c d s e f a o x name the place"),
        quiet("i", "inbox", "desk.inbox", "Inbox", "Go to the inbox; there, capture a text"),
        shown("question_mark", "help", "desk.help", "Help", "Show all keys of this screen"),
        quiet("colon", "palette", "desk.palette", "Commands", "Find any action by name"),
        quiet("tab", "pane", "desk.pane", "Next pane", "Go to the next pane"),
        quiet("escape", "back", "desk.back", "Back", "Go back to where you came from"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._out_of_date = True

    def compose(self) -> ComposeResult:
        """Lay out the bars around the body."""
        yield Bar(id="head")
        yield SafeText(id="tour")
        yield from self.body()
        with Horizontal(id="foot"):
            yield Footer(show_command_palette=False, compact=True)
            yield StatusLine(id="status")

    def body(self) -> Iterable[Widget]:
        """Yield the widgets between the bars."""
        return ()

    def reload(self) -> None:
        """Read again what the screen shows; called only while the desk is open."""

    def why(self) -> tuple[str, list[Content]]:
        """Return a title and the reasons for what is under the cursor."""
        return "Why", [words("Nothing here was worked out: it is as it was recorded.", "dim")]

    @property
    def looks_back(self) -> bool:
        """Whether the screen shows the past, which nobody can change."""
        return bool(self.session.as_of)

    def on_screen_suspend(self) -> None:
        """Another place may change what this one shows; a dialog cannot, and is no reason to read again."""
        if isinstance(self.app.screen, ModalScreen):
            self.notice(type(self.app.screen).__name__)
        else:
            self._out_of_date = True

    def on_screen_resume(self) -> None:
        """Read again what may have changed while another screen was in front."""
        self.show_status()
        self.notice(type(self).__name__)
        if self.session.desk is None:
            self.show_head()
        elif self._out_of_date:
            self.read_again()

    def read_again(self) -> None:
        """Read now, or when the screen comes to the front."""
        self._out_of_date = not self.is_current
        if self.is_current:
            self.reload()

    def show_head(self, about: Content = NOTHING, right: Content = NOTHING) -> None:
        """Show the name of the screen, what it is about, and how far it is."""
        name = words(f" {self.LABEL}  ", "bold $accent")
        if self.session.as_of:
            name = join(name, words(f" ◷ as of {self.session.as_of} · read only ", "reverse"), words("  "))
        if self.session.desk is None:
            about = words("opening the workspace…", "dim")
        self.query_one("#head", Bar).show(join(name, about), join(right, words(" ")))

    def show_status(self) -> None:
        """Show who works and how far."""
        self.query_one("#status", StatusLine).show(self.session.status)

    def load(self, read: "Callable[[Desk], Message]", group: str, subject: object = None) -> None:
        """Read in a thread worker and post the result; a newer reading of the group replaces an older one.

        `subject` comes back with a refusal, so that what a person typed for it is not lost.
        """
        desk = self.session.desk
        if desk is None:
            return

        def run() -> None:
            try:
                message = read(desk)
            except VerifierError as error:
                message = Refused(error, subject, reading=True)
            if not get_current_worker().is_cancelled:
                self.post_message(message)

        self.run_worker(run, thread=True, group=group, exclusive=True, exit_on_error=False)

    def act(
        self,
        write: "Callable[[Desk], str]",
        subject: object = None,
        *,
        decision: bool = True,
        doing: str = "",
    ) -> None:
        """Record an act in a thread worker, after those before it, and post what it said.

        The worker belongs to the app: leaving the screen does not cut an act short. `doing` says what it
        is, for the case that somebody else is faster.
        """
        desk, heard = self.session.desk, self.session.heard
        if desk is None:
            return
        self.session.tally.decisions += decision
        described = " ".join(part for part in (doing, self.describe(subject)) if part)

        def again() -> None:
            if not self.ask_anew(subject):
                self.act(write, subject, decision=False, doing=doing)

        def run() -> None:
            from claims.workflow import looking

            try:
                said, (newest,) = write(desk), looking.event_rows(desk, 0, 1)
                message: Message = ActDone(said, subject, newest.seq + 1, newest.type)
            except VerifierError as error:
                news = acts_since(desk, heard) if isinstance(error, ActConflict) else None
                message = Refused(error, subject, race=LostRace(described, news, again) if news else None)
            self.post_message(message)

        self.session.acts.add(run)
        self.app.run_worker(self.session.acts.run_next, thread=True, group="acts", exit_on_error=False)

    @on(ActDone)
    def show_done(self, event: ActDone) -> None:
        """Say what was recorded and show how things stand now."""
        self.session.ledger_size = event.ledger_size
        self.notice(event.kind)
        self.show_status()
        if event.said:
            self.say(event)
        self.read_again()

    def say(self, event: ActDone) -> None:
        """Say what was recorded."""
        tell(self, event.said)

    @on(Refused)
    def show_refusal(self, event: Refused) -> None:
        """Show why the workflow said no; a screen whose subject was taken back has nothing left to show."""
        self.session.failed(event.error)
        if event.reading and isinstance(event.error, NotFound) and len(self.app.screen_stack) > 1:
            tell(self, str(event.error), alarming=True)
            self.dismiss()
            return
        if event.race is not None and self._show_race(event.race, event.error, event.subject):
            return

        def read(_: object) -> None:
            self.ask_again(event.subject)

        self.app.push_screen(RefusalDialog(event.error), read)

    def _show_race(self, race: LostRace, error: VerifierError, subject: object) -> bool:
        """Show both acts of a lost race; without an act of somebody else it was none."""
        others = self.session.hear(race.news.acts, race.news.ledger_size)
        if not others:
            return False

        def answered(answer: str | None) -> None:
            if answer == AGAIN:
                race.again()
            elif isinstance(subject, Typed):
                self.app.copy_to_clipboard(subject.text)
                self.query_one("#status", StatusLine).note("what you typed is copied")

        self.app.push_screen(ConflictDialog(race.doing or _AN_ACT, others, error), answered)
        self.show_status()
        self.read_again()
        return True

    def describe(self, subject: object) -> str:
        """Return the words of an act's subject that a person knows it by, to be shown where it is refused."""
        return str(subject) if isinstance(subject, Typed) else ""

    def ask_anew(self, subject: object) -> bool:
        """Ask again after a lost race, and say whether there was anything to ask."""
        return self.ask_again(subject)

    def ask_again(self, subject: object) -> bool:
        """Ask again for what was refused, with what was typed, and say whether there was anything to ask."""
        asks = isinstance(subject, Typed) and self.is_current
        if isinstance(subject, Typed) and asks:
            subject.ask(subject.text)
        return asks

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Hand what no rule foresaw to the error screen."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.post_message(Broken(event.worker.error))

    def action_undo(self) -> None:
        """Undo the last act."""

        def undo(desk: "Desk") -> str:
            from claims.workflow import undoing

            return f"Undone: {undoing.undo(desk).title}"

        self.act(undo, decision=False, doing="undo your last act")

    def action_redo(self) -> None:
        """Do again what was undone last."""

        def redo(desk: "Desk") -> str:
            from claims.workflow import undoing

            return f"Done again: {undoing.redo(desk).title}"

        self.act(redo, decision=False, doing="redo what was undone last")

    def action_history(self) -> None:
        """Show what undo and redo will do."""

        def read(desk: "Desk") -> Message:
            from claims.workflow import looking

            return HistoryLoaded(tuple(looking.undoable(desk)), tuple(looking.redoable(desk)))

        self.load(read, group="history")

    @on(HistoryLoaded)
    def show_history(self, event: HistoryLoaded) -> None:
        """List the acts that can be undone and redone."""
        self.app.push_screen(HistoryDialog(event.undoable, event.redoable))

    def action_why(self) -> None:
        """Explain what is under the cursor."""
        self.tell_why(*self.why())

    def tell_why(self, title: str, reasons: list[Content]) -> None:
        """Show a page of reasons."""
        self.app.push_screen(WhyDialog(title, reasons))

    def under_cursor(self) -> object:
        """Return what is under the cursor, as copying knows it: a card, or an id to open."""
        return getattr(self.focused, "row", None)

    def copied_from(self) -> tuple[Copyable, ...]:
        """Return what can be copied here."""
        return copyables(self.under_cursor())

    def action_copy(self) -> None:
        """Ask what to copy of what is under the cursor; a single thing is copied at once."""
        offered = self.copied_from()
        if len(offered) > 1:
            self.app.push_screen(CopyDialog(offered), self._copy)
        elif offered:
            self._copy(offered[0])
        else:
            tell(self, "Nothing here to copy")

    def _copy(self, chosen: Copyable | None) -> None:
        if chosen is not None:
            self.app.copy_to_clipboard(chosen.text)
            self.query_one("#status", StatusLine).note(f"✓ {chosen.label} copied")

    def action_look_back(self) -> None:
        """Ask for a moment to look back to."""
        self.post_message(LookBack())

    def action_go(self) -> None:
        """Ask where to go."""

        def went(place: str | None) -> None:
            if place is not None:
                self.post_message(GoTo(place))

        self.app.push_screen(GoDialog(), went)

    def action_inbox(self) -> None:
        """Go to the inbox."""
        self.post_message(GoTo("inbox"))

    def action_palette(self) -> None:
        """Open the command palette."""
        self.app.action_command_palette()

    def action_back(self) -> None:
        """Go back to the screen below; from the first screen of a place, to the place before it."""
        if self.session.tour is not None:
            self.leave_tour()
        elif len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.post_message(GoBack())

    def action_pane(self) -> None:
        """Go to the next pane."""
        self.app.action_focus_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer the way to the next pane only where there are several, and in the past only looking."""
        if self.looks_back and action not in _LOOKING:
            return False
        return action != "pane" or len(self.focus_chain) > 1
