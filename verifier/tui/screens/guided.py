"""Helping a person along: the keys of a screen as they are bound now, and the guided tour."""

from typing import ClassVar

from textual.binding import ActiveBinding, Binding

from verifier.tui.dialogs.pages import HelpDialog
from verifier.tui.screens.tour import Tour, remember_tour
from verifier.tui.screens.watching import WatchingScreen
from verifier.tui.widgets.bars import StatusLine
from verifier.tui.widgets.safe import SafeText


class GuidedScreen(WatchingScreen):
    """A screen that tells its keys, and takes part in the tour with a bar `#tour`."""

    LABEL: ClassVar[str] = ""

    def action_help(self) -> None:
        """Show all keys of the screen, as they are bound now."""

        def answered(wants_tour: bool | None) -> None:  # noqa: FBT001
            if wants_tour:
                self.session.tour = Tour()
                self.show_tour()

        self.app.push_screen(HelpDialog(self.LABEL, self.keys_of_screen()), answered)

    def show_tour(self) -> None:
        """Show what the tour asks for next, where it is being taken."""
        tour, bar = self.session.tour, self.query_one("#tour", SafeText)
        bar.display = tour is not None
        if tour is not None:
            bar.show(tour.lines())

    def notice(self, happened: str) -> None:
        """Go on with the tour where this is what it asked for; its end stays until something else happens."""
        tour = self.session.tour
        if tour is not None and tour.step is None and happened != tour.ended_on:
            self.leave_tour()
        elif tour is not None and tour.notice(happened) and tour.step is None:
            tour.ended_on = type(self).__name__
        self.show_tour()

    def leave_tour(self) -> None:
        """End the tour; it does not begin by itself again."""
        self.session.tour = None
        remember_tour()
        self.show_tour()
        self.query_one("#status", StatusLine).note("? then t takes the tour again")

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys of the screen, its own before those that every screen has."""
        return dict(sorted(super().active_bindings.items(), key=lambda item: _common(item[1].binding)))

    def keys_of_screen(self) -> list[tuple[str, str, str, str]]:
        """Return (group, keys, label, tooltip) for every action that has a key here, each once."""
        found: dict[str, tuple[str, list[str], Binding]] = {}
        for node, binding, enabled, _ in self.active_bindings.values():
            if not (binding.description and enabled):
                continue
            group = "Everywhere" if node is self.app or _common(binding) else "Here"
            shown = self.app.get_key_display(binding)
            found.setdefault(binding.action, (group, [], binding))[1].append(shown)
        rows = [(group, " ".join(keys), b.description, b.tooltip) for group, keys, b in found.values()]
        return sorted(rows, key=lambda row: row[0] != "Here")


def _common(binding: Binding) -> bool:
    """Whether every screen has a key for this."""
    return (binding.id or "").startswith("desk.")
