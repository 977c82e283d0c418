"""Lists hold and draw only the rows near their window, at any length."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.content import Content

from claims.errors import ActConflict
from claims.workflow import looking, summarising
from claims.workflow.attaching import NewClaim, Place, attach
from claims.workflow.desk import Desk
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.messages import PageWanted, RowOpened
from verifier.tui.screens.claim import ClaimScreen
from verifier.tui.screens.claims import ClaimsScreen
from verifier.tui.widgets.outline import Entry, Outline
from verifier.tui.widgets.row_list import PAGE, RowList
from verifier.tui.widgets.safe import words

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork

MILLION = 1_000_000


class Long(App[None]):
    """A list of a million numbers that answers every page at once."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[int, int]] = []
        self.drawn: list[str] = []
        self.opened: list[object] = []

    def compose(self) -> ComposeResult:
        yield RowList[str](self._draw, lambda row: row, id="rows")

    def _draw(self, row: str, _: int) -> Content:
        self.drawn.append(row)
        return words(row)

    @property
    def rows(self) -> RowList[str]:
        return self.query_one("#rows", RowList)

    @on(PageWanted)
    def answer(self, event: PageWanted) -> None:
        self.asked.append((event.first, event.limit))
        last = min(event.first + event.limit, MILLION)
        self.rows.put(event.first, [f"row {i}" for i in range(event.first, last)])

    @on(RowOpened)
    def note(self, event: RowOpened) -> None:
        self.opened.append(event.row)


async def test_a_million_rows_draw_only_the_window() -> None:
    app = Long()
    async with app.run_test(size=(40, 20)) as pilot:
        app.rows.start(MILLION, [f"row {i}" for i in range(PAGE)])
        app.rows.focus()
        await pilot.press("end", "enter")
        assert app.opened == [f"row {MILLION - 1}"]
        assert app.rows.cursor == MILLION - 1
        assert len(app.asked) <= 2
        assert len(set(app.drawn)) <= 60
        await pilot.press("home", "j", "j", "k", "pagedown")
        assert app.rows.cursor == 1 + app.rows.size.height - 1


async def test_pages_far_from_the_window_are_let_go() -> None:
    app = Long()
    async with app.run_test(size=(40, 20)) as pilot:
        app.rows.start(MILLION, [f"row {i}" for i in range(PAGE)])
        for jump in range(60):
            app.rows.cursor = jump * 5 * PAGE
            await pilot.pause()
        assert len(app.rows._pages) <= 30
        assert app.rows.row == f"row {59 * 5 * PAGE}"


async def test_the_cursor_stays_on_its_row_when_rows_come_before_it() -> None:
    app = Long()
    async with app.run_test(size=(40, 20)) as pilot:
        app.rows.start(3, ["c", "b", "a"])
        app.rows.cursor = 1
        app.rows.start(4, ["d", "c", "b", "a"])
        await pilot.pause()
        assert app.rows.row == "b"


async def test_an_empty_list_takes_every_key() -> None:
    app = Long()
    async with app.run_test(size=(40, 20)) as pilot:
        app.rows.start(0, [])
        app.rows.show_empty(words("Nothing yet: press i"))
        app.rows.focus()
        await pilot.press("j", "k", "home", "end", "pagedown", "pageup", "enter")
        strips = app.screen._compositor.render_strips()
        assert any("Nothing yet: press i" in strip.text for strip in strips)
        assert app.opened == []


async def test_a_click_moves_the_cursor_and_a_second_one_opens() -> None:
    app = Long()
    async with app.run_test(size=(40, 20)) as pilot:
        app.rows.start(5, ["a", "b", "c", "d", "e"])
        await pilot.click("#rows", offset=(5, 3))
        assert (app.rows.row, app.opened) == ("d", [])
        await pilot.click("#rows", offset=(5, 3))
        assert app.opened == ["d"]


def many_claims(count: int) -> Callable[[Desk], None]:
    def before(desk: Desk) -> None:
        capture_id = looking.captures(desk).rows[0].capture_id
        for number in range(count):
            kind = "pardon" if number % 2 else "arrest"
            attach(desk, Place(capture_id, number, number + 3), NewClaim(f"Statement {number} on the {kind}"))

    return before


async def test_claims_are_filtered_chosen_and_opened(at_work: "AtWork") -> None:
    async with at_work("story", before=many_claims(6)) as work:
        await work.press("g", "c")
        screen = work.screen
        assert isinstance(screen, ClaimsScreen)
        assert screen.claims.count == 6
        await work.press("slash")
        await work.write("pardon")
        await work.press("enter")
        assert screen.claims.count == 3
        assert "arrest" not in work.drawn
        await work.press("j", "enter")
        assert isinstance(work.screen, ClaimScreen)
        await work.press("escape")
        assert screen.claims.row is not None
        assert screen.claims.row.wording == "Statement 3 on the pardon"
        await work.press("escape")
        assert screen.claims.count == 6
        await work.press("slash")
        await work.write("nowhere")
        await work.press("enter")
        assert "No claim fits this filter" in work.drawn


async def test_a_summary_begins_from_an_open_claim_and_keeps_the_choice_until_it_has(
    at_work: "AtWork", monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ActConflict("A claim changed just now")

    async with at_work("story", before=many_claims(3)) as work:
        with monkeypatch.context() as patch:
            patch.setattr(summarising, "begin_summary", refuse)
            await work.press("g", "c", "space", "j", "enter", "space", "b", *"Arrests", "enter", "escape")
        assert len(work.app.session.chosen) == 2
        await work.press("b", *"Arrests", "enter")
        assert not work.app.session.chosen
        summary = summarising.summaries(work.desk)[0]
        assert (summary.title, len(summary.sentences)) == ("Arrests", 2)


async def test_a_summary_begins_from_chosen_claims(at_work: "AtWork") -> None:
    async with at_work("story", before=many_claims(3)) as work:
        await work.press("g", "c", "space", "j", "space", "b")
        assert isinstance(work.screen, AskDialog)
        await work.write("Arrests")
        await work.press("enter", "g", "e")
        assert "Arrests" in work.drawn
        await work.press("enter")
        assert "Statement 2" in work.drawn
        assert "Statement 1" in work.drawn
        assert "Statement 0" not in work.drawn


class OutlineApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Outline(id="page")


async def test_an_outline_that_grows_keeps_its_row_in_sight() -> None:
    app = OutlineApp()
    async with app.run_test(size=(40, 6)):
        page = app.query_one("#page", Outline)
        page.show([Entry(words("kept"), "kept")])
        page.show([*(Entry(words(f"row {n}"), n) for n in range(30)), Entry(words("kept"), "kept")])
        assert page.row == "kept"
        assert page.scroll_target_y > 0
        page.show([Entry(words("kept"), "kept")])
        assert page.row == "kept"
