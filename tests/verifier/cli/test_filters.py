"""`claims list` takes the fields of the screens' filters."""

from pathlib import Path

from tests.verifier.conftest import Verifier


def test_claims_are_listed_by_fields_and_a_wrong_field_is_named(verifier: Verifier, report: Path) -> None:
    capture = verifier("capture", report, "--source", "Quay Post", "--json").document["captures"][0]["id"]
    verifier("attach", capture, 22, 40, "--new", "The harbour of Osk reopened", "--json")

    def listed(*words: str) -> int:
        return len(verifier("claims", "list", *words, "--json").document["claims"])

    assert listed("outlet:quay", "osk") == 1
    assert listed('outlet:"Quay Post" credibility:none') == 1
    assert listed("status:verified") == 0
    wrong = verifier("claims", "list", "outlett:quay")
    assert wrong.code == 2
    assert "did you mean outlet:?" in wrong.err
