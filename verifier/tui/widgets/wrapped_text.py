"""A text that is read: wrapped paragraphs with their numbers, drawn only where the window is."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from verifier.tui.widgets.keys import quiet
from verifier.tui.widgets.marked_text import Line, MarkedText
from verifier.tui.widgets.safe import join, words

GUTTER = 5
_WIDEST = 100


class WrappedText(ScrollView, can_focus=True):
    """A text by paragraphs, with a cursor on one of them; some of its words may be set off."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("j,down", "paragraph(1)", "text.down", "Down", "Go to the next paragraph"),
        quiet("k,up", "paragraph(-1)", "text.up", "Up", "Go to the paragraph before"),
        quiet("pagedown", "page(1)", "text.page-down", "Page down", "Scroll down"),
        quiet("pageup", "page(-1)", "text.page-up", "Page up", "Scroll up"),
        quiet("home", "edge(0)", "text.top", "Top", "Go to the beginning of the text"),
        quiet("end", "edge(1)", "text.bottom", "Bottom", "Go to the end of the text"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = ""
        self._marked = MarkedText("", ())
        self._lines: list[Line] = []
        self._paragraph = 1
        self._pointed: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._text

    @property
    def pointed(self) -> tuple[int, int] | None:
        """The words that are set off, as where a search led."""
        return self._pointed

    def show_text(self, text: str) -> None:
        """Show another text, from its beginning."""
        self._text, self._pointed, self._paragraph = text, None, 1
        self._marked = MarkedText(text, ())
        self._lay_out()
        self.scroll_to(y=0, animate=False)

    def on_resize(self) -> None:
        """Lay the text out for the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = min(self.scrollable_content_region.width - GUTTER - 1, _WIDEST)
        self._lines = self._marked.lines(width)
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh()

    def _line_of(self, place: int) -> int:
        """Return the number of the line that holds a place."""
        low, high = 0, len(self._lines)
        while low < high:
            middle = (low + high) // 2
            if self._lines[middle].start <= place:
                low = middle + 1
            else:
                high = middle
        return max(low - 1, 0)

    def show_words(self, start: int, end: int) -> None:
        """Bring some words into the window, in its upper part."""
        if not self._lines:
            return
        first, last = self._marked.span(start, end)
        top, bottom = self._line_of(first), self._line_of(last)
        self._paragraph = self._lines[top].paragraph
        window = Region(0, max(top - 2, 0), 1, bottom - max(top - 2, 0) + 3)
        self.scroll_to_region(window, animate=False, force=True)
        self.refresh()

    def point_at(self, start: int, end: int) -> None:
        """Show some words and set them off until the cursor goes on."""
        self._pointed = start, end
        self.show_words(start, end)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self.scrollable_content_region.width
        number = y + int(self.scroll_offset.y)
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[number]
        content = join(self._gutter(line), self._line_content(line))
        return Visual.to_strips(self, content, width, 1, self.visual_style, apply_selection=False)[0]

    def _gutter(self, line: Line) -> Content:
        blank = line.start == line.end
        here = line.paragraph == self._paragraph and not blank
        pointer = "▶" if here and line.first else "│" if here else " "
        number = f"{line.paragraph:>3}" if line.first and not blank else "   "
        return join(words(pointer, "$accent"), words(f"{number} ", "dim"))

    def _line_content(self, line: Line) -> Content:
        content = words(self._marked.drawn[line.start : line.end])
        return self._styled(content, line, self._pointed, "reverse bold") if self._pointed else content

    def _styled(self, content: Content, line: Line, span: tuple[int, int], style: str) -> Content:
        first, last = self._marked.span(*span)
        start, end = max(first, line.start), min(last, line.end)
        if start >= end:
            return content
        return content.stylize(style, start - line.start, end - line.start)

    def action_paragraph(self, paragraphs: int) -> None:
        """Go on by some paragraphs."""
        last = self._lines[-1].paragraph if self._lines else 1
        self._paragraph = max(1, min(self._paragraph + paragraphs, last))
        tops = [
            i
            for i, line in enumerate(self._lines)
            if line.paragraph == self._paragraph and line.end > line.start
        ]
        if tops:
            top = 0 if self._paragraph == 1 else tops[0]
            self.scroll_to_region(Region(0, top, 1, tops[-1] - top + 2), animate=False, force=True)
        self.refresh()

    def action_page(self, pages: int) -> None:
        """Scroll by some windows."""
        self.scroll_relative(y=pages * max(self.size.height - 2, 1), animate=False)
        top = int(self.scroll_offset.y)
        if self._lines:
            self._paragraph = max(self._lines[min(top + 1, len(self._lines) - 1)].paragraph, 1)
        self.refresh()

    def action_edge(self, bottom: int) -> None:
        """Go to the beginning or the end of the text."""
        self._paragraph = self._lines[-1].paragraph if bottom and self._lines else 1
        self.scroll_to(y=len(self._lines) if bottom else 0, animate=False)
        self.refresh()
