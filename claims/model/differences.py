"""Two texts held against each other word by word."""

from dataclasses import dataclass

from claims.model.cards import CaptureCard

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the left text beside words of the right one; spans are code points, end exclusive.

    Where `same` is false the left words are not in the right text there, and the other way round; words
    that only one side has stand beside an empty span.
    """

    left: Span
    right: Span
    same: bool


Row = tuple[Piece, ...]
"""A paragraph of each text that stand beside each other, or one that the other text lacks."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two captures, the earlier one at the left, with the places in which their words differ."""

    left: CaptureCard
    right: CaptureCard
    left_text: str
    right_text: str
    rows: tuple[Row, ...]

    @property
    def differences(self) -> tuple[Piece, ...]:
        """The pieces in which the texts differ, in the order of the texts."""
        return tuple(piece for row in self.rows for piece in row if not piece.same)


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A capture that another one may be held against, and why."""

    capture: CaptureCard
    why: str
