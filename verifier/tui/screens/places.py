"""All screens by name: loaded after the first frame, which needs the inbox alone."""

from textual.dom import DOMNode

from verifier.tui.messages import OpenCapture, OpenClaim, OpenSource, OpenSummary
from verifier.tui.screens.audit import AuditScreen
from verifier.tui.screens.base import DeskScreen
from verifier.tui.screens.claim import ClaimScreen
from verifier.tui.screens.claims import ClaimsScreen
from verifier.tui.screens.compare import CompareScreen
from verifier.tui.screens.copies import CopiesScreen
from verifier.tui.screens.duplicates import DuplicatesScreen
from verifier.tui.screens.editor import EditorScreen
from verifier.tui.screens.errors import ErrorsScreen
from verifier.tui.screens.inbox import InboxScreen
from verifier.tui.screens.past import PastScreen
from verifier.tui.screens.queue import QueueScreen
from verifier.tui.screens.reader import ReaderScreen
from verifier.tui.screens.search import SearchScreen
from verifier.tui.screens.session import Session
from verifier.tui.screens.settings import SettingsScreen
from verifier.tui.screens.source import SourceScreen
from verifier.tui.screens.sources import SourcesScreen
from verifier.tui.screens.summary import SummaryScreen
from verifier.tui.widgets.filter_bar import FilterBar
from verifier.tui.widgets.outline import Outline
from verifier.tui.widgets.reading import CapturedText
from verifier.tui.widgets.row_list import RowList
from verifier.tui.widgets.side_by_side import SideBySide

BASE_SCREENS: dict[str, type[DeskScreen]] = {
    "inbox": InboxScreen,
    "queue": QueueScreen,
    "claims": ClaimsScreen,
    "duplicates": DuplicatesScreen,
    "sources": SourcesScreen,
    "editor": EditorScreen,
    "search": SearchScreen,
    "audit": AuditScreen,
    "settings": SettingsScreen,
    "errors": ErrorsScreen,
}
KEYED: tuple[type[DOMNode], ...] = (
    *BASE_SCREENS.values(),
    ClaimScreen,
    CompareScreen,
    CopiesScreen,
    PastScreen,
    ReaderScreen,
    SourceScreen,
    SummaryScreen,
    FilterBar,
    RowList,
    Outline,
    CapturedText,
    SideBySide,
)


def screen_of(asked: OpenClaim | OpenCapture | OpenSource | OpenSummary, session: Session) -> DeskScreen:
    """Return the screen that shows what was asked for."""
    match asked:
        case OpenClaim():
            return ClaimScreen(session, asked.claim_id)
        case OpenCapture():
            return ReaderScreen(session, asked.capture_id, asked.start, asked.end)
        case OpenSource():
            return SourceScreen(session, asked.source_id)
        case OpenSummary():
            return SummaryScreen(session, asked.summary_id)
