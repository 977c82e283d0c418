"""The reader: the text on the left, what to decide about it on the right."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import ReaderView
from claims.model.chains import Chain
from claims.model.pairs import Candidate
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.dialogs.chain import ChainDialog
from verifier.tui.dialogs.claim_picker import ClaimPicker
from verifier.tui.messages import (
    ActDone,
    CandidatesLoaded,
    ChainParsed,
    MarkReached,
    OpenClaim,
    ReaderLoaded,
    Refused,
    RowOpened,
    WordsSelected,
)
from verifier.tui.screens import reading_acts
from verifier.tui.screens.raw_view import RawViewScreen
from verifier.tui.screens.reading_notes import ReadingNotes
from verifier.tui.screens.session import Session
from verifier.tui.widgets.citing import WordsIn
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.marked_text import OPEN, Marking
from verifier.tui.widgets.outline import Entry
from verifier.tui.widgets.phrases import capture_name
from verifier.tui.widgets.reading import CapturedText
from verifier.tui.widgets.safe import between, tell, words
from verifier.tui.widgets.suggestion import (
    MOST_CANDIDATES,
    Passage,
    SuggestionPane,
    attach_keys,
    nothing_marked,
    passage_entries,
    passages,
    why_suggested,
)
from verifier.tui.widgets.word_steps import Selection
from verifier.tui.widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from claims.workflow.desk import Desk


class ReaderScreen(RawViewScreen):
    """One captured text; a decided suggestion slides the next open one in at once."""

    LABEL = "Reader"
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("y", "accept", "reader.accept", "Accept", "Accept the suggestion as a new claim"),
        shown("n", "reject", "reader.reject", "Reject", "Reject the suggestion"),
        shown("e", "edit", "reader.edit", "Edit", "Edit the wording, then accept"),
        shown("m", "match", "reader.match", "Match", "Attach the words to a known claim"),
        shown("t", "chain", "reader.chain", "Chain", "Walk the chain of who says so, and edit it"),
        quiet("right_square_bracket", "step(1)", "reader.next", "Next mark", "Go to the next mark"),
        quiet("left_square_bracket", "step(-1)", "reader.previous", "Mark before", "Go back a mark"),
        *attach_keys(),
    ]
    DECISIONS = frozenset({"accept", "reject", "edit", "match", "chain", "attach"})

    def __init__(
        self, session: Session, capture_id: str, start: int | None = None, end: int | None = None
    ) -> None:
        super().__init__(session)
        self.capture_id = capture_id
        self._start, self._end = start, end
        self._view: ReaderView | None = None
        self._passages: tuple[Passage, ...] = ()
        self._said = ""
        self._notes = ReadingNotes()

    def body(self) -> Iterable[Widget]:
        """Lay out text, bytes and pane."""
        text, raw, pane = CapturedText(id="text"), WrappedText(id="raw"), SuggestionPane(id="beside")
        yield Horizontal(text, raw, pane, id="reading")

    @property
    def text(self) -> CapturedText:
        """The captured text."""
        return self.query_one(CapturedText)

    @property
    def passage(self) -> Passage | None:
        """The marked words under the cursor."""
        current = self.text.current
        return self._passages[current] if current is not None and current < len(self._passages) else None

    @property
    def capture_at_hand(self) -> str:
        """The capture that is read."""
        return self.capture_id

    def words_at_hand(self) -> str:
        """Return the marked words under the cursor."""
        passage, view = self.passage, self._view
        return view.text[passage.start : passage.end] if passage and view else ""

    def action_raw(self) -> None:
        """Show the bytes, or the text alone again, and say which in the head."""
        super().action_raw()
        self._show_marks()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While words are selected offer only what can be done with them."""
        if self.text.selecting and action in {"accept", "reject", "edit", "chain", "undo"}:
            return False
        return super().check_action(action, parameters)

    def reload(self) -> None:
        """Read the text with its marks."""
        capture_id = self.capture_id

        def read(desk: "Desk") -> Message:
            from claims.workflow import looking

            return ReaderLoaded(looking.reader(desk, capture_id))

        self.load(read, group="reader")

    @on(ReaderLoaded)
    def show_view(self, event: ReaderLoaded) -> None:
        """Show the text; the first time go to where the reader was asked to open, or to what is open."""
        first = self._view is None
        self._view = event.view
        self._notes.look_again()
        self._show_marks()
        if first:
            self._begin()
        self._show_beside()
        self._look_for_claims()

    def _begin(self) -> None:
        start = self._start
        if start is None:
            self.text.step(1, states=frozenset({OPEN}))
        else:
            here = [i for i, passage in enumerate(self._passages) if passage.start <= start < passage.end]
            exact = [i for i in here if self._passages[i].start == start]
            self.text.current = next(iter(exact or here), None)
            if self._end is not None or not here:
                self.text.point_at(start, self._end or start + 1)

    def _show_marks(self) -> None:
        if self._view is None:
            return
        self._passages = passages(self._view.marks, self._view.mentions)
        self.text.show(self._view.text, [self._marking(passage) for passage in self._passages])
        self._show_progress(self._view)

    def _marking(self, passage: Passage) -> Marking:
        return Marking(passage.start, passage.end, self._notes.state(passage))

    def _show_progress(self, view: ReaderView) -> None:
        suggested = [passage for passage in self._passages if passage.mark]
        decided = sum(self._notes.state(passage) != OPEN for passage in suggested)
        copied = view.capture.duplicate_of or view.capture.copy_of
        about = [capture_name(view.capture), words(f"sha256 {view.capture.sha256[:4]}…", "dim")]
        if copied:
            about.append(words(f"⚑ copy of {copied}", "$text-warning"))
        told = (
            "as captured · r shows the text" if self.shows_raw else f"{decided} of {len(suggested)} decided"
        )
        self.show_head(
            between(" · ", about), between(" · ", [words(self._said, "$text-success"), words(told)])
        )

    @on(MarkReached)
    def show_reached(self) -> None:
        """Show what is known of the words under the cursor, and look for claims like them."""
        self._show_beside()
        self._look_for_claims()
        self.follow_words()

    def _look_for_claims(self) -> None:
        wording, view = self._notes.to_look_for(self.passage), self._view
        if wording is None or view is None:
            return

        def read(desk: "Desk") -> Message:
            return CandidatesLoaded(wording, reading_acts.alike(desk, view, wording, MOST_CANDIDATES))

        self.load(read, group="candidates")

    @on(CandidatesLoaded)
    def show_candidates(self, event: CandidatesLoaded) -> None:
        """Show the claims that the words look like."""
        self._notes.keep_found(event.text, event.candidates)
        self._show_beside()

    def _show_beside(self) -> None:
        passage = self.passage
        if self._view is None:
            entries = [Entry(words("reading…", "dim"))]
        elif passage is None:
            entries = nothing_marked(len(self._passages))
        else:
            number = (self.text.current or 0) + 1
            chain, found = self._notes.chain(passage), self._notes.found(passage)
            entries = passage_entries(passage, number, len(self._passages), chain, found)
        if passage is not None and self._notes.saving(passage):
            entries = [Entry(words("saving…", "dim")), *entries]
        self.query_one(SuggestionPane).show(entries)

    def action_step(self, marks: int) -> None:
        """Go to the next or the previous mark."""
        if not self._passages:
            tell(self, "The text has no marks: v selects words")
        self.text.step(marks)

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
        place = event.start, event.end
        quoted = self._words(place)

        def attach(wording: str | None) -> None:
            if wording is not None:
                self._attach_new(place, wording, None)

        question = words("What do these words claim? (esc, then m attaches them to a known claim)", "bold")
        self.app.push_screen(AskDialog(question, value=quoted, beside=words(f"“{quoted}”", "italic")), attach)

    def _words(self, place: reading_acts.Span) -> str:
        return " ".join(self._view.text[place[0] : place[1]].split()) if self._view else ""

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

    @on(RowOpened)
    def open_row(self, event: RowOpened) -> None:
        """Open the claim under the cursor of the pane."""
        if isinstance(event.row, OpenClaim):
            self.post_message(event.row)

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

    def under_cursor(self) -> object:
        """Return the selected or marked words with their capture, or the row of the pane."""
        here = self.text.selection or self.passage
        if self._view is None or here is None or not self.text.has_focus:
            return super().under_cursor() or (self._view.capture if self._view else None)
        mention = None if isinstance(here, Selection) else here.mention
        return mention or WordsIn(self._view.capture, self._words((here.start, here.end)))

    def why(self) -> tuple[str, list[Content]]:
        """Explain the suggestion and the claims it looks like."""
        passage = self.passage
        if passage is None or passage.mark is None:
            return super().why()
        return "Why this suggestion", why_suggested(passage.mark.suggestion, self._notes.found(passage) or ())
