import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from claims.errors import StoreBusy
from claims.matching import exclusive
from claims.matching.semantic import vectors as module
from claims.matching.semantic.meaning import Meaning
from claims.matching.semantic.vectors import NEW, ClaimVectors


class Numbered:
    """A model that knows texts by their number."""

    name = "numbered"

    def __init__(self, rows: Any) -> None:
        self.rows = rows
        self.dimensions = rows.shape[1]

    def encode(self, texts: Sequence[str]) -> Any:
        return self.rows[[int(text) if text.isdigit() else len(text) for text in texts]]


TEXTS = {"C-1": "rail strike", "C-2": "quarry jobs", "C-3": "zoo fox vex"}


def test_the_nearest_come_first_with_those_that_were_named(vectors: ClaimVectors) -> None:
    vectors.update(TEXTS, (), 4)
    found = vectors.search("strike rail", 1, also=["C-2", "C-9"])
    assert list(found) == ["C-1", "C-2"]
    assert found["C-1"] > 0.99 > found["C-2"]


def test_nothing_is_found_where_nothing_is(vectors: ClaimVectors) -> None:
    assert vectors.watermark == NEW
    assert vectors.search("rail", 5) == {}
    vectors.update(TEXTS, (), 0)
    assert vectors.search("rail", 0) == {}
    assert vectors.likeness("rail", ["C-9"]) == {}
    assert vectors.likeness_between("C-1", "C-9") is None


def test_neighbours_are_other_claims_nearest_first(vectors: ClaimVectors) -> None:
    vectors.update(TEXTS | {"C-4": "strike rails"}, (), 4)
    assert vectors.neighbours("C-1", 2)[0] == "C-4"
    assert set(vectors.neighbours("C-1", 9)) == {"C-2", "C-3", "C-4"}
    assert vectors.neighbours("C-9", 3) == []


def test_a_claim_has_its_last_wording_or_none(vectors: ClaimVectors) -> None:
    vectors.update(TEXTS, (), 1)
    vectors.update({"C-1": "zoo fox vex"}, ["C-2", "C-8"], 2)
    assert len(vectors) == 2
    assert set(vectors.search("rail strike", 9)) == {"C-1", "C-3"}
    assert vectors.likeness_between("C-1", "C-3") == pytest.approx(1.0, abs=0.01)


def test_they_are_there_when_opened_again(tmp_path: Path, letters: Any) -> None:
    meaning = Meaning(letters)
    ClaimVectors(tmp_path, meaning, "ledger").update(TEXTS, (), 7)
    before = letters.encoded
    again = ClaimVectors(tmp_path, meaning, "ledger")
    assert (again.watermark, len(again), letters.encoded) == (7, 3, before)


@pytest.mark.parametrize("lost", ["vectors.json", "vectors.i8", "vectors.ids"])
def test_a_deleted_or_damaged_file_only_means_to_begin_anew(tmp_path: Path, letters: Any, lost: str) -> None:
    meaning = Meaning(letters)
    ClaimVectors(tmp_path, meaning).update(TEXTS, (), 7)
    (tmp_path / lost).unlink()
    again = ClaimVectors(tmp_path, meaning)
    again.update(TEXTS, (), 7)
    assert (again.watermark, set(again.search("rail strike", 9))) == (7, set(TEXTS))
    (tmp_path / lost).write_bytes(b"\xff")
    assert ClaimVectors(tmp_path, meaning).watermark in {NEW, 7}
    shutil.rmtree(tmp_path)
    assert ClaimVectors(tmp_path, meaning).watermark == NEW


def test_vectors_of_another_model_or_ledger_are_not_used(tmp_path: Path, letters: Any) -> None:
    ClaimVectors(tmp_path, Meaning(letters), "one").update(TEXTS, (), 7)
    assert ClaimVectors(tmp_path, Meaning(letters), "two").watermark == NEW
    ClaimVectors(tmp_path, Meaning(letters), "two").update(TEXTS, (), 7)
    letters.name = "letters, second edition"
    assert ClaimVectors(tmp_path, Meaning(letters), "two").watermark == NEW


def test_rows_that_a_crash_left_without_a_state_are_cut_off(tmp_path: Path, letters: Any) -> None:
    meaning = Meaning(letters)
    ClaimVectors(tmp_path, meaning).update(TEXTS, (), 7)
    with (tmp_path / "vectors.i8").open("ab") as rows, (tmp_path / "vectors.ids").open("ab") as names:
        rows.write(b"\x07" * 40)
        names.write(b"+C-4\n+C-")
    again = ClaimVectors(tmp_path, meaning)
    again.update({"C-5": "mud"}, (), 8)
    assert list(again.search("mud", 1)) == ["C-5"]
    assert len(again) == 4


def test_two_processes_see_what_the_other_wrote(tmp_path: Path, letters: Any) -> None:
    meaning = Meaning(letters)
    one, other = ClaimVectors(tmp_path, meaning), ClaimVectors(tmp_path, meaning)
    one.update({"C-1": TEXTS["C-1"]}, (), 1)
    other.update({"C-2": TEXTS["C-2"]}, (), 2)
    one.update({"C-1": "overtaken"}, (), 1)
    assert (one.watermark, len(one)) == (2, 2)
    assert one.likeness("rail strike", ["C-1"])["C-1"] > 0.99


def test_who_waits_too_long_is_told(
    vectors: ClaimVectors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exclusive, "_WAIT_SECONDS", 0.0)
    with exclusive.alone(tmp_path / "vectors"), pytest.raises(StoreBusy):
        vectors.update(TEXTS, (), 1)


def test_forgotten_vectors_are_gone(vectors: ClaimVectors) -> None:
    vectors.update(TEXTS, (), 1)
    vectors.forget()
    assert (vectors.watermark, len(vectors)) == (NEW, 0)


@pytest.mark.parametrize("seed", range(5))
def test_of_many_the_nearest_by_sign_are_measured(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    np = pytest.importorskip("numpy", reason="likeness of meaning needs the extra [semantic]")
    monkeypatch.setattr(module, "MEASURED", 40)
    rows = np.random.default_rng(seed).normal(size=(600, 96)).astype(np.float32)
    rows[300:] = rows[:300] + 0.7 * rows[300:]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    vectors = ClaimVectors(tmp_path, Meaning(Numbered(rows)))
    vectors.update({f"C-{row}": str(row) for row in range(600)}, (), 1)
    for asked in (0, 17, 299):
        assert list(vectors.search(str(asked), 2)) == [f"C-{asked}", f"C-{asked + 300}"]
