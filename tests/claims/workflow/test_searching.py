"""Searching with a sentence model: vectors catch up, are deleted without loss, and find what words do not."""

import dataclasses
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from claims.errors import ExtraMissing, ModelRefused
from claims.matching.semantic import beside, choosing
from claims.matching.semantic.beside import VectorsBeside
from claims.matching.semantic.meaning import Meaning
from claims.vocabulary import Relation
from claims.workflow.attaching import NewClaim, Place, attach, reword
from claims.workflow.desk import Desk
from claims.workflow.indexing import catch_up_vectors
from claims.workflow.searching import candidates, waiting_pairs
from claims.workflow.undoing import undo
from tests.claims.workflow.story import capture_samples

FIRE, FERRY = "The mill in Arlen burned down", "The ferry to Port Ember sank"


class Topics:
    """A model that knows two topics by their words."""

    name = "topics"
    dimensions = 3
    words = (("fire", "burned", "blaze"), ("ferry", "boat", "sank"))

    def encode(self, texts: Sequence[str]) -> Any:
        import numpy as np

        rows = [[sum(word in text for word in topic) for topic in self.words] + [0.1] for text in texts]
        array = np.array(rows, np.float32)
        return array / np.linalg.norm(array, axis=1, keepdims=True)


@pytest.fixture
def meaning_desk(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with a sentence model."""
    pytest.importorskip("numpy", reason="likeness of meaning needs the extra [semantic]")
    meaning = Meaning(Topics())
    monkeypatch.setattr(beside, "_meaning", lambda _: meaning)
    return dataclasses.replace(desk, vectors=VectorsBeside(tmp_path / "vectors", desk.ledger, "topics"))


def attach_two(desk: Desk) -> list[str]:
    courier = capture_samples(desk)["courier"].capture_id
    return [
        attach(desk, Place(courier, 10 * number, 10 * number + 9), NewClaim(wording)).claim_id
        for number, wording in enumerate((FIRE, FERRY))
    ]


def test_a_claim_is_found_by_its_meaning(meaning_desk: Desk) -> None:
    fire, _ = attach_two(meaning_desk)
    found = candidates(meaning_desk, "A blaze destroyed an old building")
    assert found[0].claim_id == fire
    assert any(reason.startswith("likeness of meaning") for reason in found[0].decision.reasons)
    words_alone = dataclasses.replace(meaning_desk, vectors=VectorsBeside())
    assert candidates(words_alone, "A blaze destroyed something") == ()


def test_vectors_catch_up_by_parts_and_follow_rewordings_and_undo(meaning_desk: Desk) -> None:
    fire, ferry = attach_two(meaning_desk)
    vectors = catch_up_vectors(meaning_desk, events=1)
    assert vectors is not None
    assert (vectors.watermark, len(vectors)) == (0, 0)
    catch_up_vectors(meaning_desk)
    assert set(vectors.likeness("boat", [fire, ferry])) == {fire, ferry}
    reword(meaning_desk, fire, "A boat went under")
    catch_up_vectors(meaning_desk)
    assert vectors.likeness("boat", [fire])[fire] > 0.9
    undo(meaning_desk)
    undo(meaning_desk)
    catch_up_vectors(meaning_desk)
    assert vectors.likeness("boat", [fire, ferry]).keys() == {fire}
    assert vectors.likeness("boat", [fire])[fire] < 0.5


def test_deleted_vectors_are_made_again(meaning_desk: Desk, tmp_path: Path) -> None:
    fire, _ = attach_two(meaning_desk)
    catch_up_vectors(meaning_desk)
    shutil.rmtree(tmp_path / "vectors")
    beside._vectors.cache_clear()
    assert candidates(meaning_desk, "A blaze destroyed an old building")[0].claim_id == fire


def test_pairs_waiting_for_an_answer_know_their_meaning(meaning_desk: Desk) -> None:
    courier = capture_samples(meaning_desk)["courier"].capture_id
    for number, wording in enumerate((FIRE, "A fire destroyed the mill of Arlen")):
        attach(meaning_desk, Place(courier, 10 * number, 10 * number + 9), NewClaim(wording))
    (pair,) = waiting_pairs(meaning_desk)
    assert any(reason.startswith("likeness of meaning") for reason in pair.decision.reasons)


def test_claims_that_share_no_word_are_asked_about_where_they_mean_the_same(meaning_desk: Desk) -> None:
    courier = capture_samples(meaning_desk)["courier"].capture_id
    for number, wording in enumerate((FIRE, "Ein Großbrand: blaze vernichtet Weberei", FERRY)):
        attach(meaning_desk, Place(courier, 10 * number, 10 * number + 9), NewClaim(wording))
    (pair,) = waiting_pairs(meaning_desk)
    assert {pair.left.wording, pair.right.wording} == {FIRE, "Ein Großbrand: blaze vernichtet Weberei"}
    assert (pair.decision.relation, pair.decision.reasons[0]) == (
        Relation.UNSURE,
        "alike in meaning, though not in words",
    )
    words_alone = dataclasses.replace(meaning_desk, vectors=VectorsBeside())
    assert waiting_pairs(words_alone) == ()


def test_a_model_that_was_asked_for_and_is_not_there_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "packaged", lambda *_: None)
    beside._meaning.cache_clear()
    for model, error in (("english", ExtraMissing), (str(tmp_path / "none"), ModelRefused)):
        asked = dataclasses.replace(desk, vectors=VectorsBeside(tmp_path, desk.ledger, model))
        with pytest.raises(error):
            candidates(asked, FIRE)
    left_open = dataclasses.replace(desk, vectors=VectorsBeside(tmp_path, desk.ledger, ""))
    assert (candidates(left_open, FIRE), left_open.vectors.told) == ((), "not installed")
    beside._meaning.cache_clear()
