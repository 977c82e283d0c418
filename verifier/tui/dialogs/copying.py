"""Choosing what to copy of what is under the cursor."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from verifier.tui.dialogs.base import Dialog
from verifier.tui.widgets.citing import Copyable
from verifier.tui.widgets.keys import quiet, shown
from verifier.tui.widgets.safe import SafeText, cut, join, rows, words

_MOST_SHOWN = 54


class CopyDialog(Dialog[Copyable]):
    """Lists what can be copied with its key; answers the one chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        shown("enter", "choose('')", "copy.first", "The first", "Copy the first of them"),
        quiet("q", "choose('q')", "copy.words", "Words", "Copy the quote, the wording or the name"),
        quiet("c", "choose('c')", "copy.citation", "Citation", "Copy the words with where they are from"),
        quiet("a", "choose('a')", "copy.address", "Address", "Copy the address of the captured page"),
        quiet("w", "choose('w')", "copy.claim", "Claim's wording", "Copy the wording of the claim"),
        quiet("n", "choose('n')", "copy.claim-id", "Claim's id", "Copy the id of the claim"),
        quiet("i", "choose('i')", "copy.id", "Id", "Copy the id"),
    ]

    def __init__(self, offered: Sequence[Copyable]) -> None:
        super().__init__(words("Copy", "bold"), words("enter the first · esc back", "dim"))
        self.offered = tuple(offered)

    def body(self) -> Iterable[Widget]:
        """List what can be copied."""
        yield SafeText(
            rows(
                join(
                    words(f" {one.key} ", "bold $accent"),
                    words(f" {one.label:<10}"),
                    cut(words(one.text, "dim"), _MOST_SHOWN),
                )
                for one in self.offered
            )
        )

    def action_choose(self, key: str) -> None:
        """Answer the one of a key, or the first."""
        chosen = [one for one in self.offered if key in {"", one.key}]
        if chosen:
            self.dismiss(chosen[0])
