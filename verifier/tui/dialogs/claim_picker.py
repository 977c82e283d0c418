"""Picking a known claim to attach words to."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import Worker, WorkerState, get_current_worker

from claims.errors import VerifierError
from claims.model.pairs import Candidate
from verifier.tui.dialogs.base import Dialog
from verifier.tui.messages import Broken, CandidatesLoaded, Refused, RowOpened
from verifier.tui.widgets.phrases import candidate_words
from verifier.tui.widgets.row_list import RowList
from verifier.tui.widgets.safe import SafeInput, cut, join, words

Find = Callable[[str], tuple[Candidate, ...]]


class ClaimPicker(Dialog[Candidate]):
    """Shows the likeliest claims first; typed words search for others. Answers the claim picked.

    `find` is called in a thread worker with the typed words, or "" for the likeliest.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Down", show=False, id="picker.down", tooltip="Next claim", priority=True),
        Binding("up", "move(-1)", "Up", show=False, id="picker.up", tooltip="Claim before", priority=True),
    ]

    def __init__(self, beside: Content, find: Find) -> None:
        super().__init__(
            join(words("Attach to a known claim  ", "bold"), beside),
            words("type to search · ↑ ↓ choose · enter attach · esc back", "dim"),
        )
        self._find = find

    def body(self) -> Iterable[Widget]:
        """Lay out the search and the claims."""
        yield SafeInput(placeholder="words of the claim", id="search")
        yield RowList[Candidate](_candidate_line, lambda candidate: candidate.claim_id, id="found")

    @property
    def found(self) -> RowList[Candidate]:
        """The list of claims."""
        return self.query_one("#found", RowList)

    def on_mount(self) -> None:
        """Find the likeliest claims."""
        self.found.show_empty(words("Looking…", "dim"))
        self._search("")

    @on(Input.Changed)
    def search(self, event: Input.Changed) -> None:
        """Find the claims of the typed words."""
        event.stop()
        self._search(event.value.strip())

    def _search(self, typed: str) -> None:
        def run() -> None:
            message: Message
            try:
                message = CandidatesLoaded(typed, self._find(typed))
            except VerifierError as error:
                message = Refused(error)
            if not get_current_worker().is_cancelled:
                self.post_message(message)

        self.run_worker(run, thread=True, group="find", exclusive=True, exit_on_error=False)

    @on(CandidatesLoaded)
    def show_found(self, event: CandidatesLoaded) -> None:
        """Show what was found."""
        event.stop()
        self.found.show_empty(words("No claim has these words: esc, then y makes a new one.", "dim"))
        self.found.start(len(event.candidates), event.candidates)

    @on(Refused)
    def show_refusal(self, event: Refused) -> None:
        """Show why nothing could be looked for."""
        event.stop()
        self.found.show_empty(words(str(event.error), "$text-warning"))
        self.found.start(0, ())

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Hand what no rule foresaw to the error screen."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.post_message(Broken(event.worker.error))

    @on(Input.Submitted)
    def pick(self, event: Input.Submitted) -> None:
        """Answer the claim under the cursor."""
        event.stop()
        if self.found.row is not None:
            self.dismiss(self.found.row)

    @on(RowOpened)
    def pick_row(self, event: RowOpened) -> None:
        """Answer the claim that was clicked."""
        event.stop()
        if isinstance(event.row, Candidate):
            self.dismiss(event.row)

    def action_move(self, rows: int) -> None:
        """Move the cursor of the list while the search keeps the focus."""
        self.found.cursor += rows


def _candidate_line(candidate: Candidate, width: int) -> Content:
    return cut(candidate_words(candidate), width)
