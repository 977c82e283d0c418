"""A captured text as it is read: the text on the left, what is known of the marked words on the right."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.cards import ReaderView
from verifier.tui.messages import (
    CandidatesLoaded,
    MarkReached,
    OpenClaim,
    RawLoaded,
    ReaderLoaded,
    RowOpened,
    SelectionMoved,
)
from verifier.tui.screens import reading_acts
from verifier.tui.screens.comparable import ComparableScreen
from verifier.tui.screens.reading_notes import ReadingNotes
from verifier.tui.screens.session import Session
from verifier.tui.widgets.bars import WIDE
from verifier.tui.widgets.citing import WordsIn
from verifier.tui.widgets.keys import quiet
from verifier.tui.widgets.marked_text import OPEN, Marking
from verifier.tui.widgets.outline import Entry
from verifier.tui.widgets.phrases import capture_name
from verifier.tui.widgets.reading import CapturedText
from verifier.tui.widgets.safe import between, tell, words
from verifier.tui.widgets.suggestion import (
    MOST_CANDIDATES,
    Passage,
    SuggestionPane,
    nothing_marked,
    passage_entries,
    passages,
    split_entries,
    why_suggested,
)
from verifier.tui.widgets.word_steps import Selection
from verifier.tui.widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

_RAW = "-raw"
MOST_RAW = 400_000


class ReadingScreen(ComparableScreen):
    """One captured text with its marks; the bytes it was taken from may stand beside it, or in its place."""

    LABEL = "Reader"
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("right_square_bracket", "step(1)", "reader.next", "Next mark", "Go to the next mark"),
        quiet("left_square_bracket", "step(-1)", "reader.previous", "Mark before", "Go back a mark"),
        quiet("r", "raw", "reader.raw", "Raw", "Show the bytes as they were captured, or the text again"),
    ]

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
        self._follow_words()

    def _look_for_claims(self) -> None:
        wording, view = self._notes.to_look_for(self.passage), self._view
        if wording is None or view is None:
            return

        def read(desk: "Desk") -> Message:
            return CandidatesLoaded(wording, reading_acts.alike(desk, view, wording, MOST_CANDIDATES))

        self.load(read, group="candidates")

    @on(SelectionMoved)
    def show_split(self) -> None:
        """Show the halves that a split would make here."""
        self._show_beside()

    @on(CandidatesLoaded)
    def show_candidates(self, event: CandidatesLoaded) -> None:
        """Show the claims that the words look like."""
        self._notes.keep_found(event.text, event.candidates)
        self._show_beside()

    def _show_beside(self) -> None:
        passage = self.passage
        if self._view is None:
            entries = [Entry(words("reading…", "dim"))]
        elif self.text.splitting and self.text.selection is not None and passage is not None:
            place = self.text.selection.end
            entries = split_entries(*reading_acts.halves_of(self._view.text, passage.place, place))
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

    @property
    def raw(self) -> WrappedText:
        """The bytes, decoded."""
        return self.query_one("#raw", WrappedText)

    @property
    def shows_raw(self) -> bool:
        """Whether the bytes are shown."""
        return self.has_class(_RAW)

    def action_raw(self) -> None:
        """Show the bytes, or the text alone again."""
        self.toggle_class(_RAW)
        self.refresh_bindings()
        self._show_marks()
        if not self.shows_raw:
            self.text.focus()
            return
        capture_id = self.capture_id

        def read(desk: "Desk") -> Message:
            from claims.workflow import comparing

            return RawLoaded(comparing.raw(desk, capture_id))

        self.load(read, group="raw")

    @on(RawLoaded)
    def show_raw(self, event: RawLoaded) -> None:
        """Show the bytes."""
        self.raw.show_text(event.text[:MOST_RAW])
        if len(event.text) > MOST_RAW:
            tell(self, f"The first {MOST_RAW:,} of {len(event.text):,} characters are shown")
        self._follow_words()
        if self.size.width < WIDE:
            self.raw.focus()

    def _follow_words(self) -> None:
        """Set off the words at hand in the bytes, where they stand there as they do in the text."""
        passage, view = self.passage, self._view
        wanted = view.text[passage.start : passage.end] if passage and view else ""
        at = self.raw.text.find(wanted) if wanted and self.shows_raw else -1
        if at >= 0:
            self.raw.point_at(at, at + len(wanted))

    @on(RowOpened)
    def open_row(self, event: RowOpened) -> None:
        """Open the claim under the cursor of the pane."""
        if isinstance(event.row, OpenClaim):
            self.post_message(event.row)

    def _words(self, place: reading_acts.Span) -> str:
        return " ".join(self._view.text[place[0] : place[1]].split()) if self._view else ""

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
