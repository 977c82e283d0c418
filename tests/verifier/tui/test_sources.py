"""Sources by name, and one source: graded, described, merged and taken apart."""

from typing import TYPE_CHECKING

from claims.model.cards import SourceCard
from claims.workflow import looking
from claims.workflow.desk import Desk
from tests.verifier.tui.alike import Put, alike
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.dialogs.pages import RefusalDialog
from verifier.tui.screens.source import SourceScreen

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork


async def test_sources_show_what_is_known(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "s")
        assert "Lantern" in work.drawn
        assert "F not judged" in work.drawn
        await work.press("enter")
        assert isinstance(work.screen, SourceScreen)
        assert "Reliability cannot be judged" in work.drawn


async def test_a_source_is_graded_described_merged_and_split(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        rows = sourced(work.desk)
        await work.press("g", "s", "enter")
        screen = work.screen
        assert isinstance(screen, SourceScreen)
        await work.press("r", "b", *"right", "enter")
        assert "B Usually reliable" in work.drawn
        await work.press("e", "enter", "enter", *"Quay Holding", "enter", *"has an interest", "enter")
        assert "Quay Holding" in work.drawn
        assert "⚑ has an interest" in work.drawn
        other = next(card for card in rows if card.source_id != screen.source_id)
        await work.press("m", *other.name, "enter")
        assert f"{other.source_id}" in work.drawn
        assert len(sourced(work.desk)) == len(rows) - 1
        await work.press("s")
        assert len(sourced(work.desk)) == len(rows)
        await work.press("a", *"The Other", "enter")
        assert "The Other" in work.drawn
        await work.press("u", "u")
        assert len(sourced(work.desk)) == len(rows) - 1


async def test_a_refused_merge_is_asked_for_again_with_the_name(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "s", "enter", "m", *"Nobody", "enter")
        assert isinstance(work.screen, RefusalDialog)
        await work.press("escape")
        assert isinstance(work.screen, AskDialog)
        assert "Nobody" in work.drawn


async def test_a_merged_source_says_how_it_is_taken_apart(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "s", "enter")
        screen = work.screen
        assert isinstance(screen, SourceScreen)
        other = next(card for card in sourced(work.desk) if card.source_id != screen.source_id)
        await work.press("m", *other.name, "enter", "home", "enter")
        assert any("s lets it stand for itself again" in told for told in work.told)
        await work.press("w")
        assert "the record suggests one and sets none" in work.drawn


def sourced(desk: Desk) -> tuple[SourceCard, ...]:
    return looking.sources(desk).rows
