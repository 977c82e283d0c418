"""A list of any length that holds and draws only the rows near its window."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from verifier.tui.messages import PageWanted, RowOpened, RowReached
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.phrases import cut_to
from verifier.tui.widgets.safe import NOTHING, join, tell, words

Row = TypeVar("Row")
PAGE = 100
_PAGES_HELD = 30
_GUTTER = 2


class RowList(ScrollView, Generic[Row], can_focus=True):
    """Rows of one line each, asked for page by page as the window moves over them.

    `draw(row, width)` makes the line of a row, and `key(row)` its name: when the rows are loaded again the
    cursor stays on the row of the same name. Posts `PageWanted`, `RowReached` and `RowOpened`.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("j,down", "move(1)", "list.next", "Next row", "Move down one row"),
        quiet("k,up", "move(-1)", "list.previous", "Previous row", "Move up one row"),
        quiet("home", "reach('first')", "list.first", "First row", "Go to the first row"),
        quiet("end", "reach('last')", "list.last", "Last row", "Go to the last row"),
        quiet("pagedown", "page(1)", "list.page-down", "Page down", "Move down one window"),
        quiet("pageup", "page(-1)", "list.page-up", "Page up", "Move up one window"),
        shown("enter", "open", "list.open", "Open", "Open the row under the cursor"),
    ]

    cursor: var[int] = var(0)

    def __init__(
        self,
        draw: Callable[[Row, int], Content],
        key: Callable[[Row], str],
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._draw = draw
        self._key = key
        self._count = 0
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._held_key: str | None = None
        self._empty: Content = NOTHING

    @property
    def count(self) -> int:
        """How many rows the list has, held or not."""
        return self._count

    @property
    def row(self) -> Row | None:
        """The row under the cursor, None while it is not held or the list is empty."""
        return self.row_at(self.cursor)

    def row_at(self, position: int) -> Row | None:
        """Return the row at a position, None while it is not held."""
        page = self._pages.get(position // PAGE)
        within = position % PAGE
        return page[within] if page is not None and within < len(page) else None

    def show_empty(self, content: Content) -> None:
        """Set what to show while there are no rows."""
        self._empty = content
        self.refresh()

    def start(self, count: int, rows: Sequence[Row], at: int | None = None) -> None:
        """Begin again with this many rows, the first of which are given; the cursor goes to row `at`.

        Without it the cursor stays on its row where that is among the rows given, and else on its place. A
        list that is scrolled keeps the cursor on its line of the window, so that nothing moves under the eye.
        """
        current, before, scrolled = self.row, self.cursor, int(self.scroll_offset.y)
        self._held_key = self._key(current) if current is not None and at is None else None
        self._pages.clear()
        self._count = count
        self.virtual_size = Size(self.size.width, count)
        self.cursor = min(self.cursor if at is None else at, max(count - 1, 0))
        self.put(0, rows)
        if scrolled and self.cursor != before:
            self.scroll_to(y=scrolled + self.cursor - before, animate=False, force=True)
        self._want_window()

    def put(self, first: int, rows: Sequence[Row]) -> None:
        """Take the rows from position `first` on, which is the first of a page."""
        for begin in range(0, len(rows), PAGE):
            number = (first + begin) // PAGE
            self._pages[number] = tuple(rows[begin : begin + PAGE])
            self._pages.move_to_end(number)
        while len(self._pages) > _PAGES_HELD:
            self._pages.popitem(last=False)
        self._find_held(first, rows)
        self.refresh()
        self._say_reached()

    def _find_held(self, first: int, rows: Sequence[Row]) -> None:
        """Bring the cursor back to the row it was on before the list began again."""
        if self._held_key is None:
            return
        for position, row in enumerate(rows, first):
            if self._key(row) == self._held_key:
                self.cursor = position
                break
        self._held_key = None

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, self._count - 1))

    def watch_cursor(self) -> None:
        """Keep the cursor in the window."""
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)
        self.refresh()
        self._want_window()
        self._say_reached()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for what has come into the window."""
        super().watch_scroll_y(old_value, new_value)
        self._want_window()

    def on_resize(self) -> None:
        """Fit the rows into the new width."""
        self.virtual_size = Size(self.size.width, self._count)
        self._want_window()

    def _say_reached(self) -> None:
        row = self.row
        if row is not None:
            self.post_message(RowReached(row))

    def _want_window(self) -> None:
        """Ask once for all pages of the window that are not held; a later question replaces it."""
        if not self._count:
            return
        top = max(int(self.scroll_offset.y), 0)
        bottom = min(top + max(self.size.height, 1), self._count) - 1
        wanted = [page for page in range(top // PAGE, bottom // PAGE + 1) if page not in self._pages]
        if wanted:
            self.post_message(PageWanted(wanted[0] * PAGE, (wanted[-1] - wanted[0] + 1) * PAGE))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self.scrollable_content_region.width
        if not self._count:
            return self._empty_line(y, width)
        position = y + int(self.scroll_offset.y)
        if position >= self._count:
            return Strip.blank(width, self.rich_style)
        row = self.row_at(position)
        line = words("…", "dim") if row is None else self._draw(row, width - _GUTTER)
        at_cursor = position == self.cursor
        content = join(words("▶ " if at_cursor else "  ", "$accent"), cut_to(line, width - _GUTTER))
        style = self.visual_style
        if at_cursor:
            style += self.get_visual_style("row-list--cursor", partial=True)
        return Visual.to_strips(self, content, width, 1, style, apply_selection=False)[0]

    def _empty_line(self, y: int, width: int) -> Strip:
        lines = self._empty.wrap(max(width - _GUTTER, 1))
        if y - 1 not in range(len(lines)):
            return Strip.blank(width, self.rich_style)
        content = join(words("  "), lines[y - 1])
        return Visual.to_strips(self, content, width, 1, self.visual_style, apply_selection=False)[0]

    def action_move(self, rows: int) -> None:
        """Move the cursor by some rows."""
        self.cursor += rows

    def action_page(self, pages: int) -> None:
        """Move the cursor by some windows."""
        self.cursor += pages * max(self.size.height - 1, 1)

    def action_reach(self, end: str) -> None:
        """Move the cursor to the first or the last row."""
        self.cursor = 0 if end == "first" else self._count - 1

    def action_open(self) -> None:
        """Say that the row under the cursor is opened."""
        row = self.row
        if row is not None:
            self.post_message(RowOpened(row))
        elif not self._count:
            tell(self, "Nothing here to open")

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the clicked row; a click on the cursor opens it."""
        position = event.y + int(self.scroll_offset.y)
        if position >= self._count:
            return
        if position == self.cursor:
            self.action_open()
        self.cursor = position
