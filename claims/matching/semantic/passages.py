"""Likeness of meaning between the sentences of two texts, with their vectors kept beside the claims'.

A file is named after the very sentences and the model, so that none is ever out of date; all may be deleted.
"""

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from claims.matching.semantic.meaning import Meaning

if TYPE_CHECKING:
    from claims.matching.semantic.encoder import Matrix


class PassageVectors:
    """Vectors of the sentences of texts, as half-precision numbers: 15 kB for 20 sentences."""

    def __init__(self, folder: Path, meaning: Meaning) -> None:
        self._folder = folder
        self._meaning = meaning

    @property
    def model(self) -> str:
        """The name of the model, with the digest of its file."""
        return self._meaning.encoder.name

    def likeness(self, sentences: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        """Return how alike in meaning sentences are, 0 to 1: a row for each, a column for each other one."""
        cosines = self.rows(sentences) @ self.rows(others).T
        return [self._meaning.scaled(row) for row in cosines]

    def rows(self, sentences: Sequence[str]) -> "Matrix":
        """Return the vectors of sentences, encoding them once; a folder that cannot be written keeps none."""
        import numpy as np

        told = "\0".join((self.model, *sentences)).encode("utf-8", "replace")
        file = self._folder / f"{hashlib.sha256(told).hexdigest()[:40]}.f16"
        shape = (len(sentences), self._meaning.encoder.dimensions)
        with suppress(OSError, ValueError):
            return np.fromfile(file, np.float16).reshape(shape).astype(np.float32)
        rows = self._meaning.encoder.encode(sentences)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            partial = file.with_suffix(f".{os.getpid()}.part")
            rows.astype(np.float16).tofile(partial)
            partial.replace(file)
        return rows
