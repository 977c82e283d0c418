"""Correcting and taking back what was published, on the command line."""

from pathlib import Path

import pytest

from tests.verifier.cli.test_contract import HARBOUR, attach, capture
from tests.verifier.conftest import Verifier


@pytest.fixture
def printed(verifier: Verifier, report: Path) -> str:
    """The id of a published summary of one sentence."""
    attached = attach(verifier, capture(verifier, report), report.read_text(encoding="utf-8"), HARBOUR)
    claim_id = attached.document["claim_id"]
    verifier(
        "rate", claim_id, "--credibility", 2, "--confidence", "moderate", "--verdict", "supported",
        "--because", "the harbour master says so",
    )  # fmt: skip
    summary_id = verifier("summary", "new", "The harbour", claim_id, "--json").document["summary_id"]
    assert verifier("--reviewer", "editor", "summary", "publish", summary_id).code == 0
    return str(summary_id)


def test_a_correction_is_in_the_document_and_in_the_report(verifier: Verifier, printed: str) -> None:
    first = verifier("summary", "export", printed).out
    said = verifier("summary", "list", "--json").document["summaries"][0]["sentences"][0]["text"]
    corrected = verifier(
        "summary", "correct", printed, 1, "--text", f"Again: {said}", "--because", "clearer", "--json"
    )
    assert corrected.code == 0, corrected.err
    (note,) = corrected.document["corrections"]
    assert (note["position"], note["because"], note["first_in"]) == (1, "clearer", None)
    assert (corrected.document["changed"], len(corrected.document["versions"])) == (True, 1)
    assert "## Corrections" in verifier("summary", "export", printed).out
    assert verifier("summary", "export", printed, "--version", 1).out == first
    missing = verifier("summary", "export", printed, "--version", 2)
    assert (missing.code, missing.out) == (2, "")


def test_a_retraction_needs_a_reason_and_is_told(verifier: Verifier, printed: str) -> None:
    assert verifier("summary", "retract", printed).code == 2
    assert verifier("summary", "retract", printed, "--because", " ").code == 2
    taken = verifier("summary", "retract", printed, "--because", "wrong harbour", "--json")
    assert (taken.code, taken.document["retracted"]) == (0, True)
    assert verifier("summary", "check", printed).code == 1
    assert "Retracted" in verifier("summary", "export", printed, "--format", "html").out


def test_a_sentence_is_removed_only_where_that_is_said(verifier: Verifier, printed: str) -> None:
    empty = verifier("summary", "correct", printed, 1, "--text", " ", "--because", "none")
    assert (empty.code, empty.out) == (2, "")
    assert "--remove" in empty.err
    removed = verifier("summary", "correct", printed, 1, "--remove", "--because", "not ours", "--json")
    assert removed.document["sentences"] == []


def test_a_table_begins_with_its_columns(verifier: Verifier, printed: str) -> None:
    table = verifier("summary", "export", printed, "--format", "csv").out
    assert table.startswith("summary,version,sentence,text,claim,")


def test_a_gate_is_forced_for_a_sentence_with_a_reason(verifier: Verifier, printed: str) -> None:
    verifier(
        "summary", "correct", printed, 1, "--text", "The harbour master said 99 quays are shut.",
        "--because", "more",
    )  # fmt: skip
    checked = verifier("summary", "check", printed, "--json")
    assert checked.code == 1
    assert [one.partition(":")[0] for one in checked.document["sentences"][0]["problems"]].count("numbers")
    assert verifier("summary", "force", printed, 1, "numbers").code == 2
    forced = verifier("summary", "force", printed, 1, "numbers", "--because", "he rang again", "--json")
    (sentence,) = forced.document["sentences"]
    assert [(one["gate"], one["because"]) for one in sentence["forced"]] == [("numbers", "he rang again")]
    assert "was forced by" in verifier("summary", "check", printed).out
    assert verifier("summary", "force", printed, 1, "second person", "--because", "late").code == 2
