"""What an outlet prints under every report: lines that tell nothing of where this one is from."""

from collections import Counter
from collections.abc import Iterable

SEEN_IN = 3
"""Reports of an outlet that have a line from which it is taken for boilerplate."""

SHORTEST = 20
"""Code points of a line below which it cannot make two reports look alike."""


def common_lines(texts: Iterable[str]) -> frozenset[str]:
    """Return the lines that several reports of one outlet share, without the space around them."""
    counts = Counter(line for text in texts for line in {line.strip() for line in text.splitlines()})
    return frozenset(line for line, count in counts.items() if count >= SEEN_IN and len(line) >= SHORTEST)


def blanked(text: str, lines: frozenset[str]) -> str:
    """Return a text with some lines replaced by as many spaces, so that offsets stay what they were."""
    if not lines:
        return text
    return "".join(
        _spaces(line) if line.strip() in lines else line for line in text.splitlines(keepends=True)
    )


def _spaces(line: str) -> str:
    return "".join(letter if letter.isspace() else " " for letter in line)
