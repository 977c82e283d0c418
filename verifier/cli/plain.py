"""Answers as plain lines for screen readers and pipes: no boxes, no columns, no signs that mean something.

Every line is a heading or "label: value"; rows of a list are blocks with an empty line before each. The lines
come from the document that --json prints, so that nothing is in the one and not in the other.
"""

from collections.abc import Iterator, Mapping, Sequence


def plain_lines(document: Mapping[str, object]) -> Iterator[str]:
    """Yield the lines of a document: single facts first, then its lists, each row a block of its own."""
    lists = {name: value for name, value in document.items() if isinstance(value, list) and _are_rows(value)}
    facts = [line for name, value in document.items() if name not in lists for line in _whole(name, value)]
    yield from facts
    for number, (name, rows) in enumerate(lists.items()):
        if number or facts:
            yield ""
        yield f"{_label(name)}: {len(rows)}"
        for place, row in enumerate(rows, 1):
            yield ""
            yield f"{_label(name)}, {place} of {len(rows)}"
            for field, value in row.items():
                yield from _facts(_label(field), value)


def _whole(name: str, value: object) -> Iterator[str]:
    """Yield a fact of the whole answer, also that there is none; where a list ends there is just no next."""
    if _says(value):
        yield from _facts(_label(name), value)
    elif name != "next":
        yield f"{_label(name)}: none"


def _are_rows(values: list[object]) -> bool:
    return bool(values) and all(isinstance(row, Mapping) for row in values)


def _says(value: object) -> bool:
    """Whether there is anything to read out: a missing value, no words and an empty list say nothing."""
    return value is not None and (not isinstance(value, str | Sequence | Mapping) or len(value) > 0)


def _label(name: str) -> str:
    return name.replace("_", " ")


def _facts(label: str, value: object) -> Iterator[str]:
    """Yield a value as one line; an object or a list as one line for each value in it."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _facts(f"{label} {_label(str(name))}", inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for number, inner in enumerate(value, 1):
            yield from _facts(f"{label} {number}" if len(value) > 1 else label, inner)
    elif _says(value):
        yield f"{label}: {_said(value)}"


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    # On one line: captured words must not pass for lines of the answer.
    return " ".join(str(value).split())
