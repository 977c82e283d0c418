"""The vectors of one workspace, opened by the first search that wants them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.matching.semantic.meaning import Meaning
    from claims.matching.semantic.passages import PassageVectors
    from claims.matching.semantic.vectors import ClaimVectors

MULTILINGUAL = "multilingual"
"""The choice whose model was measured to know a sentence again in another language."""


@dataclass(frozen=True, slots=True)
class VectorsBeside:
    """Where the vectors of a ledger are kept, and the choice of a model; off unless a choice is made.

    Starting the program must not wait for a model, and most commands never ask for one.
    """

    folder: Path = Path()
    ledger: str = ""
    model: str = "off"

    def open(self) -> "ClaimVectors | None":
        """Return the vectors, None where the choice is off or nothing is installed.

        Raises StoreBusy, and ExtraMissing or ModelRefused for a model that was asked for by name.
        """
        if self.model == "off":
            return None
        meaning = _meaning(self.model)
        return _vectors(self.folder, self.ledger, meaning) if meaning else None

    def passages(self) -> "PassageVectors | None":
        """Return likeness of meaning across languages, None where the choice is another model.

        Raises ExtraMissing and ModelRefused.
        """
        meaning = _meaning(self.model) if self.model == MULTILINGUAL else None
        if meaning is None:
            return None
        from claims.matching.semantic.passages import PassageVectors

        return PassageVectors(self.folder.with_name("passages"), meaning)

    @property
    def told(self) -> str:
        """Say in words which model is used; loads none."""
        if self.model:
            return self.model
        from claims.matching.semantic.choosing import english_installed

        return "english" if english_installed() else "not installed"


@lru_cache(maxsize=2)
def _meaning(choice: str) -> "Meaning | None":
    from claims.matching.semantic.choosing import open_meaning

    return open_meaning(choice)


@lru_cache(maxsize=4)
def _vectors(folder: Path, ledger: str, meaning: "Meaning") -> "ClaimVectors":
    from claims.matching.semantic.vectors import ClaimVectors

    return ClaimVectors(folder, meaning, ledger)
