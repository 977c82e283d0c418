"""Bad input gets a clear message and the right exit code, and nothing that was recorded is lost."""

import io
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.verifier.conftest import Run, Verifier

not_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")


@pytest.fixture
def ledger(verifier: Verifier, report: Path) -> dict[str, Any]:
    """The audit of a workspace that holds one capture."""
    assert verifier("capture", report).code == 0
    return verifier("audit", "--json").document


def refused(run: Run, code: int, *words: str) -> None:
    """Check that a command was refused in plain words, with no data on standard output."""
    assert run.code == code, run.err
    assert run.out in {"", '{\n  "captures": []\n}\n'}
    assert run.err.startswith("verifier: ")
    assert "Traceback" not in run.err
    for word in words:
        assert word in run.err


def unchanged(verifier: Verifier, before: dict[str, Any]) -> None:
    """Check that the ledger is byte for byte what it was."""
    now = verifier("audit", "--json")
    assert now.code == 0, now.out
    assert now.document == before


FILES: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "is empty"),
    "white space": ("a.txt", b" \n\t\r\n ", "is empty"),
    "binary": ("a.txt", bytes(range(256)) * 8, "looks binary"),
    "a picture": ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "looks binary"),
    "NUL": ("a.txt", b"The harbour\x00 reopened.", "looks binary"),
    "ten million characters": ("a.txt", b"word " * 2_100_000, "limit is"),
    "thirty megabytes": ("a.txt", b"x" * 30_000_000, "larger than"),
    "a format without text": ("a.xlsx", b"PK\x03\x04", ".xlsx cannot be captured"),
    "a page without text": ("a.html", b"<html><body><script>1</script></body></html>", "no text"),
    "a broken UTF-16": ("a.txt", b"\xff\xfea", "looks binary"),
    "a page of NULs": ("a.html", b"<p>\x00\x00</p>", "looks binary"),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_no_text(
    verifier: Verifier, ledger: dict[str, Any], tmp_path: Path, case: str
) -> None:
    name, data, words = FILES[case]
    path = tmp_path / name
    path.write_bytes(data)
    refused(verifier("capture", path), 2, str(path), words)
    unchanged(verifier, ledger)
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("missing.txt", "is not there"),
        (".", "cannot be read"),
        ("x" * 300 + ".txt", "cannot be read"),
        ("", "read"),
    ],
)
def test_a_path_that_leads_to_no_file(
    verifier: Verifier, ledger: dict[str, Any], target: str, words: str
) -> None:
    refused(verifier("capture", target), 2, words)
    refused(verifier("suggest", target), 2, words)
    unchanged(verifier, ledger)


@not_root
def test_a_file_that_may_not_be_read(verifier: Verifier, ledger: dict[str, Any], report: Path) -> None:
    report.chmod(0)
    refused(verifier("capture", report), 2, "Permission denied")
    unchanged(verifier, ledger)


def test_empty_standard_input(
    verifier: Verifier, ledger: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    refused(verifier("capture", "-"), 2, "standard input is empty")
    unchanged(verifier, ledger)


@pytest.mark.parametrize(
    ("data", "text", "flags"),
    [
        ("Dock café in Köln".encode("cp1252"), "Dock café in Köln", ["charset-guessed: windows-1252"]),
        ("Dock in Gdańsk".encode("utf-16"), "Dock in Gdańsk", []),
        ("Dock in Gdańsk".encode("utf-8-sig"), "\ufeffDock in Gdańsk", []),
    ],
    ids=["8-bit", "UTF-16", "byte order mark"],
)
def test_other_encodings_are_read_and_their_bytes_kept(
    verifier: Verifier, tmp_path: Path, data: bytes, text: str, flags: list[str]
) -> None:
    path = tmp_path / "dock.txt"
    path.write_bytes(data)
    (taken,) = verifier("capture", path, "--json").document["captures"]
    assert taken["derivation"]["flags"] == flags
    assert taken["characters"] == len(text)
    shown = verifier("attach", taken["id"], 0, len(text), "--new", "A dock", "--json").document
    (mention,) = verifier("claims", "show", shown["claim_id"], "--json").document["evidence"]
    assert mention["exact"] == text


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/",
        "http://[::1]:80/",
        "file:///etc/hostname",
        "ftp://example.org/",
        "http://kate@example.org/",
    ],
)
def test_a_refused_address(verifier: Verifier, ledger: dict[str, Any], target: str) -> None:
    refused(verifier("capture", target), 2)
    unchanged(verifier, ledger)


@pytest.mark.parametrize(
    "words",
    [
        ("attach", "CAP-0002", "5", "5000", "--new", "W"),
        ("attach", "CAP-0002", "9", "5", "--new", "W"),
        ("attach", "CAP-0002", "2", "9", "--new", "  "),
        ("attach", "CAP-0002", "2", "9", "--new", "W" * 100_000),
        ("attach", "CAP-0002", "2", "9", "--new", "half \ud800 a character"),
        ("attach", "CAP-0002", "2", "9", "--claim", "C-0999"),
        ("attach", "CAP-0999", "2", "9", "--new", "W"),
        ("attach", "CAP-0002", "2", "9", "--new", "W", "--chain", " > > "),
        ("claims", "show", "C-0999"),
        ("claims", "edit", "C-0999", "W"),
        (
            "rate",
            "C-0999",
            "--credibility",
            "2",
            "--confidence",
            "low",
            "--verdict",
            "disputed",
            "--because",
            "b",
        ),
        ("judge", "C-0999", "A", "B", "dependent", "--reason", "copied-text"),
        ("summary", "new", "T", "C-0999"),
        ("summary", "export", "SUM-0999"),
        ("withdraw", "M-0999", "--because", "b"),
        ("audit", "--against", "missing.txt"),
    ],
    ids=lambda words: " ".join(words)[:50].encode("ascii", "replace").decode(),
)
def test_an_act_on_what_is_not_there(
    verifier: Verifier, ledger: dict[str, Any], words: tuple[str, ...]
) -> None:
    assert ledger["size"] == 3
    run = verifier(*words)
    assert run.code in {1, 2}, run.err
    refused(run, run.code)
    unchanged(verifier, ledger)


