"""The reader: the text on the left, what to decide about it on the right."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from claims.model.chains import Chain
from claims.model.pairs import Candidate
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.dialogs.chain import ChainDialog
from verifier.tui.dialogs.claim_picker import ClaimPicker
from verifier.tui.messages import (
    ActDone,
    ChainParsed,
    Refused,
    WordsSelected,
)
from verifier.tui.screens import reading_acts
from verifier.tui.screens.reading import ReadingScreen
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.marked_text import OPEN
from verifier.tui.widgets.safe import tell, words
from verifier.tui.widgets.suggestion import (
    Passage,
    attach_keys,
)

if TYPE_CHECKING:
    pass


_DECISIONS = frozenset({"accept", "reject", "edit", "match", "split", "chain", "attach"})


class ReaderScreen(ReadingScreen):
    """One captured text; a decided suggestion slides the next open one in at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        shown("y", "accept", "reader.accept", "Accept", "Accept the suggestion as a new claim"),
        shown("n", "reject", "reader.reject", "Reject", "Reject the suggestion"),
        shown("e", "edit", "reader.edit", "Edit", "Edit the wording, then accept"),
        shown("m", "match", "reader.match", "Match", "Attach the words to a known claim"),
        quiet("s", "split", "reader.split", "Split", "Split a suggestion that holds two claims"),
        shown("t", "chain", "reader.chain", "Chain", "Walk the chain of who says so, and edit it"),
        *attach_keys(),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While words are selected offer only what can be done with them; beside the bytes, no decision."""
        if self.shows_raw and action in _DECISIONS:
            return False
        if self.text.selecting and action in {"accept", "reject", "edit", "split", "chain", "undo"}:
            return False
        if self.text.splitting and action == "match":
            return False
        return super().check_action(action, parameters)

    def _open_passage(self) -> Passage | None:
        """Return the passage under the cursor if it waits for a decision, and say so if it does not."""
        passage = self.passage
        if passage is None:
            tell(self, "] goes to a suggestion")
            return None
        if self._notes.state(passage) != OPEN:
            tell(self, "This is decided already: u undoes the last decision")
            return None
        return passage

    def action_accept(self) -> None:
        """Accept the suggestion as a new claim."""
        passage = self._open_passage()
        if passage is not None and passage.mark is not None:
            self._attach_new(passage.place, passage.mark.suggestion.claim, self._notes.chain(passage))

    def action_reject(self) -> None:
        """Reject the suggestion."""
        passage = self._open_passage()
        if passage is None:
            return
        capture_id, place = self.capture_id, passage.place
        self._decide(place, "rejected")
        self.act(lambda desk: reading_acts.reject(desk, capture_id, place), place)

    def action_edit(self) -> None:
        """Ask for a better wording, then accept."""
        passage = self._open_passage()
        if passage is None or passage.mark is None:
            return
        suggestion = passage.mark.suggestion

        def accept(wording: str | None) -> None:
            if wording is not None:
                self._attach_new(passage.place, wording, self._notes.chain(passage))

        question = words("The claim in words that stand alone", "bold")
        self.app.push_screen(
            AskDialog(question, value=suggestion.claim, beside=words(f"“{suggestion.text}”", "italic")),
            accept,
        )

    def action_split(self) -> None:
        """Let the person choose where a suggestion is split, beginning at the likeliest place."""
        passage = self._open_passage()
        if passage is not None and passage.mark is not None and self._view is not None:
            place = reading_acts.likely_split(self._view.text, passage.place)
            self.text.choose_split(passage.start, place)

    def _split(self, at: int) -> None:
        """Split the suggestion under the cursor; its first half is then the one to decide."""
        passage, capture_id = self.passage, self.capture_id
        self.text.action_drop()
        if passage is not None:
            self.act(
                lambda desk: reading_acts.split(desk, capture_id, passage.place, at),
                passage.place,
                decision=False,
            )

    def action_attach(self, number: int) -> None:
        """Attach the words to one of the claims they look like."""
        passage = self._open_passage()
        found = self._notes.found(passage) if passage else None
        if passage is not None and found and number <= len(found):
            self._attach_known(passage.place, found[number - 1].claim_id, self._notes.chain(passage))
        elif passage is not None:
            tell(self, f"No claim {number} looks like these words: m searches all")

    def action_match(self) -> None:
        """Ask for the known claim to attach the words to."""
        selection = self.text.selection
        if selection is not None:
            place: reading_acts.Span = (selection.start, selection.end)
            wording, chain = self._words(place), None
        else:
            passage = self._open_passage()
            if passage is None or passage.mark is None:
                return
            place, chain = passage.place, self._notes.chain(passage)
            wording = passage.mark.suggestion.claim

        def attach(candidate: Candidate | None) -> None:
            if candidate is not None:
                self._attach_known(place, candidate.claim_id, chain)

        desk, view = self.session.desk, self._view
        if desk is None or view is None:
            return

        def find(typed: str) -> tuple[Candidate, ...]:
            return reading_acts.alike(desk, view, typed or wording, 20)

        self.app.push_screen(ClaimPicker(words(f"“{wording}”", "italic"), find), attach)

    @on(WordsSelected)
    def make_mention(self, event: WordsSelected) -> None:
        """Ask for the claim that the selected words make."""
        if event.splits:
            self._split(event.end)
            return
        place = event.start, event.end
        quoted = self._words(place)

        def attach(wording: str | None) -> None:
            if wording is not None:
                self._attach_new(place, wording, None)

        question = words("What do these words claim? (esc, then m attaches them to a known claim)", "bold")
        self.app.push_screen(AskDialog(question, value=quoted, beside=words(f"“{quoted}”", "italic")), attach)

    def _attach_new(self, place: reading_acts.Span, wording: str, chain: Chain | None) -> None:
        capture_id = self.capture_id
        self._decide(place, "accepted")
        self.act(lambda desk: reading_acts.attach_new(desk, capture_id, place, wording, chain), place)

    def _attach_known(self, place: reading_acts.Span, claim_id: str, chain: Chain | None) -> None:
        capture_id = self.capture_id
        self._decide(place, "accepted")
        self.act(lambda desk: reading_acts.attach_known(desk, capture_id, place, claim_id, chain), place)

    def _decide(self, place: reading_acts.Span, state: str) -> None:
        """Show a decision before it is recorded, and go on to the next open suggestion."""
        self._notes.decide(place, state)
        by_hand = self.text.selecting
        self.text.action_drop()
        self._show_marks()
        if not by_hand:
            self.text.step(1, states=frozenset({OPEN}))
        self._show_beside()

    def say(self, event: ActDone) -> None:
        """Say a decision in the head: toasts would cover what is to be decided next."""
        self._said = event.said if event.subject else ""
        if not event.subject:
            super().say(event)

    @on(ActDone)
    def settle(self, event: ActDone) -> None:
        """Drop the decision shown beforehand: it is recorded now."""
        self._notes.settle(event.subject)

    @on(Refused)
    def take_back(self, event: Refused) -> None:
        """Take back the decision shown beforehand: it was refused."""
        self._notes.settle(event.subject)
        self._show_marks()
        self._show_beside()

    def action_chain(self) -> None:
        """Show the chain hop by hop, and take a changed one."""
        passage = self.passage
        if passage is None:
            tell(self, "] goes to a suggestion")
            return

        def revise(typed: str | None) -> None:
            if typed is not None:
                self._revise(passage, typed)

        self.app.push_screen(ChainDialog(self._notes.chain(passage)), revise)

    def _revise(self, passage: Passage, typed: str) -> None:
        mention, place = passage.mention, passage.place
        if mention is None:
            self.load(lambda _: ChainParsed(reading_acts.parse_chain(typed), place), group="chain")
        else:
            self.act(lambda desk: reading_acts.revise_chain(desk, mention.mention_id, typed))

    @on(ChainParsed)
    def keep_chain(self, event: ChainParsed) -> None:
        """Keep a changed chain for when its suggestion is accepted."""
        for passage in self._passages:
            if passage.place == event.subject:
                self._notes.keep_chain(passage.place, event.chain)
        self._show_beside()
