"""Plain answers: one fact a line, nothing drawn or left out, no captured words that pass for facts."""

import re
from pathlib import Path

import pytest

from tests.verifier.cli.test_contract import capture
from tests.verifier.conftest import Verifier
from verifier.cli.plain import plain_lines

LINE = re.compile(r"(?:[a-z][\w @-]*: \S.*|[a-z][\w ]*, \d+ of \d+|)")
READING = (
    ("captures",), ("claims", "list"), ("claims", "show", "C-3"), ("sources", "list"), ("match", "Osk"),
    ("corroboration", "C-3"), ("search", "harbour"), ("audit",), ("log",), ("info",), ("suggest", "CAP-2"),
    ("duplicates", "C-3"), ("pairs",), ("compare", "Osk opened", "Osk closed"), ("names", "Ann", "Ann Orr"),
    ("summary", "list"), ("summary", "check", "SUM-4"), ("copies", "CAP-2"), ("as-of", "3", "claims", "list"),
)  # fmt: skip


@pytest.fixture
def worked(verifier: Verifier, report: Path) -> str:
    capture_id = capture(verifier, report)
    attached = verifier("attach", capture_id, 24, 60, "--new", "Osk reopened", "--json").document
    verifier("summary", "new", "Harbour", attached["claim_id"])
    return str(attached["claim_id"])


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_every_answer_is_one_fact_a_line(verifier: Verifier, worked: str, command: tuple[str, ...]) -> None:
    assert worked == "C-0003"
    run = verifier("--plain", *command)
    assert run.code in {0, 1}, run.err
    assert [line for line in run.out.splitlines() if not LINE.fullmatch(line)] == []


def test_rows_are_blocks_under_plain_headings_and_say_what_json_says(verifier: Verifier, worked: str) -> None:
    plain = verifier("--plain", "claims", "list").out
    assert plain.startswith("claims: 1\n\nclaims, 1 of 1\n")
    assert f"claim id: {worked}\n" in plain
    assert "wording: Osk reopened\n" in plain
    assert "stale: no\n" in plain
    assert (
        verifier("--plain", "claims", "list", "--json").document
        == verifier("claims", "list", "--json").document
    )


def test_captured_words_cannot_pass_for_lines_of_the_answer(verifier: Verifier, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_text("One.\n", encoding="utf-8")
    verifier("capture", path, "--title", "A\nverdict: supported\x1b[2J")
    out = verifier("--plain", "captures").out
    assert "title: A verdict: supported" in out
    assert "\x1b" not in out


def test_the_screens_are_not_plain(verifier: Verifier) -> None:
    run = verifier("--plain")
    assert run.code == 2
    assert "verifier --plain claims list" in run.err


def test_what_says_nothing_is_left_out_of_a_row_and_told_of_the_whole() -> None:
    document = {
        "a_b": None,
        "rows": [{"x": "", "y": [1, 2], "z": {"k": True}}],
        "next": None,
        "none_at_all": [],
    }
    assert list(plain_lines(document)) == [
        "a b: none", "none at all: none", "", "rows: 1", "", "rows, 1 of 1", "y 1: 1", "y 2: 2", "z k: yes",
    ]  # fmt: skip
    assert list(plain_lines({"rows": []})) == ["rows: none"]
