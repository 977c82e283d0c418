"""The other places: inbox, queue, duplicates, sources, editor, audit; each teaches when it is empty."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.errors import ActConflict
from claims.model.cards import SourceCard
from claims.vocabulary import Confidence, Credibility, Relation, Verdict
from claims.workflow import deciding, looking, searching, summarising
from claims.workflow.desk import Desk
from verifier.tui.dialogs.ask import AskDialog
from verifier.tui.dialogs.capture import CaptureDialog
from verifier.tui.dialogs.pages import HistoryDialog, RefusalDialog
from verifier.tui.screens.audit import AuditScreen
from verifier.tui.screens.claim import ClaimScreen
from verifier.tui.screens.copies import CopiesScreen
from verifier.tui.screens.duplicates import DuplicatesScreen
from verifier.tui.screens.inbox import InboxScreen
from verifier.tui.screens.queue import QueueScreen, Waiting
from verifier.tui.screens.reader import ReaderScreen
from verifier.tui.screens.source import SourceScreen
from verifier.tui.screens.summary import SummaryScreen

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork

Put = Callable[..., str]
FIRST = "Twelve women and thirteen men were pardoned on 16 September 2025"
SECOND = "25 people were pardoned on 16 September 2025"
OTHER = "Ilya Vorn was returned to prison on 15 September 2025"


def alike(put: Put) -> Callable[[Desk], None]:
    def before(desk: Desk) -> None:
        story = looking.captures(desk).rows[-1].capture_id
        put(desk, story, "Twelve women and thirteen men were pardoned", FIRST, "Harbour Courier > Belka")
        put(desk, story, "pardoned on Tuesday", SECOND)
        put(desk, story, "Vorn was returned to prison on Monday", OTHER, "Harbour Courier > Lantern")

    return before


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


async def test_published_words_lead_to_the_capture_in_five_keys(at_work: "AtWork", put: Put) -> None:
    def before(desk: Desk) -> None:
        alike(put)(desk)
        summarising.begin_summary(desk, "The week", [_oldest(desk)])

    async with at_work("story", before=before) as work:
        await work.press("g", "e")
        keys = work.app.session.tally.keys
        await work.press("enter")
        assert isinstance(work.screen, SummaryScreen)
        await work.press("j", "enter")
        assert isinstance(work.screen, ReaderScreen)
        assert work.app.session.tally.keys - keys <= 5


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
