"""Which captures reuse which, over as many steps as there are: what one denied copy changes for others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Executable, select, union_all

from claims.store import schema
from claims.store.projections.facts import Read


def reused_by(read: Read, capture_ids: Iterable[str]) -> Mapping[str, set[str]]:
    """Return, for each capture reached from some captures, those it was found to reuse, denied or not."""
    return _reached(read, capture_ids, upwards=True)


def reusing(read: Read, capture_id: str) -> set[str]:
    """Return the captures that reuse a capture, or what reuses it; the capture itself among them."""
    found = _reached(read, [capture_id], upwards=False)
    return {capture_id}.union(*found.values())


def _reached(read: Read, capture_ids: Iterable[str], *, upwards: bool) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    seen: set[str] = set()
    wanted = set(capture_ids)
    while wanted:
        seen |= wanted
        for row in read(_edges(wanted, upwards=upwards)):
            nearer, farther = (row.one, row.of) if upwards else (row.of, row.one)
            found[nearer].add(farther)
        wanted = {farther for farthers in found.values() for farther in farthers} - seen
    return found


def _edges(capture_ids: set[str], *, upwards: bool) -> Executable:
    reuse, capture = schema.reuse, schema.capture
    pairs = (
        (reuse.c.capture_id, reuse.c.of_id),
        (capture.c.capture_id, capture.c.duplicate_of),
        (capture.c.capture_id, capture.c.copy_of),
    )
    return union_all(
        *(
            select(one.label("one"), of.label("of")).where(
                (one if upwards else of).in_(capture_ids), of.is_not(None)
            )
            for one, of in pairs
        )
    )
