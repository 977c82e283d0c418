"""The audit: the verdict first, then every act."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claims.model.audits import AuditReport
from claims.model.cards import EventCard
from verifier.tui.messages import AuditDone, LookBack, PageWanted, Refused, RowOpened, RowsCounted, RowsLoaded
from verifier.tui.screens.base import DeskScreen
from verifier.tui.screens.session import Session
from verifier.tui.widgets.keys import shown
from verifier.tui.widgets.phrases import cut_to, plural
from verifier.tui.widgets.row_list import PAGE, RowList
from verifier.tui.widgets.safe import NOTHING, SafeText, between, join, paragraphs, rows, words

if TYPE_CHECKING:
    from claims.workflow.desk import Desk

_EMPTY = paragraphs("No acts are recorded yet. Every act of a person becomes one line here, for good.")
_MOST_PROBLEMS = 5


def event_row(event: EventCard, width: int) -> Content:
    """Return an act as one line; one that was undone says so."""
    undone = words(f"↺ undone by {event.undone_by}", "dim") if event.undone_by is not None else NOTHING
    left = join(
        words(f"{event.seq:>7}  ", "dim"),
        words(f"{event.at:%d %b %H:%M}Z  ", "dim"),
        cut_to(words(event.actor), 10),
        words(" "),
        words(event.title),
    )
    return join(cut_to(left, width - undone.cell_length - 1), words(" "), undone)


def verdict_lines(report: AuditReport) -> list[Content]:
    """Return the verdict, then what was checked, then the first problems."""
    if report.ok:
        verdict = words("✓ Ledger intact", "bold $text-success")
    else:
        where = f" from event {report.first_bad}" if report.first_bad is not None else ""
        verdict = words(f"✗ Ledger does not hold{where}", "bold $text-error")
    checks = [
        words(f"captures {_sign(report.captures_ok)}"),
        words(f"tables equal replay {_sign(report.projections_equal)}"),
        words(f"protected up to event {report.protected_up_to:,}"),
    ]
    told = between(
        " · ", [verdict, words(plural(report.size, "event")), words(f"root {report.root[:12]}…", "dim")]
    )
    more = len(report.problems) - _MOST_PROBLEMS
    problems = [words(f"✗ {problem}", "$text-error") for problem in report.problems[:_MOST_PROBLEMS]]
    tail = [words(f"… and {more} more: w shows all", "dim")] if more > 0 else []
    if report.unusual:
        tail.append(words(f"! {plural(len(report.unusual), 'act')} out of the ordinary: w shows them", "dim"))
    return [told, between(" · ", checks), *problems, *tail]


def _sign(holds: object) -> str:
    return "✓" if holds else "✗"


class AuditScreen(DeskScreen):
    """The verdict and the acts, newest first."""

    LABEL = "Audit"
    BINDINGS: ClassVar[list[BindingType]] = [
        shown("v", "verify", "audit.verify", "Verify", "Recompute the ledger and replay it now"),
        shown("T", "look_back", "audit.look-back", "As of", "Look at the desk as it was after this act"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._report: AuditReport | None = None
        self._checked_size: int | None = None
        self._verifying = False

    def body(self) -> Iterable[Widget]:
        """Lay out verdict and acts."""
        yield SafeText(id="verdict")
        yield RowList[EventCard](event_row, lambda event: str(event.seq), id="events")

    @property
    def events(self) -> RowList[EventCard]:
        """The list of acts."""
        return self.query_one("#events", RowList)

    @property
    def report(self) -> AuditReport | None:
        """What the last audit found."""
        return self._report

    def reload(self) -> None:
        """Count the acts, read the first page, and verify where acts have come since."""
        held, cursor = self.events.row, self.events.cursor

        def read(desk: "Desk") -> Message:
            from claims.workflow import looking

            count = looking.event_count(desk)
            at = count - 1 - held.seq if held is not None else None
            return RowsCounted(count, looking.event_rows(desk, 0, PAGE), at=at, asked_at=cursor)

        self.load(read, group="events")

    @on(RowsCounted)
    def show_events(self, event: RowsCounted) -> None:
        """Begin the list again."""
        self.events.show_empty(_EMPTY)
        acts = [row for row in event.rows if isinstance(row, EventCard)]
        self.events.start(event.count, acts, event.place(self.events.cursor))
        self.show_head(words(f"{plural(event.count, 'act')}, newest first", "dim"))
        self._verify_what_came()

    def _verify_what_came(self) -> None:
        """Verify where acts have come since; an audit under way goes on, or on a busy desk none would end."""
        if self._checked_size != self.events.count and not self._verifying:
            self.action_verify()

    @on(PageWanted)
    def read_page(self, event: PageWanted) -> None:
        """Read the acts that came into the window."""

        def read(desk: "Desk") -> Message:
            from claims.workflow import looking

            return RowsLoaded(event.first, looking.event_rows(desk, event.first, event.limit))

        self.load(read, group="page")

    @on(RowsLoaded)
    def show_page(self, event: RowsLoaded) -> None:
        """Show the acts that were read."""
        self.events.put(event.first, [row for row in event.rows if isinstance(row, EventCard)])

    def action_verify(self) -> None:
        """Recompute the ledger and replay it."""
        self._verifying, self._checked_size = True, self.events.count
        self.query_one("#verdict", SafeText).show(words("… recomputing the ledger and replaying it", "dim"))

        settings = self.session.settings

        def read(desk: "Desk") -> Message:  # noqa: ARG001  every reading is given the desk
            from claims.workflow import auditing

            return AuditDone(auditing.audit(settings.workspace, settings.database_url))

        self.load(read, group="audit")

    def action_look_back(self) -> None:
        """Show the desk as it was after the act under the cursor."""
        if self.events.row is None:
            super().action_look_back()
        else:
            self.post_message(LookBack(str(self.events.row.seq)))

    @on(AuditDone)
    def show_verdict(self, event: AuditDone) -> None:
        """Show the verdict."""
        self._report, self._verifying = event.report, False
        self.query_one("#verdict", SafeText).show(rows(verdict_lines(event.report)))
        self._verify_what_came()

    @on(Refused)
    def stop_verifying(self) -> None:
        """Let a later act or v verify again: this audit could not be done."""
        self._verifying = False

    @on(RowOpened)
    def unfold(self) -> None:
        """Unfold the act under the cursor."""
        act = self.events.row
        if act is not None:
            self.tell_why(f"Act {act.seq}", _act_lines(act))

    def why(self) -> tuple[str, list[Content]]:
        """Explain the verdict."""
        if self._report is None:
            return super().why()
        problems = [words(f"✗ {problem}", "$text-error") for problem in self._report.problems]
        root = words(f"root {self._report.root}")
        habits = [words(f"! event {one.event}: {one.actor} {one.told}") for one in self._report.unusual]
        return "What the audit found", [*verdict_lines(self._report)[:2], root, *problems, *habits]


def _act_lines(act: EventCard) -> list[Content]:
    lines = [
        words(act.title, "bold"),
        words(f"{act.type} by {act.actor}, {act.at:%Y-%m-%d %H:%M:%S}Z"),
        words(f"leaf {act.leaf}"),
    ]
    if act.undone_by is not None:
        lines.append(words(f"↺ undone by act {act.undone_by}"))
    return lines
