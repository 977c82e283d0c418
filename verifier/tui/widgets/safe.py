"""The one door through which text reaches the terminal.

Captured words may hold escape sequences, invisible characters and markup that runs actions. Everything shown
is therefore `Content` made here, from the display-safe form, and never parsed as markup. No other module of
the terminal screens makes content or uses a raw text widget; a test holds that.
"""

from collections.abc import Iterable

from textual.content import Content
from textual.message_pump import MessagePump
from textual.widgets import Input, Static

from claims.text.display import safe_display

NOTHING = Content("")
_ONE_LINE = str.maketrans("\n\t", "  ")


def words(text: str, style: str = "") -> Content:
    """Return `text` on one line in its display-safe form, in a style such as "bold" or "$accent"."""
    shown = safe_display(text.translate(_ONE_LINE))
    return Content.styled(shown, style) if style else Content(shown)


def paragraphs(text: str, style: str = "") -> Content:
    """Return `text` in its display-safe form, with its line breaks."""
    return rows(words(line, style) for line in text.split("\n"))


def join(*parts: Content) -> Content:
    """Return the parts one after the other."""
    return Content.assemble(*parts)


def rows(lines: Iterable[Content]) -> Content:
    """Return the lines one below the other."""
    return Content("\n").join(lines)


def between(separator: str, parts: Iterable[Content], style: str = "dim") -> Content:
    """Return the parts that are not empty with a separator between them."""
    return words(separator, style).join(part for part in parts if part)


def cut(content: Content, width: int) -> Content:
    """Return the content in at most `width` cells; what is cut ends in an ellipsis."""
    return content.truncate(max(width, 1), ellipsis=True)


def ends(left: Content, right: Content, width: int) -> Content:
    """Return one line with `right` at its end; where both do not fit, the left part is cut."""
    room = width - right.cell_length - 1
    if room < width // 3:
        return cut(left, width)
    return join(cut(left, room).pad_right(max(room - left.cell_length, 0)), words(" "), right)


class SafeText(Static):
    """Text that shows content only."""

    ALLOW_SELECT = True

    def __init__(
        self,
        content: Content = NOTHING,
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(content, id=id, classes=classes, markup=False)

    def show(self, content: Content) -> None:
        """Show other content."""
        self.update(content)


class SafeInput(Input):
    """A line to type in; what is pasted or filled in is held in its display-safe form."""

    def validate_value(self, value: str) -> str:
        """Filter whatever becomes the value, on whichever way."""
        return safe_display(value.translate(_ONE_LINE))


def tell(node: MessagePump, text: str, *, alarming: bool = False) -> None:
    """Show a toast."""
    node.app.notify(
        safe_display(text), severity="warning" if alarming else "information", timeout=4, markup=False
    )