@pytest.mark.parametrize("name", ["", "x" * 81, "ledger", "kate\x1b[31m", "two\nlines"])
def test_a_name_that_cannot_be_a_reviewers(
    verifier: Verifier, ledger: dict[str, Any], report: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verifier.config.login_name", lambda: "")
    refused(verifier("capture", report, reviewer=name), 2, "name")
    unchanged(verifier, ledger)


def test_a_locked_database_asks_to_try_again(
    verifier: Verifier, ledger: dict[str, Any], report: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.store.engine.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(workspace / "verifier.db", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        run = verifier("capture", report, "--json")
        assert verifier("captures").code == 0
    finally:
        other.close()
    refused(run, 3, "another writer")
    unchanged(verifier, ledger)
    assert verifier("capture", report).code == 0


def _garbage(database: Path) -> None:
    database.write_bytes(b"no database at all, only words\n" * 400)


def _truncated(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:10_000])


def _half_a_header(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:40])


def _empty(database: Path) -> None:
    database.write_bytes(b"")


def _junk_inside(database: Path) -> None:
    data = bytearray(database.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    database.write_bytes(bytes(data))


def _folder(database: Path) -> None:
    database.unlink()
    database.mkdir()


@pytest.mark.parametrize(
    "damage",
    [_garbage, _truncated, _half_a_header, _empty, _junk_inside, _folder],
    ids=lambda one: one.__name__[1:],
)
def test_a_damaged_database_is_named_and_left_alone(
    verifier: Verifier, ledger: dict[str, Any], report: Path, workspace: Path, damage: Callable[[Path], None]
) -> None:
    assert ledger["ok"]
    database = workspace / "verifier.db"
    kept = workspace.parent / "kept.db"
    shutil.copy(database, kept)
    damage(database)
    before = database.read_bytes() if database.is_file() else b""
    for words in (("captures",), ("capture", report), ("audit",), ("rebuild",)):
        run = verifier(*words)
        assert run.code in {1, 2}, (words, run.err)
        assert "Traceback" not in run.err
        # An audit reads an empty file as a database without tables, and says what is missing from it.
        assert str(database) in run.err or (words == ("audit",) and "✗" in run.out)
    examined = verifier("doctor")
    assert examined.code == 1
    assert "✗" in examined.out
    assert (database.read_bytes() if database.is_file() else b"") == before
    if database.is_dir():
        database.rmdir()
    shutil.copy(kept, database)
    unchanged(verifier, ledger)


def test_a_database_that_is_gone_is_no_fresh_start(
    verifier: Verifier, ledger: dict[str, Any], report: Path, workspace: Path
) -> None:
    assert ledger["ok"]
    (workspace / "verifier.db").unlink()
    refused(verifier("capture", report), 2, "missing", "restore")
    assert not (workspace / "verifier.db").exists()


def test_a_workspace_of_a_newer_version(
    verifier: Verifier, ledger: dict[str, Any], report: Path, workspace: Path
) -> None:
    assert ledger["ok"]
    database = workspace / "verifier.db"
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = database.read_bytes()
    refused(verifier("capture", report), 2, "newer version", "upgrade")
    refused(verifier("captures"), 2, "newer version")
    assert database.read_bytes() == before


def test_a_database_of_another_program(verifier: Verifier, report: Path, workspace: Path) -> None:
    workspace.mkdir()
    with sqlite3.connect(workspace / "verifier.db") as connection:
        connection.execute("PRAGMA application_id = 252006674")
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    connection.close()
    before = (workspace / "verifier.db").read_bytes()
    refused(verifier("capture", report), 2, "another program")
    assert (workspace / "verifier.db").read_bytes() == before


def test_a_workspace_that_cannot_be_a_folder(verifier: Verifier, report: Path, workspace: Path) -> None:
    workspace.write_text("a file is in the way", encoding="utf-8")
    refused(verifier("capture", report), 2, str(workspace), "--workspace")
    assert workspace.read_text(encoding="utf-8") == "a file is in the way"


@not_root
def test_a_workspace_that_may_not_be_written(
    verifier: Verifier, ledger: dict[str, Any], report: Path, workspace: Path
) -> None:
    (workspace / "verifier.db").chmod(0o400)
    workspace.chmod(0o500)
    try:
        refused(verifier("capture", report), 2, "permissions")
        assert verifier("captures").code == 0
    finally:
        workspace.chmod(0o700)
        (workspace / "verifier.db").chmod(0o600)
    unchanged(verifier, ledger)


@pytest.mark.parametrize("url", ["no address", "oracle://host/db", "sqlite:////no/such/folder/x.db"])
def test_a_database_address_that_cannot_be_used(verifier: Verifier, report: Path, url: str) -> None:
    run = verifier("--database", url, "capture", report)
    refused(run, 2)


@pytest.mark.parametrize(
    "command",
    [("matching",), ("pairs",), ("names",), ("extraction",), ("attribution", "missing.txt")],
    ids=lambda words: words[0],
)
def test_measuring_on_data_that_is_not_there(
    verifier: Verifier, tmp_path: Path, command: tuple[str, ...]
) -> None:
    refused(verifier("evaluate", *command, tmp_path / "missing"), 2, "missing")
    broken = tmp_path / "broken"
    broken.write_bytes(b"\xff{not json")
    refused(verifier("evaluate", *command, broken), 2)
