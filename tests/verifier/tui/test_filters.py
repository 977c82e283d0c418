"""Lists are narrowed by fields: completed, told where misread, saved by name; the cursor keeps its claim."""

import json
from typing import TYPE_CHECKING

import pytest

from claims.model.filters import FilterNames
from tests.verifier.tui.alike import FIRST, OTHER, Put, alike
from tests.verifier.tui.test_lists import many_claims
from verifier.tui.messages import RowsCounted, RowsLoaded
from verifier.tui.screens.claims import ClaimsScreen
from verifier.tui.screens.inbox import InboxScreen
from verifier.tui.screens.queue import QueueScreen, Waiting
from verifier.tui.screens.saved_filters import filters_file
from verifier.tui.widgets.completion import completions

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork, Work

NAMES = FilterNames(("Harbour Courier", "Radio Quay"), ("kate", "mika"))
SAVED = {"morning": "stale:yes outlet:quay"}


def claims_screen(work: "Work") -> ClaimsScreen:
    assert isinstance(work.screen, ClaimsScreen)
    return work.screen


@pytest.mark.parametrize(
    ("typed", "offered", "taken"),
    [
        ("", ["@morning", "outlet:", "status:"], "stale:yes outlet:quay "),
        ("pardon ", ["outlet:", "status:", "credibility:"], "pardon outlet:"),
        ("re", ["reviewer:"], "reviewer:"),
        ("@mo", ["@morning"], "stale:yes outlet:quay "),
        ("outlet:qu", ["Radio Quay"], 'outlet:"Radio Quay" '),
        ("reviewer:", ["kate", "mika"], "reviewer:kate "),
        ("status:at", ["attached"], "status:attached "),
        ("status:attached,pub", ["published"], "status:attached,published "),
        ("credibility:", ["1", "2", "3"], "credibility:1 "),
        ("credibility:n", ["none"], "credibility:none "),
        ("stale:", ["yes", "no"], "stale:yes "),
        ("before:2025", [], None),
        ("harbour", [], None),
    ],
)
def test_what_may_come_next_is_offered(typed: str, offered: list[str], taken: str | None) -> None:
    found = completions(typed, len(typed), NAMES, SAVED)
    assert [one.shown for one in found][:3] == offered
    if taken is not None:
        assert (found[0].typed, found[0].upto) == (taken, len(taken))


def test_a_completion_in_the_middle_leaves_the_rest() -> None:
    found = completions("st pardon", 2, NAMES, SAVED)
    assert [(one.typed, one.upto) for one in found] == [("status:pardon", 7), ("stale:pardon", 6)]


async def test_claims_are_narrowed_by_a_completed_field(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put), size=(80, 24)) as work:
        await work.press("g", "c", "slash")
        assert "outlet:" in work.drawn
        assert "who acted on the claim" in work.drawn
        await work.press(*"cr", "tab", "down", "down", "tab")
        screen = claims_screen(work)
        assert screen.filter_bar.line.value == "credibility:3 "
        assert screen.claims.count == 0
        assert "No claim fits this filter" in work.drawn
        await work.press("ctrl+u", *"credibility:n", "enter")
        assert screen.focused is screen.claims
        assert screen.claims.count == 3
        assert "3 claims with credibility:n" in work.drawn
        assert "who acted on the claim" not in work.drawn
        await work.press("escape")
        assert "3 claims, newest first" in work.drawn
        await work.press("escape")
        assert isinstance(work.screen, InboxScreen)


async def test_an_unknown_field_is_told_with_the_nearest_and_changes_nothing(
    at_work: "AtWork", put: Put
) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "c", "slash")
        await work.write("Vorn")
        screen = claims_screen(work)
        assert screen.claims.count == 1
        await work.write(" outlett:quay")
        await work.press("enter")
        assert "did you mean outlet:?" in work.drawn
        assert screen.focused is screen.filter_bar.line
        assert screen.claims.count == 1
        await work.press("escape")
        assert screen.claims.count == 3
        assert "did you mean" not in work.drawn


async def test_the_cursor_stays_on_its_claim_when_the_filter_changes(at_work: "AtWork") -> None:
    async with at_work("story", before=many_claims(130)) as work:
        await work.press("g", "c", "end", "k", "k")
        screen = claims_screen(work)
        held = screen.claims.row
        assert held is not None
        assert held.wording == "Statement 2 on the arrest"
        await work.press("slash")
        await work.write("arrest")
        await work.press("enter")
        assert (screen.claims.count, screen.claims.row) == (65, held)
        await work.press("escape")
        assert (screen.claims.count, screen.claims.row) == (130, held)
        await work.press("slash")
        await work.write("pardon")
        await work.press("enter")
        assert screen.claims.cursor == 0


async def test_a_late_answer_to_another_filter_is_not_shown(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "c", "slash", *"Vorn")
        screen = claims_screen(work)
        screen.post_message(RowsCounted(0, ()))
        screen.post_message(RowsLoaded(0, ()))
        await work.settle()
        assert screen.claims.count == 1
        assert screen.claims.row is not None
        assert screen.claims.row.wording == OTHER


async def test_the_queue_is_narrowed_to_what_fits(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", "ministry", before=alike(put)) as work:
        await work.press("g", "q", "slash")
        await work.write('outlet:"Radio Quay"')
        await work.press("enter")
        assert isinstance(work.screen, QueueScreen)
        assert "¶ read" in work.drawn
        assert "○ rate" not in work.drawn
        assert "decide" not in work.drawn
        await work.press("escape", "slash")
        await work.write("credibility:none women")
        await work.press("enter")
        assert work.screen.waiting.count == 1
        row = work.screen.waiting.row
        assert isinstance(row, Waiting)
        assert row.subject is not None
        assert "¶ read" not in work.drawn
        assert FIRST[:12] in work.drawn


async def test_a_filter_is_saved_recalled_and_forgotten(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "c", "slash")
        await work.write("status:attached women")
        await work.press("enter", "S")
        await work.write("women waiting")
        await work.press("enter")
        assert json.loads(filters_file().read_text()) == {"women waiting": "status:attached women"}
        await work.press("escape", "slash", "@", "w")
        assert "@women waiting" in work.drawn
        await work.press("enter")
        screen = claims_screen(work)
        assert screen.filter_bar.typed == "status:attached women"
        assert screen.claims.count == 1
        await work.press("enter", "D")
        assert json.loads(filters_file().read_text()) == {}
        await work.press("escape", "S", "D")
        assert work.told[-2:] == [
            "No filter to save: / makes one",
            "Recall the saved filter first: / then @ and its name",
        ]


async def test_saved_filters_are_shared_by_the_lists_and_outlive_the_program(
    at_work: "AtWork", put: Put
) -> None:
    filters_file().write_text('{"mine": "reviewer:kate"}')
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "q", "slash", "tab")
        assert isinstance(work.screen, QueueScreen)
        assert work.screen.filter_bar.typed == "reviewer:kate"


async def test_a_damaged_file_of_saved_filters_is_told(at_work: "AtWork", put: Put) -> None:
    filters_file().write_text("[1]")
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "c", "slash")
        assert "does not hold saved filters" in work.read_out
