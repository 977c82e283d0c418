"""Two captures side by side, and the bytes beside the text."""

from typing import TYPE_CHECKING

from tests.verifier.tui.conftest import TEXTS, capture
from verifier.tui.dialogs.counterpart_picker import CounterpartPicker
from verifier.tui.screens.compare import CompareScreen
from verifier.tui.screens.inbox import InboxScreen
from verifier.tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    import pytest

    from claims.workflow.desk import Desk
    from tests.verifier.tui.conftest import AtWork, Work

CHANGED = TEXTS["story"].replace("thirteen men", "fourteen men").replace(" on Thursday", "")


def later(desk: "Desk") -> None:
    capture(desk, CHANGED, "Harbour Courier")


def comparison(work: "Work") -> CompareScreen:
    assert isinstance(work.screen, CompareScreen)
    return work.screen


async def test_the_only_near_text_is_compared_at_once_word_by_word(at_work: "AtWork") -> None:
    async with at_work("story", before=later) as work:
        await work.press("d")
        assert "difference 1 of 2" in work.drawn
        first, second = work.drawn.index("[−thirteen−]"), work.drawn.index("{+fourteen+}")
        assert work.drawn[first:second].count("\n") == 0
        await work.press("right_square_bracket")
        assert "difference 2 of 2" in work.drawn
        await work.press("right_square_bracket")
        assert "difference 1 of 2" in work.drawn
        await work.press("w")
        assert "2 differences between the captured texts" in work.read_out


async def test_enter_and_b_open_the_texts_at_the_difference(at_work: "AtWork") -> None:
    async with at_work("story", before=later) as work:
        await work.press("d", "b")
        assert isinstance(work.screen, ReaderScreen)
        text = work.screen.text
        assert text.pointed is not None
        assert text.text[slice(*text.pointed)] == "fourteen"
        await work.press("escape", "enter")
        assert isinstance(work.screen, ReaderScreen)
        pointed = work.screen.text.pointed
        assert pointed is not None
        assert work.screen.text.text[slice(*pointed)] == "thirteen"
        await work.press("escape", "escape")
        assert isinstance(work.screen, InboxScreen)


async def test_at_80_columns_both_texts_are_one_column(at_work: "AtWork") -> None:
    async with at_work("story", before=later, size=(80, 24)) as work:
        await work.press("d")
        assert "[−thirteen−] {+fourteen+} men" in work.read_out
        assert "│" not in work.drawn


async def test_the_current_difference_is_told_from_the_others_without_colour(at_work: "AtWork") -> None:
    async with at_work("story", before=later, size=(80, 24)) as work:
        await work.press("d")
        strips = work.screen._compositor.render_strips()
        turned = "".join(
            segment.text
            for strip in strips
            for segment in strip
            if segment.style is not None and segment.style.reverse
        )
        assert turned == "[−thirteen−]{+fourteen+}"


async def test_several_near_texts_are_offered_with_why(at_work: "AtWork") -> None:
    async with at_work("story", "ministry", "story", before=later) as work:
        await work.press("end", "d")
        assert isinstance(work.screen, CounterpartPicker)
        assert "same address" in work.drawn
        assert "Ministry" not in work.drawn
        await work.press("enter")
        assert isinstance(work.screen, CompareScreen)


async def test_with_one_text_there_is_nothing_to_compare(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("d")
        assert isinstance(work.screen, InboxScreen)
        assert any("nothing to compare with" in told for told in work.told)


async def test_equal_texts_are_said_to_be_equal(at_work: "AtWork") -> None:
    async with at_work("story", "story") as work:
        await work.press("d", "right_square_bracket")
        assert "the same words" in work.drawn
        assert any("the same words" in told for told in work.told)


async def test_a_copy_is_compared_with_the_text_under_the_cursor(at_work: "AtWork") -> None:
    async with at_work("story", before=later) as work:
        await work.press("c", "d")
        assert "[−thirteen−]" in work.drawn
        assert comparison(work).sides.difference is not None


async def test_the_bytes_stand_beside_the_text_on_a_wide_screen(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter")
        assert isinstance(work.screen, ReaderScreen)
        await work.press("r")
        text, raw = work.screen.text, work.screen.raw
        assert raw.region.x >= text.region.right
        assert raw.region.y == text.region.y
        assert not work.screen.query_one("#beside").display
        assert "as captured · r shows the text" in work.drawn
        assert raw.pointed is not None
        assert work.screen.passage is not None
        assert raw.text[slice(*raw.pointed)] == text.text[slice(*work.screen.passage.place)]
        before = raw.pointed
        await work.press("right_square_bracket")
        assert raw.pointed != before
        await work.press("r")
        assert work.screen.query_one("#beside").display
        assert not raw.display


async def test_at_80_columns_the_bytes_take_the_place_of_the_text(at_work: "AtWork") -> None:
    async with at_work("story", size=(80, 24)) as work:
        await work.press("enter", "r")
        assert isinstance(work.screen, ReaderScreen)
        assert not work.screen.text.display
        assert work.screen.raw.region.width == 80
        assert work.screen.raw.has_focus


async def test_nothing_is_decided_while_the_bytes_are_shown(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "r", "y", "n")
        assert "0 of" not in work.drawn
        await work.press("r")
        assert "0 of" in work.drawn


async def test_long_bytes_are_cut_and_it_is_said(
    at_work: "AtWork", monkeypatch: "pytest.MonkeyPatch"
) -> None:
    monkeypatch.setattr("verifier.tui.screens.reading.MOST_RAW", 20)
    async with at_work("story") as work:
        await work.press("enter", "r")
        assert isinstance(work.screen, ReaderScreen)
        assert len(work.screen.raw.text) == 20
        assert any("first 20 of" in told for told in work.told)
