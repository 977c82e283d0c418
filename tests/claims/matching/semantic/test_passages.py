"""Vectors of sentences: encoded once, kept by what they are of, never needed."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claims.matching.semantic.meaning import Meaning
from claims.matching.semantic.passages import PassageVectors


class Counting:
    """An encoder that tells texts apart by their letters, and counts the times it was asked."""

    name = "counting 1"
    dimensions = 8
    asked = 0

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += 1
        rows = np.array([[1.0 + text.count(letter) for letter in "aeiounrs"] for text in texts], np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def test_sentences_are_encoded_once(tmp_path: Path) -> None:
    encoder = Counting()
    vectors = PassageVectors(tmp_path / "passages", Meaning(encoder))
    first = vectors.likeness(["one sun", "a rose"], ["a rose"])
    asked = encoder.asked
    again = PassageVectors(tmp_path / "passages", Meaning(encoder)).likeness(
        ["one sun", "a rose"], ["a rose"]
    )
    assert encoder.asked == asked + 1, "only unrelated sentences, on whose scale likeness is measured"
    assert np.allclose(first, again, atol=0.02)
    assert len(first) == 2
    assert first[1][0] > 0.98 > first[0][0]


def test_a_file_cut_short_is_encoded_anew(tmp_path: Path) -> None:
    vectors = PassageVectors(tmp_path, Meaning(Counting()))
    vectors.rows(["one", "two"])
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:5])
    assert vectors.rows(["one", "two"]).shape == (2, 8)
    assert PassageVectors(tmp_path, Meaning(Counting())).rows(["one", "two"]).shape == (2, 8)


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert PassageVectors(tmp_path / "file", Meaning(Counting())).rows(["one"]).shape == (1, 8)
