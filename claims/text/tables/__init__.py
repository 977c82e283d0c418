"""Word tables of the text layer as plain files, one class or pair a line; `#` starts a comment.

Written for this project from general knowledge of the languages; no text of any source may be copied in.
"""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[str, ...]:
    """Return the lines of a table, without comments and blank lines."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


@cache
def classes(name: str) -> dict[str, frozenset[int]]:
    """Return the numbers of the classes that each entry of a table of classes belongs to.

    Entries of a line are separated by commas; an entry may stand in several lines.
    """
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows(name)):
        for entry in row.split(","):
            found.setdefault(entry.strip(), set()).add(number)
    return {entry: frozenset(numbers) for entry, numbers in found.items()}


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a table that is a plain list, parted by white space."""
    return frozenset(word for row in rows(name) for word in row.split())
