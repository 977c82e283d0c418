"""What may be typed next in a filter: its fields, their values, and the filters saved under a name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claims.model.filters import FilterNames
from claims.text.filters import (
    FIELDS,
    NO_CREDIBILITY,
    Piece,
    credibilities_named,
    pieces,
    quoted,
    statuses_named,
)
from claims.vocabulary import ClaimStatus, Credibility

SAVED = "@"
"""What a saved filter is recalled by; no word of a claim begins with it."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing to type: `typed` is the whole filter with it, the cursor at the end of `upto`."""

    shown: str
    note: str
    typed: str
    upto: int


def completions(typed: str, cursor: int, names: FilterNames, saved: Mapping[str, str]) -> list[Completion]:
    """Return what can stand at the cursor, in the order to offer it."""
    here = next((piece for piece in pieces(typed) if piece.start < cursor <= piece.end), None)
    if here is None:
        return [*(_saved("", saved) if not typed.strip() else ()), *_fields(typed, cursor, cursor)]
    if here.field:
        return list(_values(typed, here, names))
    word = typed[here.start : here.end]
    if word.startswith(SAVED):
        return list(_saved(word[1:], saved))
    return list(_fields(typed, here.start, here.end))


def _put(typed: str, place: tuple[int, int], text: str, shown: str, note: str) -> Completion:
    start, end = place
    return Completion(shown, note, f"{typed[:start]}{text}{typed[end:].lstrip()}", start + len(text))


def _fields(typed: str, start: int, end: int) -> Iterator[Completion]:
    begun = typed[start:end].casefold()
    for name, note in FIELDS.items():
        if name.startswith(begun):
            yield _put(typed, (start, end), f"{name}:", f"{name}:", note)


def _saved(begun: str, saved: Mapping[str, str]) -> Iterator[Completion]:
    for name, kept in sorted(saved.items()):
        if name.casefold().startswith(begun.casefold()):
            yield Completion(f"{SAVED}{name}", kept, f"{kept} ", len(kept) + 1)


def _values(typed: str, here: Piece, names: FilterNames) -> Iterator[Completion]:
    """Offer the values of the field under the cursor; of a list with commas, those of its last part."""
    before, comma, begun = here.value.rpartition(",")
    if here.field not in {"status", "credibility"}:
        before, comma, begun = "", "", here.value
    for value, note in _known(here.field, begun.strip(), names):
        text = f"{here.field}:{before}{comma}{quoted(value)} "
        yield _put(typed, (here.start, here.end), text, value, note)


def _known(field: str, begun: str, names: FilterNames) -> Iterator[tuple[str, str]]:
    match field:
        case "status":
            yield from ((status.value, status.label) for status in ClaimStatus if _begins(status, begun))
        case "credibility":
            wanted = credibilities_named(begun) if begun else frozenset(Credibility)
            yield from ((grade.value, grade.label) for grade in Credibility if grade in wanted)
            if NO_CREDIBILITY.startswith(begun.casefold()):
                yield NO_CREDIBILITY, "nobody rated it yet"
        case "stale":
            yield from ((word, "") for word in ("yes", "no") if word.startswith(begun.casefold()))
        case "outlet":
            yield from ((name, "") for name in names.outlets if begun.casefold() in name.casefold())
        case "reviewer":
            yield from ((name, "") for name in names.reviewers if begun.casefold() in name.casefold())
        case _:
            return


def _begins(status: ClaimStatus, begun: str) -> bool:
    return status in statuses_named(begun)
