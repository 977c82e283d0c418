"""The errors screen: what failed in this session, in full, with what to do, and never raw."""

from typing import TYPE_CHECKING

import pytest

from claims.errors import BadInput, NotFound, RuleRefused, StoreBusy, WorkspaceDamaged
from claims.workflow import looking, undoing
from claims.workflow.desk import Desk
from verifier.tui.dialogs.pages import RefusalDialog, WhyDialog
from verifier.tui.screens.errors import ErrorsScreen, advice
from verifier.tui.screens.failure import FailureScreen
from verifier.tui.screens.session import MOST_FAILURES

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork


async def test_an_empty_list_says_what_will_be_here(at_work: "AtWork") -> None:
    async with at_work(size=(80, 24)) as work:
        await work.press("g", "x")
        assert isinstance(work.screen, ErrorsScreen)
        assert "Nothing failed in this session" in work.drawn


async def test_refusals_and_faults_are_listed_newest_first_with_advice(
    at_work: "AtWork", monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise ZeroDivisionError("seven by nothing")

    async with at_work("story") as work:
        await work.press("enter", "U", "escape", "escape")
        with monkeypatch.context() as patch:
            patch.setattr(looking, "claim_rows", break_down)
            await work.press("g", "c")
            assert isinstance(work.screen, FailureScreen)
            assert "g x lists what failed" in work.drawn
            await work.press("escape")
        await work.press("g", "x")
        lines = work.drawn
        assert lines.index("✗ fault  seven by nothing") < lines.index("⚑ refused  kate has no act to redo")
        assert "Report it with this message" in lines
        assert "Change what was asked for" in lines
        await work.press("enter")
        assert isinstance(work.screen, WhyDialog)
        assert "ZeroDivisionError" in work.drawn
        await work.press("escape", "Y")
        assert work.app.clipboard == "seven by nothing"
        await work.press("x")
        assert "Nothing failed in this session" in work.drawn


async def test_what_fails_on_the_list_itself_joins_it(at_work: "AtWork") -> None:
    async with at_work() as work:
        await work.press("g", "x", "U")
        assert isinstance(work.screen, RefusalDialog)
        await work.press("escape")
        assert "kate has no act to redo" in work.drawn


async def test_messages_are_shown_and_copied_in_safe_form_and_not_without_end(
    at_work: "AtWork", monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Desk) -> None:
        raise BadInput("no \x1b[31m act\u202e [@click=app.quit]here[/]")

    async with at_work() as work:
        monkeypatch.setattr(undoing, "undo", refuse)
        await work.press("u", "escape", "g", "x")
        assert "[@click=app.quit]here" in work.drawn
        await work.press("Y")
        for raw in ("\x1b", "\u202e"):
            assert raw not in work.drawn
            assert raw not in work.app.clipboard
        for _ in range(MOST_FAILURES + 5):
            work.app.session.failed(BadInput("again"))
        assert len(work.app.session.failures) == MOST_FAILURES


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (StoreBusy("busy"), "in a moment"),
        (RuleRefused("rule", "no"), "w on the claim"),
        (WorkspaceDamaged("gone"), "verifier doctor"),
        (NotFound("none"), "Change what was asked for"),
        (KeyError("name"), "A fault of the program"),
    ],
)
def test_advice_fits_the_kind(error: BaseException, told: str) -> None:
    assert told in advice(error)
