"""A lost race shows both acts, and asks for the same once more or lets one look, with nothing typed lost."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from claims.errors import ActConflict
from claims.vocabulary import Credibility
from claims.workflow import attaching, deciding, looking
from claims.workflow.desk import Desk
from tests.verifier.tui.alike import OTHER, Put, alike
from verifier.bootstrap import open_desk
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.dialogs.conflict import ConflictDialog
from verifier.tui.dialogs.pages import RefusalDialog
from verifier.tui.dialogs.rating import RatingDialog
from verifier.tui.screens.claim import ClaimScreen

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork, Work

OURS, THEIRS = "Vorn went back to prison", "Vorn sits in prison again"


def claim_here(work: "Work") -> str:
    assert isinstance(work.screen, ClaimScreen)
    return work.screen.claim_id


def reworded_by_bob(work: "Work", claim_id: str) -> None:
    desk = open_desk(replace(work.app.session.settings, reviewer="bob"))
    attaching.reword(desk, claim_id, THEIRS)
    desk.close()


async def lose_a_race(work: "Work") -> str:
    """Type a new wording while bob records another one."""
    await work.press("g", "c", "enter")
    claim_id = claim_here(work)
    await work.press("e", "ctrl+u")
    await work.write(OURS)
    reworded_by_bob(work, claim_id)
    await work.press("enter")
    return claim_id


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_both_acts_are_shown(at_work: "AtWork", put: Put, size: tuple[int, int]) -> None:
    async with at_work("story", before=alike(put), size=size) as work:
        claim_id = await lose_a_race(work)
        assert isinstance(work.screen, ConflictDialog)
        assert f"reword {claim_id}: “{OURS}”" in work.drawn
        assert f"bob  Reworded {claim_id}" in work.drawn
        assert "Nothing was stored" in work.drawn
        assert "t try again" in work.drawn
        assert looking.claim(work.desk, claim_id).card.wording == THEIRS


async def test_trying_again_asks_with_what_was_typed_beside_what_stands_now(
    at_work: "AtWork", put: Put
) -> None:
    async with at_work("story", before=alike(put)) as work:
        claim_id = await lose_a_race(work)
        await work.press("t")
        assert isinstance(work.screen, AskDialog)
        assert OURS in work.drawn
        assert THEIRS in work.drawn
        await work.press("enter")
        assert looking.claim(work.desk, claim_id).card.wording == OURS


@pytest.mark.parametrize("key", ["l", "escape"])
async def test_looking_again_keeps_what_was_typed_on_the_clipboard(
    at_work: "AtWork", put: Put, key: str
) -> None:
    async with at_work("story", before=alike(put)) as work:
        await lose_a_race(work)
        await work.press(key)
        assert isinstance(work.screen, ClaimScreen)
        assert THEIRS in work.drawn
        assert OURS not in work.drawn
        await work.press("e", "ctrl+u", "ctrl+v")
        assert OURS in work.drawn


async def test_a_rating_of_words_that_changed_meanwhile_is_asked_for_again(
    at_work: "AtWork", put: Put
) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "c", "enter", "r", "2", "h", "s", *"seen")
        behind = work.app.screen_stack[-2]
        assert isinstance(behind, ClaimScreen)
        reworded_by_bob(work, behind.claim_id)
        await work.press("enter")
        assert isinstance(work.screen, ConflictDialog)
        assert f"rate {behind.claim_id} 2, high: “seen”" in work.drawn.replace("high confidence", "high")
        assert looking.claim(work.desk, behind.claim_id).assessments == ()
        await work.press("t")
        assert isinstance(work.screen, RatingDialog)
        assert THEIRS in work.drawn
        await work.press("enter")
        rated = looking.claim(work.desk, behind.claim_id).assessments[0]
        assert (rated.credibility, rated.because) == (Credibility.PROBABLY_TRUE, "seen")


async def test_an_act_of_one_key_is_done_again(
    at_work: "AtWork", put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = deciding.hand_over
    races = ["bob"]

    def hand_over(desk: Desk, claim_id: str) -> int:
        if races:
            races.clear()
            reworded_by_bob(work, claim_id)
            raise ActConflict(f"{claim_id} was changed by somebody else meanwhile")
        return real(desk, claim_id)

    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "c", "enter", "r", "3", "l", "u", *"so", "enter")
        monkeypatch.setattr(deciding, "hand_over", hand_over)
        claim_id = claim_here(work)
        await work.press("f")
        assert isinstance(work.screen, ConflictDialog)
        assert f"hand {claim_id} to a second reviewer" in work.drawn
        await work.press("t")
        assert not isinstance(work.screen, ConflictDialog)
        assert races == []


async def test_a_conflict_without_anybodys_act_is_a_plain_refusal(
    at_work: "AtWork", put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ActConflict("Another act of yours came in between")

    async with at_work("story", before=alike(put)) as work:
        monkeypatch.setattr(attaching, "reword", refuse)
        await work.press("g", "c", "enter", "e", "x", "enter")
        assert isinstance(work.screen, RefusalDialog)
        assert OTHER not in work.screen.lines[0].plain
