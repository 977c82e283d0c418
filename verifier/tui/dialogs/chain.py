"""Walking and editing a chain: who says so, hop by hop, and one line to change it."""

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from claims.model.chains import Chain, Hop
from verifier.tui.dialogs.base import Dialog
from verifier.tui.widgets.phrases import actor_words, chain_typed
from verifier.tui.widgets.safe import NOTHING, SafeInput, SafeText, join, rows, words


class ChainDialog(Dialog[str]):
    """Shows the hops, outlet first, with the words that attribute; answers the chain as typed.

    The chain is typed as `Outlet > Actor > unnamed`; an unchanged one is no answer.
    """

    def __init__(self, chain: Chain) -> None:
        super().__init__(
            words("Who says so, outlet first, origin last", "bold"),
            words("edit as Outlet > Actor > unnamed · enter save · esc back", "dim"),
        )
        self._chain = chain
        self._typed = chain_typed(chain)

    def body(self) -> Iterable[Widget]:
        """Lay out the hops and the line to edit."""
        hops = [_hop_words(number, hop) for number, hop in enumerate(self._chain)]
        yield SafeText(
            rows(hops or [words("The text names no speaker.", "italic")]), classes="dialog--beside"
        )
        yield SafeInput(self._typed, select_on_focus=False)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Answer the chain where it was changed."""
        event.stop()
        typed = event.value.strip()
        self.dismiss(typed if typed and typed != self._typed else None)


def _hop_words(number: int, hop: Hop) -> Content:
    arrow = words("  " * number + ("← " if number else ""), "dim")
    cue = words(f"  “{hop.cue}”") if hop.cue else NOTHING
    found = "" if hop.explicit else ", inferred"
    return join(arrow, actor_words(hop), words(f"  {hop.role.label}, {hop.act.label}{found}", "dim"), cue)
