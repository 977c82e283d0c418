"""The dossier commands: what they answer, their exit codes, and what they leave alone."""

import shutil
from pathlib import Path

import pytest

from tests.claims.ledger.dossier.made import VKEY, dossier, flipped, write
from tests.verifier.cli.test_contract import attach, capture
from tests.verifier.conftest import Verifier

HARBOUR = "The harbour of Osk reopened on Monday"
VERDICT = {
    "ok", "subjects", "origin", "vkey", "size", "root", "exporter", "events", "complete", "signatures",
    "disclosed", "sealed", "captures_checked", "quotes", "problems",
}  # fmt: skip


@pytest.fixture
def summary_id(verifier: Verifier, report: Path) -> str:
    capture_id = capture(verifier, report)
    claim_id = attach(verifier, capture_id, report.read_text(encoding="utf-8"), HARBOUR).document["claim_id"]
    return str(verifier("summary", "new", "The port", claim_id, "--json").document["summary_id"])


@pytest.mark.parametrize("name", ["bag", "bag.zip"])
def test_a_dossier_goes_from_one_desk_to_another(
    verifier: Verifier, summary_id: str, tmp_path: Path, workspace: Path, name: str
) -> None:
    made = verifier("dossier", "export", summary_id, "--output", tmp_path / name, "--json")
    assert made.code == 0, made.err
    assert made.document.keys() >= VERDICT | {"path", "files"}
    checked = verifier("dossier", "verify", tmp_path / name, "--key", made.document["vkey"], "--json")
    assert checked.code == 0
    assert checked.document.keys() == VERDICT
    assert (checked.document["ok"], checked.document["complete"]) == (True, True)
    shutil.rmtree(workspace)
    taken = verifier("dossier", "import", tmp_path / name, "--json")
    assert taken.code == 0, taken.err
    assert (taken.document["taken"], taken.document["known"]) == (1, 0)
    (one,) = taken.document["captures"]
    assert one.keys() == {"dossier_capture", "id", "sha256", "known"}
    log = verifier("log", "--json").out
    again = verifier("dossier", "import", tmp_path / name, "--json")
    assert (again.document["taken"], again.document["known"]) == (0, 1)
    assert verifier("log", "--json").out == log


def test_the_summary_is_in_it_for_readers(verifier: Verifier, summary_id: str, tmp_path: Path) -> None:
    assert verifier("dossier", "export", summary_id, "--output", tmp_path / "bag").code == 0
    readable = tmp_path / "bag" / "data" / "readable"
    assert {path.name for path in readable.iterdir()} == {
        f"{summary_id}.{end}" for end in ("md", "html", "json")
    }
    assert HARBOUR in (readable / f"{summary_id}.md").read_text(encoding="utf-8")


def test_the_verdict_is_the_first_line(verifier: Verifier, tmp_path: Path) -> None:
    files = dossier()
    good = verifier("dossier", "verify", write(files, tmp_path / "good"))
    assert (good.code, good.out.splitlines()[0]) == (
        0,
        "✓ The dossier holds · C-0003 · every act of the 6 that the checkpoint covers",
    )
    files["data/checkpoint"] = flipped(files["data/checkpoint"], 20)
    bad = verifier("dossier", "verify", write(files, tmp_path / "bad"))
    assert bad.code == 1
    assert bad.out.startswith("✗ The dossier does not hold")


def test_checking_makes_no_workspace(verifier: Verifier, tmp_path: Path, workspace: Path) -> None:
    assert verifier("dossier", "verify", write(dossier(), tmp_path / "bag"), "--key", VKEY).code == 0
    assert not workspace.exists()


def test_what_is_no_dossier_does_not_hold(verifier: Verifier, tmp_path: Path, report: Path) -> None:
    run = verifier("dossier", "verify", report, "--json")
    assert (run.code, run.document["ok"]) == (1, False)
    assert verifier("dossier", "verify", tmp_path / "missing").code == 2
    assert verifier("dossier", "import", report).code == 2


def test_a_broken_dossier_is_not_taken_in(verifier: Verifier, tmp_path: Path) -> None:
    files = dossier()
    files["data/checkpoint"] = flipped(files["data/checkpoint"], 20)
    run = verifier("dossier", "import", write(files, tmp_path / "bad"))
    assert run.code == 1
    assert "nothing was taken in" in run.err


def test_an_export_is_never_written_over_anything(
    verifier: Verifier, summary_id: str, tmp_path: Path
) -> None:
    (tmp_path / "bag").mkdir()
    run = verifier("dossier", "export", summary_id, "--output", tmp_path / "bag")
    assert run.code == 2
    assert "never written over" in run.err
    assert verifier("dossier", "export", "C-0999", "--output", tmp_path / "other").code == 2
