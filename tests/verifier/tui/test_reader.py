"""The reader: one key decides a suggestion, the next slides in, and everything can be taken back."""

from typing import TYPE_CHECKING

from claims.workflow import looking
from tests.verifier.tui.conftest import capture
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.dialogs.chain import ChainDialog
from verifier.tui.dialogs.claim_picker import ClaimPicker
from verifier.tui.dialogs.pages import RefusalDialog, WhyDialog
from verifier.tui.screens.claim import ClaimScreen
from verifier.tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from claims.workflow.desk import Desk
    from tests.verifier.tui.conftest import AtWork, Work


def reader(work: "Work") -> ReaderScreen:
    assert isinstance(work.screen, ReaderScreen)
    return work.screen


def decisions(work: "Work") -> list[str]:
    view = looking.reader(work.desk, reader(work).capture_id)
    return [mark.decision for mark in view.marks]


async def test_accept_reject_and_undo(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter")
        count = len(decisions(work))
        assert count >= 4
        assert f"0 of {count} decided" in work.drawn
        first = reader(work).passage
        await work.press("y")
        assert decisions(work)[0] == "accepted"
        assert reader(work).passage != first
        await work.press("n")
        assert decisions(work)[:2] == ["accepted", "rejected"]
        assert f"2 of {count} decided" in work.drawn
        assert "✓▏" in work.drawn
        assert "✗▏" in work.drawn
        head = work.drawn.splitlines()[0]
        assert "Rejected" in head
        assert "made" not in head
        assert looking.claim_count(work.desk) == 1
        await work.press("u", "u")
        assert set(decisions(work)) == {"open"}
        assert looking.claim_count(work.desk) == 0
        assert any(told.startswith("Undone: ") for told in work.told)
        await work.press("U")
        assert decisions(work)[0] == "accepted"


async def test_the_reader_closes_when_its_capture_is_undone(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "y", "u", "u")
        assert not isinstance(work.screen, ReaderScreen)
        assert any("no capture" in told for told in work.told)
        assert "No captures yet" in work.drawn


async def test_nothing_left_to_undo_is_said(at_work: "AtWork") -> None:
    async with at_work() as work:
        await work.press("u")
        assert isinstance(work.screen, RefusalDialog)
        assert "no act to undo" in work.drawn


async def test_fast_keys_decide_one_suggestion_each(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter")
        await work.pilot.press("y", "n", "y")
        await work.settle()
        assert decisions(work)[:3] == ["accepted", "rejected", "accepted"]


async def test_a_decided_suggestion_is_not_decided_twice(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "y", "left_square_bracket", "y")
        assert looking.claim_count(work.desk) == 1
        assert any("decided already" in told for told in work.told)


async def test_edit_changes_the_wording_before_it_is_accepted(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "e")
        assert isinstance(work.screen, AskDialog)
        await work.press("ctrl+u")
        await work.write("Vorn is in custody")
        await work.press("enter")
        assert [row.wording for row in looking.claim_rows(work.desk, 0, 9)] == ["Vorn is in custody"]


async def test_match_attaches_to_a_known_claim(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "y")
        known = looking.claim_rows(work.desk, 0, 1)[0]
        await work.press("m")
        assert isinstance(work.screen, ClaimPicker)
        await work.write(known.wording[:20])
        assert known.claim_id in work.drawn
        await work.press("enter")
        assert looking.claim_count(work.desk) == 1
        assert looking.claim(work.desk, known.claim_id).card.mentions == 2


async def test_the_number_of_a_claim_that_is_not_there_is_told(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "5")
        assert looking.claim_count(work.desk) == 0
        assert any("No claim 5" in told for told in work.told)


async def test_a_changed_chain_is_what_is_accepted(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "t")
        assert isinstance(work.screen, ChainDialog)
        await work.press("ctrl+u")
        await work.write("Harbour Courier > Lantern > unnamed")
        await work.press("enter", "y")
        claim = looking.claim(work.desk, looking.claim_rows(work.desk, 0, 1)[0].claim_id)
        assert [hop.named for hop in claim.mentions[0].chain] == [True, True, False]
        assert claim.mentions[0].chain[1].actor == "Lantern"


async def test_the_chain_of_a_mention_can_be_changed_later(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "y", "left_square_bracket", "t", "ctrl+u")
        await work.write("Harbour Courier > Belka")
        await work.press("enter")
        claim = looking.claim(work.desk, looking.claim_rows(work.desk, 0, 1)[0].claim_id)
        assert claim.mentions[0].chain[-1].actor == "Belka"


async def test_a_mention_is_made_by_hand_without_a_mouse(at_work: "AtWork") -> None:
    async with at_work("ministry") as work:
        await work.press("enter", "home", "j", "v")
        text = reader(work).text
        assert text.selecting
        await work.press("w", "w", "b", "s")
        await work.press("enter")
        assert isinstance(work.screen, AskDialog)
        await work.press("enter")
        mention = looking.reader(work.desk, reader(work).capture_id).mentions[0]
        assert mention.quote.exact.startswith("The Interior Ministry told the wife")
        assert mention.quote.exact.endswith("on Monday.")
        assert not text.selecting
        assert "●▏" in work.drawn or "✓▏" in work.drawn


async def test_escape_drops_the_selection_and_only_then_leaves(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "v", "escape")
        assert not reader(work).text.selecting
        await work.press("escape")
        assert not isinstance(work.screen, ReaderScreen)


async def test_words_are_selected_with_the_mouse(at_work: "AtWork") -> None:
    async with at_work("ministry") as work:
        await work.press("enter")
        text = reader(work).text
        await work.pilot.mouse_down(text, offset=(6, 0))
        await work.pilot.hover(text, offset=(18, 0))
        await work.pilot.mouse_up(text, offset=(18, 0))
        assert text.selection is not None
        assert (text.selection.start, text.selection.end) == (0, len("Ministry tells"))


async def test_why_names_the_rule_and_the_claims_alike(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "w")
        assert isinstance(work.screen, WhyDialog)
        assert "Why this suggestion" in work.drawn


async def test_enter_in_the_pane_opens_the_claim_and_escape_comes_back(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "y", "left_square_bracket", "tab", "enter")
        assert isinstance(work.screen, ClaimScreen)
        await work.press("escape")
        assert isinstance(work.screen, ReaderScreen)


async def test_at_80_columns_the_pane_stands_below_the_text(at_work: "AtWork") -> None:
    async with at_work("story", size=(80, 24)) as work:
        await work.press("enter")
        text, pane = reader(work).text, reader(work).query_one("#beside")
        assert pane.region.y >= text.region.bottom
        assert text.region.width == pane.region.width == 80
        before = pane.region.height
        await work.press("tab")
        assert pane.region.height > before


TWO = "The granary of Osk burned down on Monday and the owner was arrested in the harbour, police said.\n"


def two_claims(desk: "Desk") -> None:
    capture(desk, TWO, "Courier")


async def test_a_suggestion_with_two_claims_is_split_and_each_is_decided(at_work: "AtWork") -> None:
    async with at_work(before=two_claims) as work:
        await work.press("enter", "s")
        assert reader(work).text.splitting
        assert "SPLIT" in work.drawn
        assert "1 The granary of Osk burned down on Monday" in work.read_out
        assert "2 the owner was arrested in the harbour" in work.read_out
        await work.press("b", "w", "w", "b", "enter")
        assert decisions(work) == ["open", "open"]
        assert "Split in two" in work.drawn
        assert "0 of 2 decided" in work.drawn
        await work.press("y", "n")
        assert decisions(work) == ["accepted", "rejected"]
        (claim,) = looking.claim_rows(work.desk, 0, 9)
        assert claim.wording.startswith("The granary of Osk burned down")
        await work.press("u", "u", "u")
        assert decisions(work) == ["open"]


async def test_escape_leaves_a_suggestion_whole_and_a_place_without_words_is_refused(
    at_work: "AtWork",
) -> None:
    async with at_work(before=two_claims) as work:
        await work.press("enter", "s", "escape")
        assert not reader(work).text.splitting
        assert decisions(work) == ["open"]
        await work.press("s", *("w",) * 20, "enter")
        assert isinstance(work.screen, RefusalDialog)
        await work.press("escape", "v", "enter")
        assert isinstance(work.screen, AskDialog)
