"""Beginning a summary of the chosen claims, from whichever screen shows claims."""

from typing import TYPE_CHECKING

from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.screens.base import DeskScreen
from verifier.tui.widgets.phrases import plural
from verifier.tui.widgets.safe import words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk


def begin_summary(screen: DeskScreen) -> None:
    """Ask for a title, then begin the summary; the claims stay chosen until it is recorded."""
    chosen = screen.session.chosen

    def begin(desk: "Desk", title: str) -> str:
        from claims.workflow import summarising

        claims = list(chosen)
        summary = summarising.begin_summary(desk, title, claims)
        for claim_id in claims:
            chosen.pop(claim_id, None)
        return f"{summary.summary_id} begun: g e shows it"

    def titled(title: str | None) -> None:
        if title is not None:
            screen.act(lambda desk: begin(desk, title))

    question = words(f"Title of the summary of {plural(len(chosen), 'claim')}", "bold")
    screen.app.push_screen(AskDialog(question), titled)
