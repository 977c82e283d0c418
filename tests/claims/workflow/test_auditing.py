"""Whatever is edited in the database is found and named; what is whole raises no alarm."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from claims.errors import LedgerBroken
from claims.model.audits import AuditReport
from claims.store import schema
from claims.store.migrating import SQLITE_GUARDS
from claims.vocabulary import (
    Confidence,
    Credibility,
    Independence,
    IndependenceReason,
    NodeKind,
    Relation,
    Reliability,
    Said,
    SourceFlag,
    Verdict,
)
from claims.workflow.attaching import KnownClaim, NewClaim, Place, attach, parse_chain, reject, reword, split
from claims.workflow.auditing import audit, checkpoint, rebuild, self_test
from claims.workflow.correcting import correct, retract
from claims.workflow.deciding import (
    Rating,
    deny_copy,
    hand_over,
    judge,
    judge_saying,
    log_absence,
    rate,
    relate,
)
from claims.workflow.desk import Desk, default_url
from claims.workflow.forcing import force_gate
from claims.workflow.looking import reader
from claims.workflow.protecting import end_session, protect
from claims.workflow.sourcing import Description, describe, grade, merge, name_otherwise
from claims.workflow.summarising import add_sentence, begin_summary, publish
from tests.claims.workflow.story import OFFICIAL, attach_four, capture_samples, place_of
from tests.conftest import OpenDesk

RATING = Rating(Credibility.PROBABLY_TRUE, Confidence.LOW, Verdict.SUPPORTED, "one report")


def fill(desk: Desk) -> None:
    """Do at least one act of every kind, so that no table is empty."""
    taken = capture_samples(desk)
    courier = taken["courier"].capture_id
    claim_id = attach_four(desk, courier)
    place = place_of(desk, taken["radio"].capture_id, OFFICIAL)
    attach(desk, place, KnownClaim(claim_id), chain=parse_chain("Radio Lowland > Interior Ministry"))
    other = attach(desk, Place(courier, 0, 5), NewClaim("Something else")).claim_id
    reject(desk, Place(courier, 10, 20))
    longest = max(reader(desk, courier).marks, key=lambda mark: len(mark.suggestion.text)).suggestion
    place = Place(courier, longest.start, longest.end)
    split(desk, place, place.start + longest.text.index(" ", len(longest.text) // 2))
    reword(desk, other, "Something else again")
    relate(desk, claim_id, other, Relation.NOT_SAME, note="two things")
    nordlys = Description("Nordlys", NodeKind.AGENCY, "Fjord Press", (SourceFlag.HAS_AN_INTEREST,))
    describe(desk, "Nordlys", nordlys)
    name_otherwise(desk, "Nordlys", "Nordlys Wire")
    attach(desk, Place(courier, 30, 40), KnownClaim(other), chain=parse_chain("The Courier > Nordlyss"))
    merge(desk, "Nordlyss", "Nordlys")
    grade(desk, "Nordlys", Reliability.B, "right six times of seven")
    pair = ("Nordlys", "Interior Ministry")
    judge(desk, claim_id, pair, Independence.INDEPENDENT, IndependenceReason.SEPARATE_OFFICIAL_CHANNEL)
    deny_copy(desk, taken["mirror"].capture_id, courier, "written by hand that night")
    judge_saying(desk, claim_id, "Nordlys", Said.SAID, "heard on the recording")
    log_absence(desk, claim_id, "the court's register", "nothing under the name")
    rate(desk, claim_id, RATING)
    hand_over(desk, claim_id)
    rate(replace(desk, reviewer="bob"), claim_id, RATING)
    summary_id = begin_summary(desk, "The poet", [claim_id]).summary_id
    publish(desk, summary_id)
    correct(desk, summary_id, 1, "", "said of another poet")
    retract(desk, summary_id, "nothing of it holds")
    other_id = begin_summary(desk, "The poets", []).summary_id
    add_sentence(desk, other_id, "Nordlys says 99 poets are held.", [claim_id])
    force_gate(desk, other_id, 1, "numbers", "counted by hand")
    protect(desk)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    fill(desk)
    return desk


def audited(desk: Desk, against: str | None = None) -> AuditReport:
    return audit(desk.folder, default_url(desk.folder), against)


def edit(desk: Desk, *statements: str) -> None:
    """Edit the database as its owner can: past the guards, which are put back so that only the edit shows."""
    with closing(sqlite3.connect(desk.folder / "verifier.db")) as connection, connection:
        for name in SQLITE_GUARDS:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for guard in SQLITE_GUARDS.values():
            connection.execute(guard)


def test_a_whole_ledger_raises_no_alarm(filled: Desk) -> None:
    report = audited(filled)
    assert report.ok, report.problems
    assert report.first_bad is None
    assert report.protected_up_to == report.size


def columns() -> Iterator[tuple[str, str, str]]:
    for table in schema.metadata.sorted_tables:
        for column in table.columns:
            # SQLite takes no text for a primary key of whole numbers.
            whole = column.primary_key and column.type.python_type is int
            yield table.name, column.name, "987654" if whole else "'edited'"
    yield "alembic_version", "version_num", "'9999'"


@pytest.mark.parametrize(("table", "column", "value"), list(columns()))
def test_an_edit_of_any_column_of_any_table_is_found(
    filled_template: Path, tmp_path: Path, open_at: OpenDesk, table: str, column: str, value: str
) -> None:
    desk = copy_of(filled_template, tmp_path, open_at)
    first = f'(SELECT min(rowid) FROM "{table}")'
    edit(desk, f'UPDATE "{table}" SET "{column}" = {value} WHERE rowid = {first}')
    report = audited(desk)
    assert not report.ok
    assert report.problems


@pytest.mark.parametrize("table", [table.name for table in schema.metadata.sorted_tables])
def test_a_row_taken_out_of_any_table_is_found(
    filled_template: Path, tmp_path: Path, open_at: OpenDesk, table: str
) -> None:
    desk = copy_of(filled_template, tmp_path, open_at)
    edit(desk, f'DELETE FROM "{table}" WHERE rowid = (SELECT max(rowid) FROM "{table}")')
    assert not audited(desk).ok


@pytest.fixture(scope="module")
def filled_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from claims.workflow.desk import open_desk

    folder = tmp_path_factory.mktemp("template")
    desk = open_desk(folder, default_url(folder), "kate", "test")
    fill(desk)
    end_session(desk)
    return folder


def copy_of(template: Path, tmp_path: Path, open_at: OpenDesk) -> Desk:
    import shutil

    folder = tmp_path / "copy"
    shutil.copytree(template, folder)
    return open_at(folder=folder)


def test_the_first_bad_event_is_named(filled: Desk) -> None:
    edit(filled, "UPDATE event SET envelope = replace(envelope, 'kate', 'bobo') WHERE seq = 5")
    report = audited(filled)
    assert report.first_bad == 5
    assert any("Event 5" in problem for problem in report.problems)


def test_text_that_is_no_text_is_a_finding_and_no_crash(filled: Desk) -> None:
    edit(filled, "UPDATE claim_card SET wording = CAST(X'ff00fe' AS TEXT)", "UPDATE capture SET at = X'00'")
    report = audited(filled)
    assert not report.projections_equal
    assert report.first_bad is None


def test_a_changed_capture_is_named(filled: Desk) -> None:
    edit(filled, "UPDATE blob SET data = X'00' WHERE rowid = 3")
    report = audited(filled)
    assert not report.captures_ok
    assert report.projections_equal


def test_a_ledger_cut_back_does_not_fit_the_held_checkpoint(filled: Desk) -> None:
    last = audited(filled).size - 1
    edit(filled, f"DELETE FROM event WHERE seq = {last}", f"DELETE FROM payload WHERE seq = {last}")
    report = audited(filled)
    assert report.first_bad == last
    assert any("held checkpoint" in problem for problem in report.problems)


def test_an_older_checkpoint_still_fits_a_ledger_that_grew(filled: Desk) -> None:
    note = checkpoint(filled)
    attach(filled, Place("CAP-0003", 0, 5), NewClaim("Later"))
    assert audited(filled, note).ok
    assert not audited(filled, note.replace("\n", "\n1", 1)).ok


def test_rebuild_gives_equal_tables_and_mends_edited_ones(filled: Desk) -> None:
    edit(filled, "DELETE FROM claim_card", "UPDATE mention SET exact = 'other words'")
    assert not audited(filled).projections_equal
    rebuild(filled)
    assert audited(filled).projections_equal


def test_the_event_table_refuses_edits_by_accident(filled: Desk) -> None:
    with closing(sqlite3.connect(filled.folder / "verifier.db")) as connection:
        for statement in ("UPDATE event SET seq = 99 WHERE seq = 1", "DELETE FROM event"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)


def test_guards_that_do_nothing_are_found(filled: Desk) -> None:
    with closing(sqlite3.connect(filled.folder / "verifier.db")) as connection, connection:
        connection.execute("DROP TRIGGER event_no_update")
        connection.execute("CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT 1; END")
    assert any("guards" in problem for problem in audited(filled).problems)


def test_an_older_copy_put_back_is_never_signed_over(desk: Desk) -> None:
    capture_samples(desk)
    protect(desk)
    database = desk.folder / "verifier.db"
    older = database.read_bytes()
    attach(desk, Place("CAP-0003", 0, 5), NewClaim("One"))
    protect(desk)
    desk.store.close()
    database.write_bytes(older)
    attach(desk, Place("CAP-0003", 0, 5), NewClaim("Two"))
    attach(desk, Place("CAP-0003", 0, 5), NewClaim("Three"))
    with pytest.raises(LedgerBroken, match="did not grow"):
        protect(desk)
    report = audited(desk)
    assert any("held checkpoint" in problem for problem in report.problems)


def test_nothing_that_can_be_written_makes_an_audit_raise(
    filled_template: Path, tmp_path: Path, open_at: OpenDesk
) -> None:
    desk = copy_of(filled_template, tmp_path, open_at)
    database = desk.folder / "verifier.db"
    whole = database.read_bytes()
    rng = random.Random(11)  # noqa: S311
    tables = [table for table in schema.metadata.sorted_tables if table.name != "rejection"]
    for _ in range(60):
        table = rng.choice(tables)
        column = rng.choice([column.name for column in table.columns])
        value = rng.choice(
            [
                "NULL",
                "-1",
                "1e300",
                "X'7b7d'",
                "X'ff00fe'",
                "CAST(X'ff' AS TEXT)",
                "'9' || hex(zeroblob(3000))",
            ]
        )
        place = rng.choice(["min", "max"])
        row = f'(SELECT {place}(rowid) FROM "{table.name}")'
        statement = f'UPDATE OR IGNORE "{table.name}" SET "{column}" = {value} WHERE rowid = {row}'
        with suppress(sqlite3.IntegrityError):
            edit(desk, statement)
        if database.read_bytes()[100:] != whole[100:]:
            audited(desk)
        database.write_bytes(whole)


def test_a_self_test_finds_its_own_edits_and_leaves_the_workspace_alone(filled: Desk) -> None:
    before = (filled.folder / "verifier.db").read_bytes()
    edits = self_test(filled.folder, default_url(filled.folder), 6)
    assert [edit.edited for edit in edits if not edit.found] == []
    assert len({edit.edited for edit in edits}) > 1
    assert all(edit.told for edit in edits)
    assert (filled.folder / "verifier.db").read_bytes() == before
    assert audited(filled).ok
