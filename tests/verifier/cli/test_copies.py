"""What a text reuses of others, on the command line."""

from pathlib import Path

from tests.verifier.cli.test_contract import capture
from tests.verifier.conftest import Verifier


def test_copies_say_how_a_text_reuses_another_and_what_was_not_looked_for(
    verifier: Verifier, report: Path, tmp_path: Path
) -> None:
    first = capture(verifier, report)
    longer = tmp_path / "longer.txt"
    longer.write_text(report.read_text(encoding="utf-8") + "\n\nMore will follow.\n", encoding="utf-8")
    run = verifier("copies", capture(verifier, longer, "Mirror"), "--json")
    (found,) = run.document["reuses"]
    assert (found["capture_id"], found["kind"], found["reason"]) == (first, "verbatim", None)
    assert run.document["translations_by"] is None
    assert "translated copies were not looked for" in run.err
    assert "semantic_model" in run.err


def test_differences_are_told_word_by_word(verifier: Verifier, report: Path, tmp_path: Path) -> None:
    first = capture(verifier, report)
    second = tmp_path / "second.txt"
    second.write_text(report.read_text(encoding="utf-8").replace("Twelve", "Fourteen"), encoding="utf-8")
    later = capture(verifier, second)
    (found,) = verifier("differences", later, first, "--json").document["differences"]
    assert (found["left"]["text"], found["right"]["text"]) == ("Twelve", "Fourteen")
    assert "[−Twelve−] {+Fourteen+}" in verifier("differences", first, later).out
    assert verifier("differences", first, first).code == 2
