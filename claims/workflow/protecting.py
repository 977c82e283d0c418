"""Signing checkpoints, so that what was recorded cannot be rewritten unseen.

A checkpoint protects all events before it against anyone who holds the database but not the ledger's key.
The workspace keeps the last one in a file outside the database as well.
"""

import os
import threading
from contextlib import suppress
from pathlib import Path

from claims.errors import BadInput, LedgerBroken, VerifierError
from claims.ledger.checkpoint import Checkpoint, claimed_size, sign_checkpoint, verify_checkpoint
from claims.ledger.merkle import Frontier
from claims.store import checkpoints, log
from claims.store.checkpoints import StoredCheckpoint
from claims.store.engine import Connection
from claims.workflow.desk import Desk

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
        _refuse_forked(desk, connection, head.frontier.size)
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


def _refuse_forked(desk: Desk, connection: Connection, size: int) -> None:
    """Refuse to sign a ledger that did not grow from the checkpoint this workspace holds.

    A database put back from an older copy would otherwise be signed over, and nothing would tell any more
    that acts were lost.
    """
    note = held_note(desk.held_checkpoint)
    if note is None:
        return
    held = verify_checkpoint(note, desk.vkey)
    if held.size > size or checkpoints.root_at(connection, held.size) != held.root:
        raise LedgerBroken(
            f"The ledger has {size} events and did not grow from the {held.size} of {desk.held_checkpoint}; "
            "no checkpoint is signed, run: verifier audit"
        )


def _trusted(desk: Desk, last: StoredCheckpoint | None) -> Frontier:
    if last is None:
        return Frontier()
    signed = verify_checkpoint(last.note, desk.vkey)
    if (signed.size, signed.root) != (last.frontier.size, last.frontier.root()):
        raise LedgerBroken(f"The checkpoint at {last.size} does not fit its tree; run: verifier audit")
    return last.frontier


def hold(desk: Desk, note: str) -> None:
    """Keep a checkpoint in the workspace's own file, replaced in one step, never by a smaller one.

    Raises BadInput when the file cannot be written.
    """
    path = desk.held_checkpoint
    fresh = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}.new")
    try:
        held = held_note(path)
        if held is not None and (claimed_size(held) or 0) >= (claimed_size(note) or 0):
            return
        with fresh.open("w", encoding="utf-8") as file:
            file.write(note)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as refused:
        raise BadInput(
            f"The checkpoint cannot be kept in {path}: {refused.strerror}; the ledger is whole"
        ) from refused


def held_note(path: Path) -> str | None:
    """Return the checkpoint kept in a file, None before the first; raises BadInput for an unreadable one."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None
    except OSError as unreadable:
        raise BadInput(f"The held checkpoint {path} cannot be read: {unreadable.strerror}") from unreadable


def try_to_protect(desk: Desk) -> None:
    """Sign the ledger if that can be done now.

    What was recorded stays recorded either way; the end of the session tries again and says why not.
    """
    with suppress(VerifierError):
        protect(desk)


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
