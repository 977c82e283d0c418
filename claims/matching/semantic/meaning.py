"""How alike two texts are in meaning, on one scale whatever the model."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from claims.matching.query import said_in
from claims.matching.semantic.encoder import Encoder

if TYPE_CHECKING:
    from claims.matching.semantic.encoder import Matrix

UNRELATED = (
    "The baker opens her shop at six in the morning.",
    "A comet will pass the planet in late autumn.",
    "Two strikers were sold to a club in the second league.",
    "The court adjourned the hearing about the stolen ledger.",
    "Prices of cement fell by a tenth last quarter.",
    "Her third novel is set on a lighthouse island.",
    "Engineers replaced the bolts of the old railway bridge.",
    "The minister declined to comment on the ballot.",
    "Frogs in the marsh are dying of a fungus.",
    "Passengers waited nine hours for the ferry.",
)
"""Invented sentences about ten things: how alike a model finds them is its idea of "nothing in common"."""


class Meaning:
    """Likeness of meaning by one encoder, 0 for texts no more alike than unrelated ones, 1 for the same.

    Models differ in where unrelated texts lie, .05 in one and .8 in another, so that no fixed threshold
    suits two; each is measured against its own.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    @cached_property
    def unrelated(self) -> float:
        """The mean cosine that the model gives unrelated sentences."""
        rows = self.encoder.encode(UNRELATED)
        count = len(UNRELATED)
        return float(((rows @ rows.T).sum() - count) / (count * (count - 1)))

    def likeness(self, text: str, others: Sequence[str]) -> list[float]:
        """Return how alike a text and each of the others are, 0 to 1."""
        rows = self.encoder.encode([text, *others])
        return self.scaled(rows[1:] @ rows[0])

    def scaled(self, cosines: "Matrix") -> list[float]:
        """Return cosines on the common scale."""
        floor = self.unrelated
        return [min(max((float(cosine) - floor) / (1.0 - floor), 0.0), 1.0) for cosine in cosines]

    def question(self, text: str) -> "Matrix":
        """Return the vector that stands for a question, of length 1.

        It lies between the text as it is and what it says without links and signature: who signed a post
        tells what it is about, and drowns what it says.
        """
        import numpy as np

        mean = self.encoder.encode([text, said_in(text)]).sum(axis=0)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)
