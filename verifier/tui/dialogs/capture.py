"""Asking for a text to capture."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from verifier.tui.dialogs.base import Dialog
from verifier.tui.widgets.safe import SafeInput, SafeText, words


@dataclass(frozen=True, slots=True)
class CaptureRequest:
    """What to capture, from whom, and the day it was published where known."""

    target: str
    source: str
    published_on: date | None

    @property
    def is_address(self) -> bool:
        """Whether the target is a web address, and no file."""
        return self.target.startswith(("http://", "https://"))


def guessed_source(target: str) -> str:
    """Return a name to begin with: the host of an address, the name of a file."""
    if target.startswith(("http://", "https://")):
        try:
            return (urlsplit(target).hostname or "").removeprefix("www.")
        except ValueError:
            return ""
    return Path(target).stem if target else ""


class CaptureDialog(Dialog[CaptureRequest]):
    """Asks for path or address, source and day; `begun` fills the lines with an earlier request."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "take", "Capture", id="capture.take", tooltip="Capture it", priority=True),
    ]

    def __init__(self, begun: CaptureRequest | None = None) -> None:
        super().__init__(
            words("Capture a text", "bold"),
            words("enter next, then capture · ctrl+s capture · esc back", "dim"),
        )
        self._begun = begun or CaptureRequest("", "", None)

    def body(self) -> Iterable[Widget]:
        """Lay out the three lines."""
        yield SafeText(words("File or web address"))
        begun = self._begun
        published = begun.published_on.isoformat() if begun.published_on else ""
        yield SafeInput(
            begun.target, id="target", placeholder="article.txt or https://…", select_on_focus=False
        )
        yield SafeText(words("Source: who published it"))
        yield SafeInput(begun.source, id="source")
        yield SafeText(words("Published on (year-month-day, may stay empty)"))
        yield SafeInput(published, id="published", placeholder="2025-09-16", max_length=10)

    @on(Input.Submitted, "#target")
    def name_source(self, event: Input.Submitted) -> None:
        """Go on to the source, with a name to begin with."""
        source = self.query_one("#source", SafeInput)
        source.value = self._source_of(event.value.strip())
        source.focus()

    def _source_of(self, target: str) -> str:
        """Return the source as typed; one guessed from an earlier target is guessed again."""
        typed = self.query_one("#source", SafeInput).value.strip()
        return guessed_source(target) if typed in {"", guessed_source(self._begun.target)} else typed

    @on(Input.Submitted, "#source")
    def ask_day(self) -> None:
        """Go on to the day."""
        self.query_one("#published").focus()

    @on(Input.Submitted, "#published")
    def action_take(self) -> None:
        """Answer the request, or say what it lacks."""
        target, published = (
            self.query_one(f"#{name}", SafeInput).value.strip() for name in ("target", "published")
        )
        source = self._source_of(target)
        if not target:
            self._ask_again("target", "Paste a path or a web address.")
            return
        if not source:
            self._ask_again("source", "Say who published it.")
            return
        try:
            day = date.fromisoformat(published) if published else None
        except ValueError:
            self._ask_again("published", "Write the day as year-month-day, such as 2025-09-16, or nothing.")
            return
        self.dismiss(CaptureRequest(target, source, day))

    def _ask_again(self, field: str, lacking: str) -> None:
        self.say(words(lacking, "$text-warning"))
        self.query_one(f"#{field}").focus()
