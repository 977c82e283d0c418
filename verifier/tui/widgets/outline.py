"""A page of headings and wrapped lines in which the cursor stops only at lines that can be opened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from verifier.tui.messages import RowOpened, RowReached
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.safe import NOTHING, join, tell, words


@dataclass(frozen=True, slots=True)
class Entry:
    """Some content, wrapped under its `indent`; `row` is what opening it hands on, None for plain text.

    `lead` stands before the first line and `follow` before the others, such as the branches of a tree.
    """

    content: Content
    row: object = None
    lead: str = ""
    follow: str = ""


def heading(text: str, note: Content = NOTHING) -> Entry:
    """Return the heading of a section with a note beside it."""
    return Entry(join(words(f"{text}  ", "bold $accent"), note))


def gap() -> Entry:
    """Return an empty line."""
    return Entry(NOTHING)


class Outline(ScrollView, can_focus=True):
    """Entries of any height; posts `RowReached` and `RowOpened` with the row of an entry."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"outline--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("j,down", "move(1)", "outline.next", "Next", "Move to the next entry"),
        quiet("k,up", "move(-1)", "outline.previous", "Previous", "Move to the entry before"),
        quiet("home", "reach('first')", "outline.first", "First", "Go to the first entry"),
        quiet("end", "reach('last')", "outline.last", "Last", "Go to the last entry"),
        quiet("pagedown", "page(1)", "outline.page-down", "Page down", "Scroll down"),
        quiet("pageup", "page(-1)", "outline.page-up", "Page up", "Scroll up"),
        shown("enter", "open", "outline.open", "Open", "Open the entry under the cursor"),
    ]

    cursor: var[int] = var(0)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._entries: tuple[Entry, ...] = ()
        self._stops: tuple[int, ...] = ()
        self._lines: list[tuple[int, Content]] = []
        self._tops: list[int] = []

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries shown."""
        return self._entries

    @property
    def row(self) -> object:
        """The row under the cursor, None where no entry can be opened."""
        return self._entries[self._stops[self.cursor]].row if self._stops else None

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other entries; the cursor stays on its row, and where that is gone, on its place.

        A page that is scrolled keeps the row on its line of the window.
        """
        held, scrolled = self.row, int(self.scroll_offset.y)
        line = self._tops[self._stops[self.cursor]] if self._stops else 0
        self._entries = tuple(entries)
        self._stops = tuple(i for i, entry in enumerate(self._entries) if entry.row is not None)
        here = [place for place, stop in enumerate(self._stops) if self._entries[stop].row == held]
        # Moving the cursor scrolls to its line, so the lines come first.
        self._wrap()
        self.cursor = here[0] if here else min(self.cursor, max(len(self._stops) - 1, 0))
        if here and scrolled:
            moved = self._tops[self._stops[self.cursor]] - line
            self.scroll_to(y=scrolled + moved, animate=False, force=True)

    def on_resize(self) -> None:
        """Wrap again for the new width."""
        self._wrap()

    def _wrap(self) -> None:
        width = max(self.scrollable_content_region.width - 3, 10)
        self._lines, self._tops = [], []
        for number, entry in enumerate(self._entries):
            self._tops.append(len(self._lines))
            room = max(width - len(entry.lead), 8)
            for first, line in enumerate(entry.content.wrap(room) or [NOTHING]):
                branch = entry.follow if first else entry.lead
                self._lines.append((number, join(words(branch, "dim"), line)))
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an entry that can be opened."""
        return max(0, min(cursor, len(self._stops) - 1))

    def watch_cursor(self) -> None:
        """Keep the entry under the cursor in the window, and the headings above the first one too."""
        if not self._stops or not self._tops:
            return
        entry = self._stops[self.cursor]
        top = self._tops[entry] if self.cursor else 0
        after = self._tops[entry + 1] if entry + 1 < len(self._tops) else len(self._lines)
        self.scroll_to_region(Region(0, top, 1, max(after - top, 1)), animate=False, force=True)
        self.refresh()
        self.post_message(RowReached(self.row))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self.scrollable_content_region.width
        position = y + int(self.scroll_offset.y)
        if position >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        number, line = self._lines[position]
        at_cursor = bool(self._stops) and self._stops[self.cursor] == number
        first = position == self._tops[number]
        content = join(words("▶ " if at_cursor and first else "  ", "$accent"), line)
        style = self.visual_style
        if at_cursor:
            style += self.get_visual_style("outline--cursor", partial=True)
        strip = Visual.to_strips(self, content, width, 1, style, apply_selection=False)[0]
        return strip.extend_cell_length(width, style.rich_style)

    def action_move(self, entries: int) -> None:
        """Move the cursor by some entries; where none can be opened, scroll."""
        if self._stops:
            self.cursor += entries
        else:
            self.scroll_relative(y=entries, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by some windows and bring the cursor along."""
        self.scroll_relative(y=pages * max(self.size.height - 1, 1), animate=False)
        top = int(self.scroll_offset.y)
        seen = [i for i, stop in enumerate(self._stops) if top <= self._tops[stop] < top + self.size.height]
        if seen and self.cursor not in seen:
            self.cursor = seen[0] if pages > 0 else seen[-1]

    def action_reach(self, end: str) -> None:
        """Move the cursor to the first or the last entry."""
        self.cursor = 0 if end == "first" else len(self._stops) - 1

    def reach(self, wanted: Callable[[object], bool]) -> None:
        """Move the cursor to the first row that is wanted, where there is one."""
        found = [i for i, stop in enumerate(self._stops) if wanted(self._entries[stop].row)]
        if found:
            self.cursor = found[0]

    def action_open(self) -> None:
        """Say that the entry under the cursor is opened."""
        if self.row is not None:
            self.post_message(RowOpened(self.row))
        else:
            tell(self, "Nothing here can be opened")

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the clicked entry; a click on the cursor opens it."""
        position = event.y + int(self.scroll_offset.y)
        if position >= len(self._lines):
            return
        number = self._lines[position][0]
        if number not in self._stops:
            return
        reached = self._stops.index(number)
        if reached == self.cursor:
            self.action_open()
        self.cursor = reached
