"""The search screen: hits with the words around them, the way to claim and exact words, empty and failing."""

from typing import TYPE_CHECKING

import pytest

from claims.errors import StoreBusy
from claims.workflow import deciding, finding, looking
from claims.workflow.desk import Desk
from tests.verifier.tui.alike import OTHER, Put, alike
from verifier.tui.dialogs.pages import RefusalDialog
from verifier.tui.messages import SearchDone
from verifier.tui.screens.claim import ClaimScreen
from verifier.tui.screens.inbox import InboxScreen
from verifier.tui.screens.reader import ReaderScreen
from verifier.tui.screens.search import SearchScreen

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork


def with_a_note(put: Put) -> "object":
    def before(desk: Desk) -> None:
        alike(put)(desk)
        claim_id = looking.claim_rows(desk, 0, 1)[0].claim_id
        deciding.log_absence(desk, claim_id, "prison register of \x1b[31mArlen")

    return before


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_words_are_found_everywhere_and_lead_there(
    at_work: "AtWork", put: Put, size: tuple[int, int]
) -> None:
    async with at_work("story", "ministry", before=with_a_note(put), size=size) as work:
        await work.press("g", "f")
        assert isinstance(work.screen, SearchScreen)
        assert "Type some words" in work.drawn
        await work.press(*"prison")
        assert "1 claim · 2 texts · 1 note" in work.drawn
        assert "CAPTURED TEXT" in work.drawn
        assert "he was returned to prison on Monday" in " ".join(work.drawn.split())
        assert "\x1b[31m" not in work.drawn
        await work.press("enter", "enter")
        assert isinstance(work.screen, ClaimScreen)
        await work.press("escape")
        assert isinstance(work.screen, SearchScreen)
        await work.press("j", "enter")
        reader = work.screen
        assert isinstance(reader, ReaderScreen)
        text = looking.reader(work.desk, reader.capture_id).text
        assert reader.text.pointed is not None
        start, end = reader.text.pointed
        assert text[start:end] == "prison"
        await work.press("right_square_bracket")
        assert reader.text.pointed is None
        await work.press("escape", "end", "enter")
        assert isinstance(work.screen, ClaimScreen)
        assert work.screen.view is not None
        assert work.screen.view.card.wording == OTHER


async def test_a_search_without_hits_says_what_to_do(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "f", *"zeppelin", "enter")
        assert "Nothing holds these words" in work.drawn
        assert "nothing found" in work.drawn
        await work.press("slash", "ctrl+u")
        assert "Type some words" in work.drawn
        await work.press("escape")
        assert isinstance(work.screen, InboxScreen)


async def test_escape_leaves_the_line_first(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "f", *"prison", "escape")
        screen = work.screen
        assert isinstance(screen, SearchScreen)
        assert screen.focused is screen.found
        await work.press("escape")
        assert isinstance(work.screen, InboxScreen)


async def test_a_late_answer_to_other_words_is_not_shown(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "f", *"zeppelin")
        work.screen.post_message(SearchDone(finding.find(work.desk, "prison"), finding.FOUND))
        await work.settle()
        assert "Nothing holds these words" in work.drawn


async def test_a_search_that_cannot_be_done_says_why(
    at_work: "AtWork", monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise StoreBusy("Another process is writing the index")

    async with at_work("story") as work:
        monkeypatch.setattr(finding, "find", busy)
        await work.press("g", "f", "p")
        assert isinstance(work.screen, RefusalDialog)
        assert "Another process is writing the index" in work.drawn
