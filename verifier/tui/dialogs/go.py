"""Where to go: the second key after `g`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from verifier.tui.dialogs.base import Dialog
from verifier.tui.widgets.keys import shown
from verifier.tui.widgets.safe import SafeText, join, rows, words


@dataclass(frozen=True, slots=True)
class Place:
    """A place of work: its name, its key after `g`, its label and what is done there."""

    name: str
    key: str
    label: str
    purpose: str


PLACES = (
    Place("inbox", "i", "Inbox", "captured texts, and new ones"),
    Place("queue", "q", "Queue", "what waits for you, most useful first"),
    Place("claims", "c", "Claims", "all claims, newest first"),
    Place("duplicates", "d", "Duplicates", "pairs of claims that look alike"),
    Place("sources", "s", "Sources", "who says things"),
    Place("editor", "e", "Editor", "summaries and their footing"),
    Place("search", "f", "Search", "find words in claims, texts and notes"),
    Place("audit", "a", "Audit", "is the record intact"),
    Place("settings", "o", "Settings", "options in force, and how to change them"),
    Place("errors", "x", "Errors", "what failed in this session"),
)


class GoDialog(Dialog[str]):
    """Asks for a place; answers its name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        shown(place.key, f"choose('{place.name}')", f"go.{place.name}", place.label, place.purpose)
        for place in PLACES
    ]

    def __init__(self) -> None:
        super().__init__(words("Go to", "bold"))

    def body(self) -> Iterable[Widget]:
        """List the places with their keys."""
        yield SafeText(
            rows(
                join(
                    words(f" {place.key} ", "bold $accent"),
                    words(f" {place.label:<12}"),
                    words(place.purpose, "dim"),
                )
                for place in PLACES
            )
        )

    def action_choose(self, name: str) -> None:
        """Answer a place."""
        self.dismiss(name)
