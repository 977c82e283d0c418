"""One parsed sentence as plain values, so that the rules over it need no model."""

from collections.abc import Iterator
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of a sentence with their places in the text and their governors, as parallel lists.

    `tags` are those of the Penn Treebank, `relations` the names of the arcs to `heads` (ClearNLP style);
    `firsts` and `lasts` are the outermost words that a word governs, `lasts` inclusive.
    """

    lower: list[str]
    tags: list[str]
    relations: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    firsts: list[int]
    lasts: list[int]

    def __len__(self) -> int:
        return len(self.lower)

    def children(self, index: int, *relations: str) -> Iterator[int]:
        """Yield the words that a word governs, in order; only those of some relations where given."""
        for at in range(self.firsts[index], self.lasts[index] + 1):
            if self.heads[at] == index and at != index and (not relations or self.relations[at] in relations):
                yield at

    def child(self, index: int, *relations: str) -> int | None:
        """Return the first word that a word governs by one of some relations."""
        return next(self.children(index, *relations), None)

    def is_verb(self, index: int) -> bool:
        """Whether a word is a verb in any form but a modal."""
        return self.tags[index].startswith("VB")

    def chars(self, span: Span) -> Span:
        """Return the offsets in the text of some words, end exclusive."""
        return self.starts[span[0]], self.ends[span[1] - 1]
