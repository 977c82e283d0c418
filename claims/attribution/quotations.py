"""Quotations of a paragraph: where they open and close, broken ones included."""

import re
from typing import NamedTuple

_MARK = re.compile(r"[“”\"„«»‘’'「」『』]")
_CLOSERS = {
    "“": "”",
    '"': '"',
    "„": "“”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‘": "’",
    "'": "'",
}
_SINGLE = "‘'"


class Quotation(NamedTuple):
    """A quotation with its marks (`start` to `end`) and its words (`inner_start` to `inner_end`)."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """Return the outermost quotations between two offsets, in order; an unclosed one runs to the end."""
    singles = True
    found, stray = _scan(text, start, end, singles=singles)
    if stray is not None:
        # A single mark that nothing closes was an apostrophe: what follows is read again without them.
        again, _ = _scan(text, stray, end, singles=False)
        found += again
    return found


def _scan(text: str, start: int, end: int, *, singles: bool) -> tuple[list[Quotation], int | None]:
    """Return the quotations found, and where a single mark was left open, if one was."""
    found: list[Quotation] = []
    opened = -1
    closers = ""
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened < 0:
            if _opens(text, at, mark, start, singles=singles):
                opened, closers = at, _CLOSERS[mark]
        elif mark in closers and _closes(text, at, mark, end):
            found.append(Quotation(opened, at + 1, opened + 1, at, closed=True))
            opened = -1
    if opened < 0:
        return found, None
    if text[opened] in _SINGLE:
        return found, opened + 1
    if opened + 1 < end:
        found.append(Quotation(opened, end, opened + 1, end, closed=False))
    return found, None


def _opens(text: str, at: int, mark: str, start: int, *, singles: bool) -> bool:
    if mark not in _CLOSERS:
        return False
    before = text[at - 1] if at > start else " "
    if mark in _SINGLE:
        after = text[at + 1 : at + 2]
        return singles and not before.isalnum() and (after.isalnum() or after in '“"') and after != ""
    if mark == "»":
        return not before.isalnum() and before not in ".,!?…"
    return True


def _closes(text: str, at: int, mark: str, end: int) -> bool:
    """Whether a mark closes: a single one between letters, or after a plural's s, is an apostrophe."""
    if mark not in "’'":
        return True
    after = text[at + 1] if at + 1 < end else " "
    before = text[at - 1]
    return not after.isalnum() and not (
        before in "sS" and after == " " and at + 2 < end and text[at + 2].isalpha()
    )
