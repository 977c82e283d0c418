"""A fact-checker's day on the sample story, at the keys alone: accept, match, decide, judge, rate, undo."""

from typing import TYPE_CHECKING

from claims.vocabulary import Credibility, Independence
from claims.workflow import auditing, looking
from verifier.tui.screens.claim import ClaimScreen
from verifier.tui.screens.duplicates import DuplicatesScreen
from verifier.tui.screens.inbox import InboxScreen
from verifier.tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork, Work


async def open_report(work: "Work", title: str) -> ReaderScreen:
    """Open a captured report from the inbox by its title."""
    await work.press("g", "i", "home")
    inbox = work.screen
    assert isinstance(inbox, InboxScreen)
    while inbox.captures.row is not None and inbox.captures.row.title != title:
        before = inbox.captures.cursor
        await work.pilot.press("j")
        assert inbox.captures.cursor > before, f"no report is called {title}"
    await work.press("enter")
    assert isinstance(work.screen, ReaderScreen)
    return work.screen


async def go_to_words(work: "Work", reader: ReaderScreen, words: str) -> None:
    """Step through the marks to the one that has some words."""
    for _ in range(60):
        passage = reader.passage
        if passage is not None and passage.mark is not None and words in passage.mark.suggestion.text:
            return
        await work.press("right_square_bracket")
    msg = f"no suggestion has the words {words}"
    raise AssertionError(msg)


async def attach_to(work: "Work", claim_id: str, words: str) -> None:
    """Attach the words under the cursor to a known claim through the picker."""
    await work.press("m")
    await work.write(words)
    await work.press("enter")
    assert f"Attached to {claim_id}" in work.drawn


async def say_who(work: "Work", chain: str) -> None:
    """Write the chain of the words under the cursor."""
    await work.press("t", "ctrl+u")
    await work.write(chain)
    await work.press("enter")


async def test_the_day_of_a_fact_checker(at_work: "AtWork") -> None:
    async with at_work(samples=True) as work:
        courier = await open_report(work, "Varda pardons 18 as talks go on")
        await go_to_words(work, courier, "taken back to prison on Sunday")
        await work.press("y")
        claim_id = looking.claim_rows(work.desk, 0, 1)[0].claim_id
        for words in ("said to be back in a cell", "Poet returned to prison"):
            await go_to_words(work, courier, words)
            await attach_to(work, claim_id, "taken back to prison")
        await go_to_words(work, courier, "Vesk is again in the colony")
        await say_who(work, "The Courier > Maret Kask > Nordlys")
        await attach_to(work, claim_id, "taken back to prison")
        one = looking.claim(work.desk, claim_id).corroboration
        assert (one.mentions, len(one.origins)) == (4, 1)

        radio = await open_report(work, "Ministry tells family where poet is")
        await go_to_words(work, radio, "had been in prison since Sunday")
        await say_who(work, "Radio Lowland > Interior Ministry")
        await attach_to(work, claim_id, "taken back to prison")
        two = looking.claim(work.desk, claim_id).corroboration
        assert (two.mentions, len(two.origins)) == (5, 2)

        await work.press("g", "c", "end", "enter")
        assert isinstance(work.screen, ClaimScreen)
        assert work.screen.claim_id == claim_id
        await work.press("r", "1")
        assert "needs two or more supporting origins" in work.drawn
        await work.press("escape")
        assert looking.claim(work.desk, claim_id).assessments == ()
        await work.press("equals_sign", "i", "3", "enter")
        assert looking.claim(work.desk, claim_id).judgements[0].value is Independence.INDEPENDENT
        await work.press("r", "1", "m", "s", "n", "o", "enter")
        assert looking.claim(work.desk, claim_id).card.credibility is Credibility.CONFIRMED

        await work.press("u", "u")
        undone = looking.claim(work.desk, claim_id)
        assert (undone.assessments, undone.judgements) == ((), ())
        await work.press("U", "U")
        assert looking.claim(work.desk, claim_id).card.credibility is Credibility.CONFIRMED

        settings = work.app.session.settings
        assert auditing.audit(settings.workspace, settings.database_url).problems == ()


async def test_a_pair_from_two_reports_is_decided(at_work: "AtWork") -> None:
    async with at_work(samples=True) as work:
        told = {"Forty-one freed from Vardan prisons": "Forty-one", "Varda pardons 18 as talks go on": "41"}
        for title, words in told.items():
            reader = await open_report(work, title)
            await go_to_words(work, reader, words)
            await work.press("y")
        await work.press("g", "d")
        assert isinstance(work.screen, DuplicatesScreen)
        assert work.screen.pair is not None
        await work.press("1", "g", "q")
        assert "pairs of claims" not in work.drawn
