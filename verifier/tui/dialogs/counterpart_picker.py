"""Picking the capture that another one is held against."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.content import Content
from textual.widget import Widget

from claims.model.differences import Counterpart
from verifier.tui.dialogs.base import Dialog
from verifier.tui.messages import RowOpened
from verifier.tui.widgets.phrases import capture_name, cut_to
from verifier.tui.widgets.row_list import RowList
from verifier.tui.widgets.safe import join, words


class CounterpartPicker(Dialog[Counterpart]):
    """Lists captures with why they may be compared; answers the one picked."""

    def __init__(self, capture_id: str, found: Sequence[Counterpart]) -> None:
        super().__init__(
            words(f"Hold {capture_id} against", "bold"), words("j k choose · enter compare · esc back", "dim")
        )
        self._found = tuple(found)

    def body(self) -> Iterable[Widget]:
        """Lay out the captures."""
        yield RowList[Counterpart](_line, lambda one: one.capture.capture_id, id="counterparts")

    def on_mount(self) -> None:
        """List the captures."""
        captures = self.query_one("#counterparts", RowList)
        captures.start(len(self._found), self._found)
        captures.focus()

    @on(RowOpened)
    def pick(self, event: RowOpened) -> None:
        """Answer the capture under the cursor."""
        event.stop()
        if isinstance(event.row, Counterpart):
            self.dismiss(event.row)


def _line(one: Counterpart, width: int) -> Content:
    why = words(f" {one.why} ", "dim")
    name = join(words(f"{one.capture.capture_id}  ", "dim"), capture_name(one.capture))
    taken = words(f" {one.capture.captured_at:%d %b %H:%M}Z", "dim")
    return join(cut_to(name, width - why.cell_length - taken.cell_length), why, taken)
