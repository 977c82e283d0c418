"""Copying: a key away from every row, as words, citation or id; said in the status line, never raw."""

from typing import TYPE_CHECKING

import pytest

from claims.workflow import looking
from claims.workflow.desk import Desk
from tests.verifier.tui.alike import FIRST, OTHER, Put, alike
from tests.verifier.tui.conftest import capture
from verifier.tui.dialogs.copying import CopyDialog
from verifier.tui.screens.claim import ClaimScreen
from verifier.tui.widgets.bars import StatusLine
from verifier.tui.widgets.citing import copyables

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork


async def test_a_quote_its_citation_and_ids_are_copied_from_a_claim(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put), size=(80, 24)) as work:
        await work.press("g", "c", "enter")
        screen = work.screen
        assert isinstance(screen, ClaimScreen)
        assert screen.view is not None
        mention, claim = screen.view.mentions[0], screen.view.card
        await work.press("Y")
        assert isinstance(work.screen, CopyDialog)
        await work.press("enter")
        assert work.app.clipboard == mention.quote.exact
        assert "✓ quote copied" in work.drawn
        await work.press("Y", "c")
        assert work.app.clipboard.startswith(
            f"“{mention.quote.exact}”, Harbour Courier, “A report”, 16 Sep 2025"
        )
        assert mention.sha256 in work.app.clipboard
        for key, text in (("i", mention.mention_id), ("w", claim.wording), ("n", claim.claim_id)):
            await work.press("Y", key)
            assert work.app.clipboard == text
        assert claim.wording == OTHER


async def test_what_was_copied_is_said_for_a_while_only(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "c", "Y", "i")
        line = work.screen.query_one(StatusLine)
        assert "✓ id copied · kate" in line.render().plain
        line._forget("something older")
        assert "✓ id copied" in line.render().plain
        line._forget("✓ id copied")
        assert "copied" not in line.render().plain


@pytest.mark.parametrize(
    ("keys", "label"),
    [
        (("Y",), "address"),
        (("g", "q", "j", "Y"), "wording"),
        (("g", "c", "end", "Y"), FIRST[:12]),
        (("g", "s", "Y"), "name"),
        (("g", "a", "Y"), "leaf hash"),
        (("g", "d", "Y"), ""),
    ],
)
async def test_every_list_has_something_to_copy(
    at_work: "AtWork", put: Put, keys: tuple[str, ...], label: str
) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press(*keys)
        if label:
            assert isinstance(work.screen, CopyDialog)
            assert label in work.drawn
        else:
            assert work.told[-1] == "Nothing here to copy"


async def test_marked_selected_and_attached_words_are_copied_in_the_reader(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "Y", "c")
        suggested = work.app.clipboard
        assert suggested.startswith("“")
        assert "Harbour Courier, “A report”" in suggested
        await work.press("y", "left_square_bracket", "Y", "i")
        assert (
            work.app.clipboard
            == looking.reader(work.desk, looking.captures(work.desk).rows[0].capture_id)
            .mentions[0]
            .mention_id
        )
        await work.press("v", "w", "Y", "q")
        assert len(work.app.clipboard.split()) == 2


async def test_hostile_words_are_copied_in_their_safe_form(at_work: "AtWork", put: Put) -> None:
    def before(desk: Desk) -> None:
        capture_id = capture(desk, "He said \x1b]52;c;eA==\x07\x1b[201~rm -rf on Monday.", "Quay")
        put(desk, capture_id, "\x1b]52;c;eA==\x07\x1b[201~rm -rf", "Something was said")

    async with at_work(before=before) as work:
        await work.press("g", "c", "enter", "Y", "q")
        assert "rm -rf" in work.app.clipboard
        assert "\x1b" not in work.app.clipboard
        assert "\x07" not in work.app.clipboard


def test_nothing_is_copied_of_what_has_no_name() -> None:
    assert copyables(None) == ()
    assert copyables("a row") == ()
