"""The other places: inbox, queue, duplicates, sources, editor, audit; each teaches when it is empty."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.vocabulary import Confidence, Credibility, Relation, Verdict
from claims.workflow import deciding, looking, searching, summarising
from claims.workflow.desk import Desk
from tests.verifier.tui.alike import Put, alike
from verifier.tui.dialogs.capture import CaptureDialog
from verifier.tui.dialogs.pages import HistoryDialog, RefusalDialog
from verifier.tui.screens.audit import AuditScreen
from verifier.tui.screens.claim import ClaimScreen
from verifier.tui.screens.copies import CopiesScreen
from verifier.tui.screens.duplicates import DuplicatesScreen
from verifier.tui.screens.inbox import InboxScreen
from verifier.tui.screens.queue import QueueScreen, Waiting
from verifier.tui.screens.reader import ReaderScreen
from verifier.tui.screens.summary import SummaryScreen

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork


@pytest.mark.parametrize(
    ("place", "lesson"),
    [
        ("i", "No captures yet: press i"),
        ("q", "Nothing waits for you"),
        ("c", "No claims yet: press i"),
        ("d", "No pair waits"),
        ("s", "No sources yet"),
        ("e", "No summaries yet: press g c"),
    ],
)
async def test_an_empty_place_names_the_next_key(at_work: "AtWork", place: str, lesson: str) -> None:
    async with at_work() as work:
        await work.press("g", place)
        assert lesson in work.drawn


async def test_a_file_is_captured_from_the_inbox(at_work: "AtWork", tmp_path: Path) -> None:
    report = tmp_path / "quay.txt"
    report.write_text(
        "Harbour reopens\n\nThe harbour reopened on Monday, the mayor said.\n", encoding="utf-8"
    )
    async with at_work() as work:
        await work.press("i")
        assert isinstance(work.screen, CaptureDialog)
        await work.write(str(report))
        await work.press("enter", "enter")
        await work.write("16 Sept")
        await work.press("enter")
        assert "year-month-day" in work.drawn
        await work.press("ctrl+u")
        await work.write("2025-09-16")
        await work.press("enter")
        assert isinstance(work.screen, InboxScreen)
        card = looking.captures(work.desk).rows[0]
        assert (card.source, str(card.published_on)) == ("quay", "2025-09-16")
        await work.press("w")
        assert card.sha256 in work.drawn
        await work.press("escape", "enter")
        assert isinstance(work.screen, ReaderScreen)


async def test_a_missing_file_is_told_and_nothing_stored(at_work: "AtWork", tmp_path: Path) -> None:
    async with at_work() as work:
        await work.press("i")
        await work.write(str(tmp_path / "none.txt"))
        await work.press("ctrl+s")
        assert isinstance(work.screen, RefusalDialog)
        assert "none.txt" in work.drawn
        assert not looking.captures(work.desk).rows


async def test_a_refused_capture_is_asked_for_again_as_it_was_typed(
    at_work: "AtWork", tmp_path: Path
) -> None:
    report = tmp_path / "right.txt"
    report.write_text("The harbour reopened on Monday, the mayor said.\n", encoding="utf-8")
    async with at_work() as work:
        await work.press("i")
        await work.write(str(tmp_path / "wrong.txt"))
        await work.press("enter", "ctrl+u", *"Quay", "enter")
        await work.write("2025-09-16")
        await work.press("enter", "escape")
        assert isinstance(work.screen, CaptureDialog)
        await work.press("ctrl+u")
        await work.write(str(report))
        await work.press("ctrl+s")
        card = looking.captures(work.desk).rows[0]
        assert (card.source, str(card.published_on)) == ("Quay", "2025-09-16")
        await work.press("i")
        assert "right.txt" not in work.drawn


async def test_a_source_guessed_from_a_wrong_path_is_guessed_again(at_work: "AtWork", tmp_path: Path) -> None:
    report = tmp_path / "right.txt"
    report.write_text("The harbour reopened on Monday, the mayor said.\n", encoding="utf-8")
    async with at_work() as work:
        await work.press("i")
        await work.write(str(tmp_path / "wrong.txt"))
        await work.press("ctrl+s", "escape", "ctrl+u")
        await work.write(str(report))
        await work.press("ctrl+s")
        assert looking.captures(work.desk).rows[0].source == "right"


async def test_the_queue_leads_to_what_waits(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", "ministry", before=alike(put)) as work:
        await work.press("g", "q")
        assert isinstance(work.screen, QueueScreen)
        first = work.screen.waiting.row_at(0)
        assert isinstance(first, Waiting)
        assert first.pairs == len(searching.waiting_pairs(work.desk))
        assert "¶ read" in work.drawn
        assert "○ rate" in work.drawn
        await work.press("enter")
        assert isinstance(work.screen, DuplicatesScreen)
        await work.press("g", "q", "j", "enter")
        assert isinstance(work.screen, ReaderScreen)
        await work.press("escape", "end", "enter")
        assert isinstance(work.screen, ClaimScreen)


async def test_published_words_lead_to_the_capture_in_five_keys(at_work: "AtWork", put: Put) -> None:
    def before(desk: Desk) -> None:
        alike(put)(desk)
        summarising.begin_summary(desk, "The week", [_oldest(desk)])

    async with at_work("story", before=before) as work:
        await work.press("g", "e")
        keys = work.app.session.tally.keys
        await work.press("enter")
        assert isinstance(work.screen, SummaryScreen)
        await work.press("j", "j", "enter")
        assert isinstance(work.screen, ReaderScreen)
        assert work.app.session.tally.keys - keys <= 5


async def test_a_printed_sentence_is_put_right_with_a_reason_and_taken_back(
    at_work: "AtWork", put: Put
) -> None:
    def before(desk: Desk) -> None:
        alike(put)(desk)
        claim_id = _oldest(desk)
        rating = deciding.Rating(
            Credibility.PROBABLY_TRUE, Confidence.MODERATE, Verdict.SUPPORTED, "The agency said so"
        )
        deciding.rate(replace(desk, reviewer="bob"), claim_id, rating)
        summarising.publish(desk, summarising.begin_summary(desk, "The week", [claim_id]).summary_id)

    async with at_work("story", before=before) as work:
        await work.press("g", "e", "enter")
        assert "★ version 1" in work.drawn
        printed = summarising.summaries(work.desk)[0].sentences[0].text
        await work.press("e", "home", *"Again ", "enter", "enter")
        assert "Type some words" in work.drawn
        await work.press(*"clearer", "enter")
        (view,) = summarising.summaries(work.desk)
        assert view.sentences[0].text == f"Again {printed}"
        assert "changed since" in work.drawn
        assert "clearer" in work.drawn
        await work.press("R", *"wrong", "enter")
        assert summarising.summaries(work.desk)[0].retracted is not None
        assert "✗ retracted" in work.drawn
        await work.press("u")
        assert "changed since" in work.drawn


async def test_a_shut_gate_keeps_a_summary_back_and_says_why(at_work: "AtWork", put: Put) -> None:
    def before(desk: Desk) -> None:
        alike(put)(desk)
        summarising.begin_summary(desk, "The week", [_oldest(desk)])

    async with at_work("story", before=before) as work:
        await work.press("g", "e", "enter")
        screen = work.screen
        assert isinstance(screen, SummaryScreen)
        assert screen.view is not None
        assert "shut" in work.drawn
        await work.press("p")
        assert isinstance(work.screen, RefusalDialog)
        assert screen.view.published == 0


async def test_a_gate_of_wording_is_forced_with_a_reason(at_work: "AtWork", put: Put) -> None:
    def before(desk: Desk) -> None:
        alike(put)(desk)
        claim_id = _oldest(desk)
        view = summarising.begin_summary(desk, "The week", [])
        summarising.add_sentence(desk, view.summary_id, "Niva says 99 bridges fell.", [claim_id])

    async with at_work("story", before=before) as work:
        await work.press("g", "e", "enter")
        assert "numbers: “99" in work.drawn
        await work.press("j", "j", "!")
        await work.press(*"by phone", "enter")
        (view,) = summarising.summaries(work.desk)
        assert [gate.because for gate in view.sentences[0].forced] == ["by phone"]
        assert "forced by kate: by phone" in work.drawn
        assert "numbers: “99" not in work.drawn
        await work.press("u")
        assert "numbers: “99" in work.drawn


async def test_the_only_rater_sees_that_the_gates_are_shut(at_work: "AtWork", put: Put) -> None:
    def before(desk: Desk) -> None:
        alike(put)(desk)
        claim_id = _oldest(desk)
        rating = deciding.Rating(
            Credibility.PROBABLY_TRUE, Confidence.MODERATE, Verdict.SUPPORTED, "The agency said so"
        )
        deciding.rate(desk, claim_id, rating)
        summarising.begin_summary(desk, "The week", [claim_id])

    async with at_work("story", before=before) as work:
        refusals = summarising.summaries(work.desk)[0].refusals
        assert any(refusal.startswith("second person") for refusal in refusals)
        await work.press("g", "e")
        assert f"✗ {len(refusals)} gate" in work.drawn
        assert "gates open" not in work.drawn
        await work.press("enter")
        assert "rated by kate alone" in work.drawn
        assert "gates open" not in work.drawn
        await work.press("w")
        assert "rated by kate alone" in work.drawn


async def test_the_audit_says_its_verdict_first(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "a")
        screen = work.screen
        assert isinstance(screen, AuditScreen)
        assert screen.report is not None
        assert screen.report.ok
        assert "✓ Ledger intact" in work.drawn
        assert screen.events.count == looking.event_count(work.desk)
        await work.press("enter")
        assert "leaf " in work.drawn


async def test_a_changed_row_is_found_by_the_audit(at_work: "AtWork", put: Put) -> None:
    import sqlite3

    async with at_work("story", before=alike(put)) as work:
        with sqlite3.connect(work.app.session.settings.workspace / "verifier.db") as database:
            table, column = _wording_column(database)
            database.execute(f"UPDATE {table} SET {column} = 'Nobody was pardoned'")
        database.close()
        await work.press("g", "a")
        screen = work.screen
        assert isinstance(screen, AuditScreen)
        assert screen.report is not None
        assert not screen.report.ok
        assert "✗ Ledger does not hold" in work.drawn


async def test_the_undo_list_shows_what_comes_next(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("H")
        assert isinstance(work.screen, HistoryDialog)
        newest = looking.undoable(work.desk)[0]
        assert newest.title in work.drawn


async def test_another_reviewers_act_is_seen_on_return(at_work: "AtWork", put: Put) -> None:
    async with at_work("story", before=alike(put)) as work:
        await work.press("g", "d")
        screen = work.screen
        assert isinstance(screen, DuplicatesScreen)
        assert screen.pair is not None
        left, right = screen.pair.left.claim_id, screen.pair.right.claim_id
        await work.press("g", "c")
        deciding.relate(work.desk, left, right, Relation.NOT_SAME)
        await work.press("g", "d")
        waiting = [{pair.left.claim_id, pair.right.claim_id} for pair in screen._pairs]
        assert {left, right} not in waiting


def _oldest(desk: Desk) -> str:
    return looking.claim_rows(desk, 0, 10)[-1].claim_id


def _wording_column(database: object) -> tuple[str, str]:
    import sqlite3

    assert isinstance(database, sqlite3.Connection)
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})").fetchall()]
        for column in ("wording", "text"):
            if "claim" in table and column in columns:
                return table, column
    pytest.fail("no table holds the wordings of claims")


async def test_copies_stand_beside_what_they_are_from(at_work: "AtWork") -> None:
    async with at_work("story", "story") as work:
        await work.press("c")
        assert isinstance(work.screen, CopiesScreen)
        assert "REUSES" in work.drawn
        assert "word for word" in work.drawn
        await work.press("0", *"same hand-out", "enter")
        assert "said to be no copy" in work.drawn
        await work.press("u")
        assert "said to be no copy" not in work.drawn
        await work.press("escape", "j", "c")
        assert "reuses no other" in work.drawn
