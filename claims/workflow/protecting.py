"""Signing checkpoints, so that what was recorded cannot be rewritten unseen.

A checkpoint protects all events before it against anyone who holds the database but not the ledger's key.
The workspace keeps the last one in a file outside the database as well.
"""

import os
from pathlib import Path

from claims.errors import BadInput, LedgerBroken
from claims.ledger.checkpoint import Checkpoint, sign_checkpoint, verify_checkpoint
from claims.ledger.merkle import Frontier
from claims.store import checkpoints, log
from claims.store.checkpoints import StoredCheckpoint
from claims.workflow.desk import HELD_CHECKPOINT, Desk

EVERY = 100


def protect(desk: Desk) -> str | None:
    """Sign the ledger as it stands, after recomputing every leaf since the last checkpoint.

    Returns the signed note, None where this workspace does not hold the ledger's key. Raises
    LedgerBroken instead of signing a ledger that does not hold (verify before sign).
    """
    key = desk.keyring.ledger_key()
    if key is None:
        return None
    with desk.store.writing() as connection:
        last = checkpoints.last_checkpoint(connection)
        head = log.read_head(connection)
        if head is None or head.frontier.size == 0:
            raise LedgerBroken("The ledger has no head; run: verifier audit")
        if last is not None and last.size == head.frontier.size:
            note = last.note
        else:
            trusted = _trusted(desk, last)
            frontier = checkpoints.recomputed_frontier(connection, trusted)
            if frontier != head.frontier:
                raise LedgerBroken("The head of the ledger does not fit its events; run: verifier audit")
            note = sign_checkpoint(Checkpoint(desk.origin, frontier.size, frontier.root()), key)
            previous = last.size if last else None
            checkpoints.add_checkpoint(connection, StoredCheckpoint(frontier.size, previous, note, frontier))
    hold(desk, note)
    return note


def _trusted(desk: Desk, last: StoredCheckpoint | None) -> Frontier:
    if last is None:
        return Frontier()
    signed = verify_checkpoint(last.note, desk.vkey)
    if (signed.size, signed.root) != (last.frontier.size, last.frontier.root()):
        raise LedgerBroken(f"The checkpoint at {last.size} does not fit its tree; run: verifier audit")
    return last.frontier


def hold(desk: Desk, note: str) -> None:
    """Keep a checkpoint in the workspace's own file, replaced in one step; raises BadInput."""
    path = desk.held_checkpoint
    fresh = path.with_suffix(f".{os.getpid()}.new")
    try:
        with fresh.open("w", encoding="utf-8") as file:
            file.write(note)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as refused:
        raise BadInput(
            f"The checkpoint cannot be kept in {path}: {refused.strerror}; the ledger is whole"
        ) from refused


def held_note(folder: Path) -> str | None:
    """Return the checkpoint a workspace holds, None before the first."""
    try:
        return (folder / HELD_CHECKPOINT).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None


def end_session(desk: Desk) -> None:
    """Protect what this session recorded, then close."""
    try:
        with desk.store.reading() as connection:
            last = checkpoints.last_checkpoint(connection)
            head = log.read_head(connection)
        if head is not None and (last is None or last.size < head.frontier.size):
            protect(desk)
    finally:
        desk.close()
