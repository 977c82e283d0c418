"""Captured words on every screen: nothing a terminal acts on, no markup, no crash."""

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from claims.model.texts import Derivation, Fetched
from claims.vocabulary import Confidence, Credibility, Verdict
from claims.workflow import attaching, deciding, summarising
from claims.workflow.capturing import take_capture
from claims.workflow.desk import Desk
from verifier.tui.screens.saved_filters import filters_file

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork

EVIL = "Vorn [@click=app.quit]was[/] \x1b[2J\x1b]0;owned\x07freed\x9b \u202eyadnoM no\u202c [/ [b +"
PLACES = ("i", "q", "c", "d", "s", "e", "f", "a", "o")
_ACTED_ON = {chr(code) for code in [*range(32), *range(0x7F, 0xA0)]} | set(
    "\u202a\u202b\u202c\u202d\u202e\u2066"
)


def evil_desk(desk: Desk) -> None:
    text = f"{EVIL}\n\nThe mayor {EVIL} said on Monday that 12 people were freed.\n"
    fetched = Fetched(text.encode(), text, "text/plain", f"file:///{EVIL}", EVIL, Derivation("plain", "1"))
    card = take_capture(desk, fetched, source=EVIL, published_on=date(2025, 9, 16), title=EVIL)
    chain = attaching.parse_chain("Courier > Mayor [/ x")
    first = attaching.attach(
        desk, attaching.Place(card.capture_id, 0, len(EVIL)), attaching.NewClaim(EVIL), chain=chain
    )
    place = attaching.Place(card.capture_id, len(EVIL) + 2, len(text) - 1)
    attaching.attach(desk, place, attaching.NewClaim(f"{EVIL} on Monday"))
    rating = deciding.Rating(Credibility.POSSIBLY_TRUE, Confidence.LOW, Verdict.UNCONFIRMED, EVIL)
    deciding.rate(desk, first.claim_id, rating)
    summarising.begin_summary(desk, EVIL, [first.claim_id])


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_no_screen_lets_captured_text_act(at_work: "AtWork", size: tuple[int, int]) -> None:
    async with at_work(before=evil_desk, size=size) as work:

        def looked_at() -> None:
            leaked = set(work.drawn) & _ACTED_ON - {"\n"}
            assert not leaked, (work.screen, leaked)

        for place in PLACES:
            await work.press("g", place)
            looked_at()
            await work.press("enter")
            looked_at()
            await work.press("w")
            looked_at()
            while len(work.app.screen_stack) > 1:
                await work.press("escape")
        assert work.app.is_running


async def test_dialogs_filled_with_captured_text_hold_its_safe_form(at_work: "AtWork") -> None:
    async with at_work(before=evil_desk) as work:
        await work.press("enter")
        for key in ("e", "m", "t", "w"):
            await work.press("right_square_bracket", key)
            assert not set(work.drawn) & _ACTED_ON - {"\n"}
            while len(work.app.screen_stack) > 2:
                await work.press("escape")
        await work.press("escape", "g", "c", "enter")
        for key in ("r", "e", "x", "w"):
            await work.press(key)
            assert not set(work.drawn) & _ACTED_ON - {"\n"}
            await work.press("escape")


async def test_found_offered_and_copied_words_hold_their_safe_form(at_work: "AtWork") -> None:
    filters_file().write_text(json.dumps({EVIL: EVIL}), encoding="utf-8")
    async with at_work(before=evil_desk) as work:
        for keys in (
            ("g", "f", *"freed"),
            ("enter", "Y"),
            ("escape", "g", "c", "slash"),
            *(("tab",), ("Y",)),
        ):
            await work.press(*keys)
            assert not set(work.drawn) & _ACTED_ON - {"\n"}
        assert "Vorn" in work.drawn
        await work.press("ctrl+u", *"outlet:")
        assert "Vorn" in work.drawn
        assert not set(work.drawn) & _ACTED_ON - {"\n"}
        await work.press("tab", "enter", "Y", "q")
        assert work.app.is_running


async def test_bytes_and_compared_texts_hold_their_safe_form(at_work: "AtWork") -> None:
    def two(desk: Desk) -> None:
        evil_desk(desk)
        changed = Fetched(
            EVIL.encode(), f"{EVIL} now", "text/plain", f"file:///{EVIL}", EVIL, Derivation("plain", "1")
        )
        take_capture(desk, changed, source=EVIL, published_on=date(2025, 9, 16), title=EVIL)

    async with at_work(before=two) as work:
        for keys in (("enter", "r"), ("r", "d"), ("w",), ("escape", "g", "a", "T"), ("enter",)):
            await work.press(*keys)
            assert "Vorn" in work.drawn or keys == ("w",)
            assert not set(work.drawn) & _ACTED_ON - {"\n"}


async def test_markup_in_a_title_runs_no_action(at_work: "AtWork") -> None:
    async with at_work(before=evil_desk) as work:
        assert "[@click=app.quit]was[/]" in work.drawn
        await work.pilot.click("#captures", offset=(30, 0))
        await work.settle()
        assert work.app.is_running
