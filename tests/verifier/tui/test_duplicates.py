"""Pairs of claims: conflicts and reasons first, one key an answer, the score after it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from claims.errors import ActConflict
from claims.vocabulary import Relation
from claims.workflow import deciding, looking
from claims.workflow.desk import Desk
from tests.verifier.tui.alike import FIRST, SECOND, Put, alike
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.dialogs.pages import RefusalDialog
from verifier.tui.screens.duplicates import DuplicatesScreen

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork


async def test_a_pair_is_decided_with_one_key_and_reasons_come_after(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "d")
        screen = work.screen
        assert isinstance(screen, DuplicatesScreen)
        pair = screen.pair
        assert pair is not None
        assert "score 0" not in work.drawn
        await work.press("1")
        assert screen.answered is not None
        assert f"score {pair.decision.score:.2f}" in work.drawn
        relation = looking.claim(work.desk, pair.left.claim_id).relations[0]
        assert relation.relation is Relation.SAME
        assert screen.pair != pair
        await work.press("u")
        assert looking.claim(work.desk, pair.left.claim_id).relations == ()


def at_odds(put: Put) -> Callable[[Desk], None]:
    """One pair of claims that differ in their number alone."""

    def before(desk: Desk) -> None:
        story = looking.captures(desk).rows[-1].capture_id
        put(desk, story, "Twelve women and thirteen men were pardoned", SECOND, "Harbour Courier > Belka")
        put(desk, story, "pardoned on Tuesday", "52 people were pardoned on 16 September 2025")

    return before


async def test_what_conflicts_is_shown_before_the_answer(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=at_odds(put)) as work:
        await work.press("g", "d")
        screen = work.screen
        assert isinstance(screen, DuplicatesScreen)
        assert screen.shown is not None
        first, second = (f"{side.claim.wording[:2]} people" for side in (screen.shown.a, screen.shown.b))
        assert f"✗ number {first} / {second}" in work.drawn
        await work.press("x")
        assert f"✗ number {second} / {first}" in work.drawn
        assert "likeness" not in work.drawn
        assert "score 0" not in work.drawn


async def test_notes_on_numbers_come_before_the_answer(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "d")
        screen = work.screen
        assert isinstance(screen, DuplicatesScreen)
        while screen.pair is not None and {FIRST, SECOND} != {
            screen.pair.left.wording,
            screen.pair.right.wording,
        }:
            await work.press("j")
        assert screen.pair is not None
        meant = screen.pair.decision.reasons[0]
        assert "no conflict" in work.drawn
        assert "25 is Twelve and thirteen together" in work.drawn
        assert [told for told in (meant, "likeness", "covered") if told in work.drawn] == []
        await work.press("1")
        assert [told for told in (meant, "likeness", "covered") if told not in work.drawn] == []


async def test_same_across_a_conflict_asks_why(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=at_odds(put)) as work:
        await work.press("g", "d")
        screen = work.screen
        assert isinstance(screen, DuplicatesScreen)
        assert screen.pair is not None
        left = screen.pair.left.claim_id
        await work.press("1")
        assert isinstance(work.screen, AskDialog)
        assert "These conflict: " in work.drawn
        assert looking.claim(work.desk, left).relations == ()
        await work.press("enter", "escape")
        assert screen.pair is not None
        await work.press("1", *"typo", "enter")
        assert screen.pair is None
        relation = looking.claim(work.desk, left).relations[0]
        assert (relation.relation, relation.note) == (Relation.SAME, "typo")


async def test_the_answer_is_told_as_it_was_shown_and_hidden_when_undone(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "d", "j", "x")
        screen = work.screen
        assert isinstance(screen, DuplicatesScreen)
        shown = screen.shown
        assert shown is not None
        await work.press("2")
        assert f"A {shown.a.claim.claim_id} is narrower than B {shown.b.claim.claim_id}" in work.drawn
        await work.press("u")
        assert screen.shown is not None
        assert screen.shown.names == shown.names
        assert screen.answered is None
        assert "score 0" not in work.drawn


async def test_a_refused_answer_keeps_its_note(
    at_work: "AtWork", put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ActConflict("Somebody else was faster")

    async with at_work("story", before=at_odds(put)) as work:
        await work.press("g", "d", "1", *"typo")
        monkeypatch.setattr(deciding, "relate", refuse)
        await work.press("enter")
        assert isinstance(work.screen, RefusalDialog)
        await work.press("escape", "1")
        assert isinstance(work.screen, AskDialog)
        assert "typo" in work.drawn


@pytest.mark.parametrize(
    ("key", "relation"),
    [
        ("2", Relation.NARROWS),
        ("3", Relation.UPDATES),
        ("4", Relation.CONTRADICTS),
        ("0", Relation.NOT_SAME),
        ("space", Relation.UNSURE),
    ],
)
async def test_the_swapped_first_claim_is_the_one_that_narrows(
    at_work: "AtWork", put: Put, key: str, relation: Relation
) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "d")
        screen = work.screen
        assert isinstance(screen, DuplicatesScreen)
        assert screen.pair is not None
        shown_first = work.drawn.index(screen.pair.left.claim_id) < work.drawn.index(
            screen.pair.right.claim_id
        )
        second = screen.pair.right.claim_id if shown_first else screen.pair.left.claim_id
        await work.press("x", key)
        card = looking.claim(work.desk, second).relations[0]
        assert card.relation is relation
        assert card.outgoing or relation not in {Relation.NARROWS, Relation.UPDATES}
