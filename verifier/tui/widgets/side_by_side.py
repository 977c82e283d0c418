"""Two texts beside each other with the words that differ; in one column where there is no room for two.

A difference has brackets as well as a style: `[−gone−]` stands in the left text alone, `{+new+}` in the
right one alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from claims.model.differences import Comparison, Piece, Row
from verifier.tui.messages import MarkReached
from verifier.tui.widgets.bars import WIDE
from verifier.tui.widgets.keys import quiet
from verifier.tui.widgets.marked_text import wrapped
from verifier.tui.widgets.safe import NOTHING, join, words

_BETWEEN = " │ "
_GONE, _NEW = ("[−", "−]"), ("{+", "+}")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words as they are drawn in a column; `difference` is the number of the difference they are part of."""

    text: str
    difference: int | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a column: what is drawn, and the differences that it shows."""

    stretches: tuple[_Stretch, ...]

    def content(self, current: int | None) -> Content:
        """Return what is drawn, the current difference turned round."""
        return join(*(words(one.text, self._style(one, current)) for one in self.stretches))

    @staticmethod
    def _style(one: _Stretch, current: int | None) -> str:
        here = one.difference is not None and one.difference == current
        return f"{one.style} reverse" if here else one.style


class SideBySide(ScrollView, can_focus=True):
    """A comparison; posts `MarkReached` with the number of the difference that the cursor came to."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("j,down", "scroll(1)", "sides.down", "Down", "Scroll down"),
        quiet("k,up", "scroll(-1)", "sides.up", "Up", "Scroll up"),
        quiet("pagedown", "page(1)", "sides.page-down", "Page down", "Scroll down by a window"),
        quiet("pageup", "page(-1)", "sides.page-up", "Page up", "Scroll up by a window"),
        quiet("home", "edge(0)", "sides.top", "Top", "Go to the beginning of the texts"),
        quiet("end", "edge(1)", "sides.bottom", "Bottom", "Go to the end of the texts"),
    ]

    current: var[int | None] = var(None)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._comparison: Comparison | None = None
        self._lines: list[tuple[_Line, ...]] = []
        self._tops: dict[int, int] = {}

    def show(self, comparison: Comparison) -> None:
        """Show two texts and go to the first place where they differ."""
        self._comparison = comparison
        self._lay_out()
        self.current = 0 if comparison.differences else None

    @property
    def difference(self) -> Piece | None:
        """The difference under the cursor."""
        if self._comparison is None or self.current is None:
            return None
        return self._comparison.differences[self.current]

    def on_resize(self) -> None:
        """Lay the texts out for the new width."""
        self._lay_out()
        self.watch_current()

    @property
    def _room(self) -> int:
        return max(self.scrollable_content_region.width - 2, 20)

    @property
    def _two_columns(self) -> bool:
        return self.screen.size.width >= WIDE

    def _lay_out(self) -> None:
        self._lines, self._tops = [], {}
        if self._comparison is None:
            return
        number = 0
        for row in self._comparison.rows:
            for line in self._row_lines(row, number):
                for stretch in (one for column in line for one in column.stretches):
                    if stretch.difference is not None:
                        self._tops.setdefault(stretch.difference, len(self._lines))
                self._lines.append(line)
            number += sum(not piece.same for piece in row)
            self._lines.append((_Line(()),))
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh()

    def _row_lines(self, row: Row, number: int) -> Iterator[tuple[_Line, ...]]:
        """Yield the lines of a row, whose first difference has this number."""
        if not self._two_columns:
            yield from ((line,) for line in _wrapped(self._merged(row, number), self._room))
            return
        width = self._column
        left = _wrapped(self._column_of(row, number, right=False), width)
        right = _wrapped(self._column_of(row, number, right=True), width)
        blank = _Line(())
        for i in range(max(len(left), len(right))):
            yield (left[i] if i < len(left) else blank), (right[i] if i < len(right) else blank)

    @property
    def _column(self) -> int:
        return (self._room - len(_BETWEEN)) // 2

    def _merged(self, row: Row, number: int) -> Iterator[_Stretch]:
        for piece in row:
            if piece.same:
                yield _Stretch(self._words(piece, right=True))
                continue
            for right in (False, True):
                if self._words(piece, right=right):
                    yield self._marked(piece, number, right=right)
            number += 1

    def _column_of(self, row: Row, number: int, *, right: bool) -> Iterator[_Stretch]:
        for piece in row:
            if piece.same:
                yield _Stretch(self._words(piece, right=right))
                continue
            if self._words(piece, right=right):
                yield self._marked(piece, number, right=right)
            number += 1

    def _marked(self, piece: Piece, number: int, *, right: bool) -> _Stretch:
        opening, closing = _NEW if right else _GONE
        style = "bold underline" if right else "bold"
        return _Stretch(f"{opening}{self._words(piece, right=right)}{closing}", number, style)

    def _words(self, piece: Piece, *, right: bool) -> str:
        """Return the words of a piece as they are drawn, on one line."""
        if self._comparison is None:
            return ""
        text = self._comparison.right_text if right else self._comparison.left_text
        start, end = piece.right if right else piece.left
        return words(" ".join(text[start:end].split())).plain

    def watch_current(self) -> None:
        """Bring the difference under the cursor into the window."""
        top = self._tops.get(self.current) if self.current is not None else None
        if top is not None:
            self.scroll_to_region(Region(0, max(top - 3, 0), 1, 7), animate=False, force=True)
        self.post_message(MarkReached(self.current))
        self.refresh()

    def step(self, differences: int) -> None:
        """Go on by some differences, around the end."""
        count = len(self._comparison.differences) if self._comparison else 0
        if count:
            self.current = ((self.current or 0) + differences) % count

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self.scrollable_content_region.width
        number = y + int(self.scroll_offset.y)
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        columns = [line.content(self.current) for line in self._lines[number]]
        content = columns[0]
        if self._two_columns and self._comparison is not None:
            left = columns[0].pad_right(max(self._column - columns[0].cell_length, 0))
            content = join(left, words(_BETWEEN, "dim"), columns[1] if len(columns) > 1 else NOTHING)
        drawn = join(words(" "), content)
        return Visual.to_strips(self, drawn, width, 1, self.visual_style, apply_selection=False)[0]

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by some windows."""
        self.scroll_relative(y=pages * max(self.size.height - 1, 1), animate=False)

    def action_edge(self, bottom: int) -> None:
        """Go to the beginning or the end of the texts."""
        self.scroll_to(y=len(self._lines) if bottom else 0, animate=False)


def _wrapped(stretches: Iterator[_Stretch], width: int) -> list[_Line]:
    """Return stretches with a space between them as lines of at most `width` cells."""
    spaced = [one for stretch in stretches for one in (stretch, _Stretch(" "))][:-1]
    text = "".join(one.text for one in spaced)
    return [_Line(tuple(_cut(spaced, start, end))) for start, end in wrapped(text, width)] if text else []


def _cut(stretches: list[_Stretch], start: int, end: int) -> Iterator[_Stretch]:
    """Yield the parts of stretches that stand between two places of the text they make up."""
    at = 0
    for one in stretches:
        first, last = max(start - at, 0), min(end - at, len(one.text))
        if first < last:
            yield _Stretch(one.text[first:last], one.difference, one.style)
        at += len(one.text)
