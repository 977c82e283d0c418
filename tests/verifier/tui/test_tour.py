"""The guided tour: it goes on when the thing is done, is left with escape, and does not come again."""

from typing import TYPE_CHECKING

from verifier.tui.dialogs.pages import HelpDialog
from verifier.tui.screens.inbox import InboxScreen
from verifier.tui.screens.reader import ReaderScreen
from verifier.tui.screens.tour import STEPS, Tour, tour_was_taken

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork, Work


def bar(work: "Work") -> str:
    return next((line for line in work.drawn.splitlines() if "TOUR" in line), "")


async def test_the_tour_goes_on_as_things_are_done_and_does_not_come_again(at_work: "AtWork") -> None:
    async with at_work(samples=True, first_time=True) as work:
        assert "TOUR 1 of 5 ○○○○○" in bar(work)
        assert STEPS[0].asks in bar(work)
        await work.press("end", "enter")
        assert isinstance(work.screen, ReaderScreen)
        assert "TOUR 2 of 5 ●○○○○" in bar(work)
        await work.press("y")
        assert "TOUR 3 of 5 ●●○○○" in bar(work)
        await work.press("m", "escape")
        assert "TOUR 4 of 5 ●●●○○" in bar(work)
        await work.press("g", "c", "enter")
        assert "TOUR 4 of 5" in bar(work)
        await work.press("r", "6", "l", "u")
        await work.write("nothing else is known")
        await work.press("enter")
        assert "TOUR 5 of 5 ●●●●○" in bar(work)
        assert not tour_was_taken()
        await work.press("w", "escape")
        assert "That was the tour" in work.drawn
        await work.press("g", "i")
        assert "TOUR" not in work.drawn
        assert "That was the tour" not in work.drawn
        assert tour_was_taken()
    async with at_work(samples=True) as work:
        assert not bar(work)


async def test_escape_leaves_the_tour_and_nothing_else(at_work: "AtWork") -> None:
    async with at_work(samples=True, first_time=True, size=(80, 24)) as work:
        await work.press("enter", "escape")
        assert isinstance(work.screen, ReaderScreen)
        assert not bar(work)
        assert tour_was_taken()
        await work.press("escape")
        assert isinstance(work.screen, InboxScreen)


async def test_help_offers_the_tour_again(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        assert not bar(work)
        await work.press("question_mark")
        assert isinstance(work.screen, HelpDialog)
        assert "t guided tour" in work.drawn
        await work.press("t")
        assert "TOUR 1 of 5" in bar(work)


async def test_one_s_own_workspace_begins_without_a_tour(at_work: "AtWork") -> None:
    async with at_work("story", first_time=True) as work:
        assert not bar(work)
        assert not tour_was_taken()


def test_what_was_done_ahead_of_its_step_counts() -> None:
    tour = Tour()
    assert tour.notice("WhyDialog")
    assert not tour.notice("WhyDialog")
    assert not tour.notice("HelpDialog")
    assert tour.step == STEPS[0]
    for step in STEPS[:-1]:
        tour.notice(step.done_by)
    assert tour.step is None
