"""The reader's text: paragraphs with marks, a cursor over marks, and selection by keyboard and mouse."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import var

from verifier.tui.messages import MarkReached, SelectionMoved, WordsSelected
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.marked_text import REJECTED, Line, MarkedText, Marking
from verifier.tui.widgets.safe import words
from verifier.tui.widgets.word_steps import Selection, WordSteps
from verifier.tui.widgets.wrapped_text import GUTTER, WrappedText

_SELECTING = frozenset({"grow", "take", "drop"})


class CapturedText(WrappedText):
    """A captured text; posts `MarkReached` and `WordsSelected`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("v", "select", "text.select", "Select words", "Select words to make a mention of"),
        shown("w,l", "grow(1)", "text.more", "More", "Move the end on by a word"),
        shown("b,h", "grow(-1)", "text.less", "Less", "Move the end back by a word"),
        shown("s", "sentence", "text.sentence", "Sentence", "Grow to the sentence, then to the next"),
        shown("o", "other_end", "text.other-end", "Other end", "Let the keys move the other end"),
        shown("enter", "take", "text.take", "Take", "Make a mention of the words, or split after them"),
        quiet("escape", "drop", "text.drop", "Cancel", "Drop the selection"),
    ]

    current: var[int | None] = var(None)
    selection: var[Selection | None] = var(None)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._markings: tuple[Marking, ...] = ()
        self._steps = WordSteps("")
        self._pressed_at: int | None = None
        self._splits = False

    @property
    def markings(self) -> tuple[Marking, ...]:
        """The marks shown, in the order of the text."""
        return self._markings

    @property
    def selecting(self) -> bool:
        """Whether a person is selecting words."""
        return self.selection is not None

    @property
    def splitting(self) -> bool:
        """Whether a person is choosing the place at which a suggestion is split."""
        return self.selecting and self._splits

    def show(self, text: str, markings: Sequence[Marking]) -> None:
        """Show a text with its marks, which are in the order of the text; the cursors keep their places."""
        if text != self._text:
            self._steps = WordSteps(text)
        here = self._markings[self.current] if self.current is not None else None
        self._text, self._markings = text, tuple(markings)
        self._marked = MarkedText(text, markings)
        self._lay_out()
        if here is not None:
            self.current = self._found_again(here)

    def _found_again(self, here: Marking) -> int | None:
        """Return the number of a mark in other ones; of one that was split, that of its first half."""
        ends = {marking.end: i for i, marking in enumerate(self._markings) if marking.start == here.start}
        return ends.get(here.end, next(iter(ends.values()), None))

    def watch_current(self) -> None:
        """Show the mark that the cursor came to."""
        self._pointed = None
        if self.current is not None and self.current < len(self._markings):
            marking = self._markings[self.current]
            self.show_words(marking.start, marking.end)
        self.post_message(MarkReached(self.current))
        self.refresh()

    def watch_selection(self, selection: Selection | None) -> None:
        """Show the end that moves."""
        self._pointed = None
        self.refresh_bindings()
        if selection is not None:
            end = selection.end if selection.at_end else selection.start
            self.show_words(max(end - 1, 0), end)
        self.post_message(SelectionMoved())
        self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer the keys of selecting only while a person selects; a split has one end to move."""
        if action in {"sentence", "other_end"}:
            return self.selecting and not self._splits
        return self.selecting if action in _SELECTING else True

    def _line_content(self, line: Line) -> Content:
        content = words(self._marked.drawn[line.start : line.end])
        for number, marking in enumerate(self._markings):
            style = self._mark_style(number, marking)
            content = self._styled(content, line, (marking.start, marking.end), style)
        selected = (self.selection.start, self.selection.end) if self.selection is not None else self._pointed
        return self._styled(content, line, selected, "reverse bold") if selected else content

    def _mark_style(self, number: int, marking: Marking) -> str:
        if number == self.current and not self.selecting:
            return "reverse"
        return "dim" if marking.state == REJECTED else "underline"

    def step(self, marks: int, *, states: frozenset[str] | None = None) -> None:
        """Go on by some marks from the current one, around the end; to marks in these states if given."""
        count = len(self._markings)
        direction = 1 if marks > 0 else -1
        at = self.current if self.current is not None else (-1 if direction > 0 else count)
        for _ in range(count):
            at = (at + direction) % count
            if states is None or self._markings[at].state in states:
                self.current = at
                return

    def action_select(self) -> None:
        """Begin a selection at the current mark, or at the paragraph the cursor is on."""
        self._splits = False
        self.selection = self._steps.first_word(self._selection_start())

    def choose_split(self, start: int, at: int) -> None:
        """Let a person choose where the words from `start` on are split, beginning at a place."""
        self._splits = True
        self.selection = Selection(start, at)

    def _selection_start(self) -> int:
        if self.current is not None and self.current < len(self._markings):
            marking = self._markings[self.current]
            place = self._marked.span(marking.start, marking.end)[0]
            if self._lines[self._line_of(place)].paragraph == self._paragraph:
                return marking.start
        for line in self._lines:
            if line.paragraph == self._paragraph and line.first and line.end > line.start:
                return self._marked.offset(line.start)
        return 0

    def action_grow(self, words_more: int) -> None:
        """Move the active end of the selection by some words."""
        if self.selection is not None:
            self.selection = self._steps.by_words(self.selection, words_more)

    def action_sentence(self) -> None:
        """Grow the selection to its sentence, or by the next one."""
        if self.selection is not None:
            self.selection = self._steps.to_sentence(self.selection)

    def action_other_end(self) -> None:
        """Let the keys move the other end of the selection."""
        if self.selection is not None:
            self.selection = self.selection.other_end()

    def action_take(self) -> None:
        """Say which words are selected; the selection stays until the mention is made."""
        if self.selection is not None:
            self.post_message(WordsSelected(self.selection.start, self.selection.end, self._splits))

    def action_drop(self) -> None:
        """Drop the selection."""
        self.selection = None

    def offset_at(self, x: int, y: int) -> int | None:
        """Return the offset of the captured text drawn at a cell of the widget, None beside the text."""
        number = y + int(self.scroll_offset.y)
        if not 0 <= number < len(self._lines):
            return None
        line = self._lines[number]
        cells = GUTTER
        for place in range(line.start, line.end):
            cells += cell_len(self._marked.drawn[place])
            if x < cells:
                return self._marked.offset(place)
        return self._marked.offset(line.end)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where a selection by mouse would begin."""
        self._pressed_at = self.offset_at(event.x, event.y)
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Grow the selection by whole words while the button is down."""
        here = self.offset_at(event.x, event.y)
        if self._pressed_at is None or here is None or here == self._pressed_at:
            return
        low, high = sorted((self._pressed_at, here))
        first, last = self._steps.first_word(low), self._steps.first_word(high)
        if first is not None:
            self._splits = False
            end = last.end if last is not None and last.start <= high else high
            self.selection = Selection(first.start, max(end, first.end))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End a selection by mouse; a click without one goes to the mark under it."""
        self.release_mouse()
        pressed, self._pressed_at = self._pressed_at, None
        if pressed is None or self.selecting:
            return
        under = [i for i, m in enumerate(self._markings) if m.start <= pressed < m.end]
        if under:
            self.current = under[0]
        elif self._lines:
            number = event.y + int(self.scroll_offset.y)
            self._paragraph = self._lines[min(number, len(self._lines) - 1)].paragraph
            self.refresh()
