"""Two terminals on one workspace: what one records, the other shows at its next look, and nothing moves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.errors import StoreBusy
from claims.vocabulary import Relation
from claims.workflow import attaching, deciding, looking, undoing
from claims.workflow.desk import Desk
from tests.verifier.tui.alike import Put, alike
from tests.verifier.tui.conftest import TEXTS, capture
from verifier.bootstrap import open_desk
from verifier.tui.screens.audit import AuditScreen
from verifier.tui.screens.base import DeskScreen
from verifier.tui.screens.claim import ClaimScreen
from verifier.tui.screens.claims import ClaimsScreen
from verifier.tui.screens.inbox import InboxScreen
from verifier.tui.screens.reader import ReaderScreen
from verifier.tui.screens.watching import EVERY
from verifier.tui.widgets.bars import StatusLine
from verifier.tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork, Work

WITHIN = 2.0


@contextmanager
def other_terminal(work: "Work", reviewer: str = "bob") -> Iterator[Desk]:
    """Open the workspace a second time, as another process does."""
    desk = open_desk(replace(work.app.session.settings, reviewer=reviewer))
    try:
        yield desk
    finally:
        desk.close()


async def tick(work: "Work") -> None:
    """Look for news as the timer does, without waiting for it."""
    for screen in work.app.screen_stack:
        if isinstance(screen, DeskScreen):
            screen.look_for_news()
    await work.settle()


def note(work: "Work") -> str:
    return work.screen.query_one(StatusLine).render().plain


async def test_what_another_terminal_records_is_shown_and_told(at_work: "AtWork", put: Put) -> None:
    assert EVERY < WITHIN
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "c", "enter")
        screen = work.screen
        assert isinstance(screen, ClaimScreen)
        with other_terminal(work) as bob:
            attaching.reword(bob, screen.claim_id, "A wording of bob's")
        await tick(work)
        assert "A wording of bob's" in work.drawn
        assert f"bob reworded {screen.claim_id}, and 1 before" in work.drawn
        assert f"ledger {looking.event_count(work.desk)}" in work.drawn


async def test_an_answer_is_not_given_away(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put), size=(80, 24)) as work:
        with other_terminal(work) as bob:
            first, second = (row.claim_id for row in looking.claim_rows(bob, 0, 2))
            deciding.relate(bob, first, second, Relation.NARROWS)
            await tick(work)
            assert "bob compared C-" in note(work)
            assert "narrow" not in note(work)
            undoing.undo(bob)
        await tick(work)
        assert "bob undid an act just now" in work.drawn


async def test_without_news_nothing_is_read_again(at_work: "AtWork", monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_work("story") as work:
        read: list[str] = []
        monkeypatch.setattr(InboxScreen, "reload", lambda _: read.append("again"))
        await tick(work)
        await work.press("enter", "y", "escape")
        read.clear()
        await tick(work)
        assert read == []
        assert "just now" not in note(work)


async def test_the_same_reviewer_at_another_terminal_is_news_too(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "y", "escape")
        with other_terminal(work, "kate") as kate:
            capture(kate, TEXTS["ministry"], "Radio Quay", "Another report")
        await tick(work)
        assert "kate captured a text just now" in note(work)
        assert "Another report" in work.drawn


async def test_what_came_together_with_an_own_act_is_still_told(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter")
        with other_terminal(work) as bob:
            capture(bob, TEXTS["ministry"], "Radio Quay")
        await work.press("y")
        await tick(work)
        assert "bob captured a text, and 1 before" in note(work)


async def test_the_cursor_stays_on_its_row_and_line(at_work: "AtWork", put: Put) -> None:
    def many(desk: Desk) -> None:
        source = capture(desk, TEXTS["story"], "Harbour Courier")
        for number in range(60):
            put(desk, source, "Twelve women", f"Statement {number} about the pardon")

    async with at_work(before=many, size=(80, 24)) as work:
        await work.press("g", "c", "end", *("k",) * 5)
        screen = work.screen
        assert isinstance(screen, ClaimsScreen)
        row, line = screen.claims.row, screen.claims.cursor - screen.claims.scroll_offset.y
        assert row is not None
        with other_terminal(work) as bob:
            put(bob, looking.captures(bob).rows[0].capture_id, "thirteen men", "One more statement")
        await tick(work)
        assert screen.claims.count == 61
        assert screen.claims.row == row
        assert screen.claims.cursor - screen.claims.scroll_offset.y == line


async def test_a_cursor_that_moved_on_while_the_list_was_read_is_not_called_back(
    at_work: "AtWork", put: Put
) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "c")
        screen = work.screen
        assert isinstance(screen, ClaimsScreen)
        screen.reload()
        screen.claims.action_move(1)
        await work.settle()
        assert screen.claims.cursor == 1


async def test_typed_text_is_kept(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "c", "slash", *"pardon")
        with other_terminal(work) as bob:
            put(
                bob,
                looking.captures(bob).rows[0].capture_id,
                "thirteen men",
                "Another pardon of thirteen men",
            )
        await tick(work)
        bar = work.screen.query_one(FilterBar)
        assert bar.typed == "pardon"
        assert bar.line.has_focus
        assert "Another pardon of thirteen men" in work.drawn


async def test_nothing_is_read_under_a_dialog_and_all_of_it_after(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("i", *"draft")
        with other_terminal(work) as bob:
            capture(bob, TEXTS["ministry"], "Radio Quay", "Another report")
        await tick(work)
        assert "draft" in work.drawn
        assert "Another report" not in work.drawn
        await work.press("escape")
        await tick(work)
        assert "Another report" in work.drawn


async def test_nothing_is_read_while_words_are_selected(at_work: "AtWork", put: Put) -> None:
    async with at_work("story") as work:
        await work.press("enter", "v", "w")
        screen = work.screen
        assert isinstance(screen, ReaderScreen)
        selection = screen.text.selection
        with other_terminal(work) as bob:
            put(bob, screen.capture_id, "refused to leave the country", "Vorn refused to leave")
        await tick(work)
        assert screen.text.selection == selection
        assert "bob" not in note(work)
        await work.press("escape")
        await tick(work)
        assert "bob attached words to C-" in note(work)


async def test_the_reader_stays_at_its_mark_when_another_comes_before_it(at_work: "AtWork", put: Put) -> None:
    async with at_work("story") as work:
        await work.press("enter", "right_square_bracket")
        screen = work.screen
        assert isinstance(screen, ReaderScreen)
        passage = screen.passage
        assert passage is not None
        with other_terminal(work) as bob:
            put(bob, screen.capture_id, "Glassblower back", "A glassblower is back")
        await tick(work)
        assert len(screen.text.markings) > 2
        assert screen.passage is not None
        assert screen.passage.place == passage.place


async def test_the_audit_follows_its_row_and_verifies_what_came(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("g", "a", "end")
        screen = work.screen
        assert isinstance(screen, AuditScreen)
        act = screen.events.row
        with other_terminal(work) as bob:
            capture(bob, TEXTS["ministry"], "Radio Quay")
        await tick(work)
        assert screen.events.row == act
        assert screen.report is not None
        assert screen.report.size == looking.event_count(work.desk)


async def test_a_look_that_fails_is_no_alarm(at_work: "AtWork", monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(_: Desk) -> int:
        raise StoreBusy("in use by another writer")

    async with at_work("story") as work:
        monkeypatch.setattr(looking, "event_count", busy)
        await tick(work)
        assert isinstance(work.screen, InboxScreen)


async def test_screens_behind_others_do_not_look(at_work: "AtWork", monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real: Callable[[Desk], int] = looking.event_count

    def count(desk: Desk) -> int:
        asked.append(1)
        return real(desk)

    async with at_work("story") as work:
        await work.press("enter")
        behind = work.app.screen_stack[0]
        assert isinstance(behind, InboxScreen)
        assert behind._ticks is not None
        assert not behind._ticks._active.is_set()
        monkeypatch.setattr(looking, "event_count", count)
        behind.look_for_news()
        await work.settle()
        assert asked == []


async def test_hostile_names_reach_the_status_line_in_safe_form(at_work: "AtWork") -> None:
    async with at_work() as work:
        work.screen.query_one(StatusLine).note("b\x1b[31mob rated C-0001 just now")
        await work.settle()
        assert "\x1b" not in note(work)
