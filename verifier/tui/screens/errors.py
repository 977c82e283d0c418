"""What failed in this session: when, the full message, what to do; in memory, gone with the program."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from claims.errors import (
    ActConflict,
    BadInput,
    LedgerBroken,
    RuleRefused,
    TryAgain,
    VerifierError,
    WorkspaceRefused,
)
from verifier.tui.messages import Refused, RowOpened
from verifier.tui.screens.base import DeskScreen
from verifier.tui.screens.session import Failure
from verifier.tui.widgets.citing import Copyable
from verifier.tui.widgets.keys import shown
from verifier.tui.widgets.outline import Entry, Outline
from verifier.tui.widgets.phrases import plural
from verifier.tui.widgets.safe import join, paragraphs, words

_EMPTY = paragraphs(
    "Nothing failed in this session.\n\n"
    "What the rules refuse and what goes wrong is listed here with its full message, until you leave."
)
_ADVICE: tuple[tuple[type[BaseException], str], ...] = (
    (TryAgain, "The same key may work in a moment."),
    (RuleRefused, "A rule of the desk; w on the claim or sentence says what is missing."),
    (ActConflict, "Look at how things stand now, then decide again."),
    (LedgerBroken, "Change nothing, and run: verifier audit"),
    (WorkspaceRefused, "The workspace was left untouched; keep its files, and run: verifier doctor"),
    (BadInput, "Change what was asked for and try again."),
    (VerifierError, "What was there is unchanged; look at it again."),
)
_FAULT = "A fault of the program: what was acknowledged is stored. Report it with this message."


class ErrorsScreen(DeskScreen):
    """Failures of this session, newest first."""

    LABEL = "Errors"
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("x", "forget", "errors.forget", "Empty", "Empty the list; the record of acts is another one"),
    ]

    def body(self) -> Iterable[Widget]:
        """Lay out the page."""
        yield Outline(id="errors")

    @property
    def page(self) -> Outline:
        """The page of failures."""
        return self.query_one("#errors", Outline)

    def reload(self) -> None:
        """Show what failed so far."""
        failures = self.session.failures
        self.page.show([entry for one in failures for entry in _entries(one)] or [Entry(_EMPTY)])
        self.show_head(words(f"{plural(len(failures), 'failure')} in this session", "dim"))

    @on(Refused)
    def list_it(self) -> None:
        """Show what was refused while the list is in front, once it is noted."""
        self.call_later(self.reload)

    @on(RowOpened)
    def unfold(self) -> None:
        """Show the failure under the cursor whole."""
        self.action_why()

    def action_forget(self) -> None:
        """Empty the list."""
        self.session.failures.clear()
        self.reload()

    def copied_from(self) -> tuple[Copyable, ...]:
        """Return the message under the cursor in its display-safe form."""
        row = self.page.row
        return (Copyable("q", "message", words(_message(row)).plain),) if isinstance(row, Failure) else ()

    def why(self) -> tuple[str, list[Content]]:
        """Tell all of the failure under the cursor."""
        row = self.page.row
        if not isinstance(row, Failure):
            return super().why()
        return f"Failed at {row.at:%H:%M:%S}", [
            paragraphs(_message(row)),
            words(""),
            words(type(row.error).__name__, "dim"),
            words(advice(row.error)),
        ]


def advice(error: BaseException) -> str:
    """Return what to do about a failure."""
    return next((told for kind, told in _ADVICE if isinstance(error, kind)), _FAULT)


def _message(failure: Failure) -> str:
    return str(failure.error) or "No message was given."


def _entries(failure: Failure) -> Iterator[Entry]:
    known = isinstance(failure.error, VerifierError)
    glyph = words("⚑ refused  " if known else "✗ fault  ", "$text-warning" if known else "$text-error")
    yield Entry(
        join(words(f"{failure.at:%H:%M:%S}  ", "dim"), glyph, words(_message(failure))), failure, follow="  "
    )
    yield Entry(words(advice(failure.error), "dim"), lead="  ", follow="  ")
