"""The desk as it was: marked as past, read only, by act or by day, and back to now."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from claims.workflow import looking
from tests.verifier.tui.alike import FIRST, OTHER, alike
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.dialogs.pages import RefusalDialog, WhyDialog
from verifier.tui.screens.audit import AuditScreen
from verifier.tui.screens.claim import ClaimScreen
from verifier.tui.screens.claims import ClaimsScreen
from verifier.tui.screens.past import PastScreen
from verifier.tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork, Work

Put = Callable[..., str]


async def look_back(work: "Work", moment: str) -> None:
    await work.press("T")
    assert isinstance(work.screen, AskDialog)
    await work.write(moment)
    await work.press("enter")


async def test_the_claims_are_shown_as_they_were_and_marked_as_past(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "c")
        assert "3 claims" in work.drawn
        first = looking.claim_rows(work.desk, 2, 1)[0]
        await look_back(work, first.claim_id.removeprefix("C-"))
        assert isinstance(work.screen, PastScreen)
        head = work.drawn.splitlines()[0]
        assert "Past" in head
        assert "as of" in head
        assert "read only" in head
        assert "1 claim" in head
        assert f"after act {first.number}" in work.drawn
        assert FIRST in work.drawn
        assert OTHER not in work.drawn
        await work.press("n")
        assert isinstance(work.screen, ClaimsScreen)
        assert not isinstance(work.screen, PastScreen)
        assert OTHER in work.drawn


async def test_keys_go_back_and_on_by_one_act_and_stop_at_the_ends(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        size = looking.event_count(work.desk)
        await look_back(work, str(size - 1))
        await work.press("right_square_bracket")
        assert any("newest act" in told for told in work.told)
        await work.press("left_square_bracket")
        assert isinstance(work.screen, PastScreen)
        assert work.screen.last is not None
        assert work.screen.last.seq == size - 2
        assert "2 claims" in work.drawn
        await work.press("right_square_bracket")
        assert "3 claims" in work.drawn
        await work.press("T", "ctrl+u", "0", "enter", "left_square_bracket")
        assert any("first act" in told for told in work.told)


async def test_a_claim_is_shown_with_the_reasons_that_held_then(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", "ministry", before=alike(put)) as work:
        claim = next(row for row in looking.claim_rows(work.desk, 0, 9) if row.wording == OTHER)
        ministry = looking.captures(work.desk).rows[0].capture_id
        seq = looking.event_count(work.desk) - 1
        put(
            work.desk, ministry, "he was returned to prison", claim.claim_id, "Radio Quay > Interior Ministry"
        )
        await work.press("g", "c", "enter")
        assert "2 origins" in work.drawn
        await look_back(work, str(seq))
        assert isinstance(work.screen, ClaimScreen)
        assert "1 origin " in work.drawn
        assert "as of" in work.drawn.splitlines()[0]
        await work.press("w")
        assert isinstance(work.screen, WhyDialog)
        await work.press("escape", "escape")
        assert isinstance(work.screen, PastScreen)
        await work.press("escape")
        assert isinstance(work.screen, ClaimScreen)
        assert "2 origins" in work.drawn


async def test_nothing_is_recorded_in_the_past(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        size = looking.event_count(work.desk)
        await work.press("g", "c", "enter")
        await look_back(work, str(size - 1))
        assert isinstance(work.screen, ClaimScreen)
        offered = {bound.binding.action for bound in work.screen.active_bindings.values() if bound.enabled}
        assert offered.isdisjoint({"rate", "judge", "hand_over", "undo", "redo", "withdraw", "reword"})
        await work.press("r", "u", "e", "x", "f")
        assert isinstance(work.screen, ClaimScreen)
        await work.press("home", "enter")
        assert isinstance(work.screen, ReaderScreen)
        assert "as of" in work.drawn.splitlines()[0]
        await work.press("v", "enter", "enter")
        assert isinstance(work.screen, RefusalDialog)
        assert "This is the past" in work.drawn
        assert looking.event_count(work.desk) == size


async def test_the_audit_looks_back_to_the_act_under_the_cursor(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "a", "j", "T")
        assert isinstance(work.screen, PastScreen)
        assert "2 claims" in work.drawn
        await work.press("escape")
        assert isinstance(work.screen, AuditScreen)


async def test_a_moment_that_is_none_is_refused_and_one_before_the_ledger_too(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        for moment, told in (("last spring", "is no moment"), ("1999-01-01", "Nothing had been recorded")):
            await look_back(work, moment)
            assert isinstance(work.screen, RefusalDialog)
            assert told in work.read_out
            await work.press("escape")
            assert len(work.app.screen_stack) == 1


async def test_others_acts_are_no_news_in_the_past(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put), size=(80, 24)) as work:
        await look_back(work, "4")
        assert isinstance(work.screen, PastScreen)
        work.screen.look_for_news()
        await work.settle()
        assert "after act 4" in work.drawn
        assert work.screen.query_one("Footer").max_scroll_x == 0
