"""Screens with a capture at hand that can be held against another one."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from claims.model.differences import Counterpart
from verifier.tui.messages import CounterpartsLoaded
from verifier.tui.screens.base import DeskScreen
from verifier.tui.widgets.keys import quiet
from verifier.tui.widgets.safe import tell

if TYPE_CHECKING:
    from claims.workflow.desk import Desk


class ComparableScreen(DeskScreen):
    """Asks what to hold the capture at hand against, unless there is only one thing that is near."""

    BINDINGS: ClassVar[list[BindingType]] = [
        quiet("d", "differences", "capture.differences", "Differences", "Hold the text against another one"),
    ]

    @property
    def capture_at_hand(self) -> str | None:
        """The id of the capture under the cursor, or of the one that is read."""
        return None

    def action_differences(self) -> None:
        """Look for what the capture at hand can be held against."""
        capture_id = self.capture_at_hand
        if capture_id is None:
            tell(self, "No text to compare: captures are in the inbox (i)")
            return

        def read(desk: "Desk") -> Message:
            from claims.workflow import comparing

            return CounterpartsLoaded(capture_id, comparing.counterparts(desk, capture_id))

        self.load(read, group="counterparts")

    @on(CounterpartsLoaded)
    def choose_counterpart(self, event: CounterpartsLoaded) -> None:
        """Compare with the only one, or ask which."""
        from verifier.tui.dialogs.counterpart_picker import CounterpartPicker

        def picked(one: Counterpart | None) -> None:
            if one is not None:
                self.open_comparison(event.capture_id, one.capture.capture_id)

        if not event.found:
            tell(self, "No other text is captured yet: there is nothing to compare with")
        elif len(event.found) == 1:
            picked(event.found[0])
        else:
            self.app.push_screen(CounterpartPicker(event.capture_id, event.found), picked)

    def open_comparison(self, capture_id: str, other_id: str) -> None:
        """Show two captures beside each other."""
        from verifier.tui.screens.compare import CompareScreen

        self.app.push_screen(CompareScreen(self.session, capture_id, other_id))
