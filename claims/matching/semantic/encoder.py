"""What turns texts into unit vectors, whatever model stands behind it."""

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

MAX_READ = 1_200
"""Characters of a text that are read: the models stop at 256 or 512 tokens, which is about this."""


class Encoder(Protocol):
    """A sentence model."""

    @property
    def name(self) -> str:
        """Which model it is, with the digest of its file: vectors of two names cannot be compared."""

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""

    def encode(self, texts: Sequence[str]) -> "Matrix":
        """Return a row for each text, of length 1, float32; a text without letters has a row too."""


def readable(text: str) -> str:
    """Return what a model is given of a text: valid, visible, one line, at most `MAX_READ` characters."""
    text = unicodedata.normalize("NFKC", text[:MAX_READ].encode("utf-8", "replace").decode())
    seen = (
        " " if unicodedata.category(letter) == "Cc" else letter
        for letter in text
        if unicodedata.category(letter) != "Cf"
    )
    return " ".join("".join(seen).split())[:MAX_READ]
