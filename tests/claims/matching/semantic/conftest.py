"""A sentence model that needs nothing installed but numpy: it counts letters."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from claims.matching.semantic.choosing import english_installed, open_encoder
from claims.matching.semantic.encoder import Encoder, readable
from claims.matching.semantic.meaning import Meaning
from claims.matching.semantic.vectors import ClaimVectors


class LetterCounts:
    """Texts of the same letters are alike, whatever their words."""

    dimensions = 27

    def __init__(self, name: str = "letters") -> None:
        self.name = name
        self.encoded = 0

    def encode(self, texts: Sequence[str]) -> Any:
        import numpy as np

        self.encoded += len(texts)
        rows = np.full((len(texts), self.dimensions), 1e-3, np.float32)
        for row, text in zip(rows, texts, strict=True):
            for letter in readable(text).lower():
                row[ord(letter) - 97 if "a" <= letter <= "z" else 26] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def letters() -> LetterCounts:
    pytest.importorskip("numpy", reason="likeness of meaning needs the extra [semantic]")
    return LetterCounts()


@pytest.fixture
def vectors(tmp_path: Path, letters: LetterCounts) -> ClaimVectors:
    return ClaimVectors(tmp_path / "vectors", Meaning(letters))


@pytest.fixture(scope="session")
def english() -> Encoder:
    """The English model that the extra brings."""
    if not english_installed():
        pytest.skip("the extra [semantic] is not installed")
    encoder = open_encoder("english")
    assert encoder is not None
    return encoder
