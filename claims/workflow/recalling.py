"""Looking at the desk as it was at a moment: why two and not one, then."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from claims.errors import BadInput
from claims.matching.index import ClaimIndex
from claims.store.past import recall
from claims.workflow.desk import DATABASE, INDEX, Desk


def moment_of(text: str) -> datetime | int:
    """Read a moment: a day (its end, UTC), a time in ISO 8601 (UTC unless it says otherwise), or an event.

    Raises BadInput for anything else.
    """
    text = text.strip()
    if text.isascii() and text.isdecimal() and len(text) < len("20250916"):
        return int(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as unreadable:
        raise BadInput(
            f"{text!r} is no moment: use a day (2025-09-16), a time (2025-09-16T12:00) or an event's number"
        ) from unreadable
    if len(text) <= len("2025-09-16"):
        moment = datetime.combine(moment.date(), time.max)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@contextmanager
def desk_as_of(desk: Desk, until: datetime | int) -> Iterator[Desk]:
    """Hold the desk as it was; every reading function works on it, and every act is refused.

    It is made by replaying the events up to then, so it equals a rebuild at that moment.
    """
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        past = recall(desk.store, until, folder / DATABASE)
        try:
            yield replace(desk, store=past, folder=folder, index=ClaimIndex(folder / INDEX, desk.ledger))
        finally:
            past.close()
