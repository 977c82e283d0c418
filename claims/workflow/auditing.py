"""Checking the ledger and all that is derived from it, and deriving it anew."""

from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import TemporaryDirectory

from claims.errors import BadInput, LedgerBroken, WorkspaceDamaged
from claims.ledger.checkpoint import claimed_size, verify_checkpoint
from claims.model.audits import AuditReport
from claims.model.cards import SelfTestCard
from claims.store import log
from claims.store.engine import Store, open_engine, refuse_foreign_database, tolerate_any_text
from claims.store.inspection import Findings, Inspection
from claims.store.projections import replay_in_place
from claims.store.tampering import copy_database, tamper
from claims.workflow.desk import DATABASE, HELD_CHECKPOINT, Desk, default_url, own_place
from claims.workflow.protecting import held_note, protect


def audit(folder: Path, url: str, against: str | None = None) -> AuditReport:
    """Recompute every leaf, signature, commitment and digest, replay the events, and compare.

    `against` is a signed checkpoint somebody holds; the ledger must have grown from it. Works on a
    workspace too damaged to open: what does not hold, or cannot be read, is in the report, with the first
    bad ledger position; nothing is changed.
    """
    own = held_note(own_place(folder, url, HELD_CHECKPOINT))
    held = [note for note in (own, against) if note is not None]
    sizes = [size for note in held if (size := claimed_size(note)) is not None]
    findings = _inspect(url, sizes)
    protected = 0
    for note in held:
        protected = max(protected, _compare(findings, note))
    if own is not None and protected and claimed_size(own) not in findings.signed:
        findings.add("The checkpoint that this workspace holds is missing among those of the database")
    return AuditReport(
        ok=not findings.problems,
        size=findings.size,
        root=findings.root.hex(),
        first_bad=findings.first_bad,
        projections_equal=findings.projections_equal,
        captures_ok=findings.captures_ok,
        problems=tuple(findings.problems),
        protected_up_to=protected,
        unusual=findings.unusual,
    )


def _inspect(url: str, sizes: list[int]) -> Findings:
    store = Store(tolerate_any_text(open_engine(url)))
    try:
        refuse_foreign_database(store)
        with store.reading() as connection:
            return Inspection(connection).run(sizes)
    except WorkspaceDamaged as damaged:
        return Findings(problems=[str(damaged)], captures_ok=False, projections_equal=False)
    finally:
        store.close()


def _compare(findings: Findings, note: str) -> int:
    """Hold the ledger against a checkpoint from outside; returns how many events it protects."""
    try:
        point = verify_checkpoint(note, findings.vkey)
    except LedgerBroken as broken:
        findings.add(f"A held checkpoint cannot be used: {broken}")
        return 0
    if point.size > findings.size:
        findings.add(
            f"A held checkpoint covers {point.size} events; only {findings.size} are left", findings.size
        )
    elif findings.roots.get(point.size) != point.root:
        findings.add(f"The first {point.size} events are not those a held checkpoint was signed over")
    else:
        return point.size
    return 0


def self_test(folder: Path, url: str, times: int) -> tuple[SelfTestCard, ...]:
    """Edit a copy of the workspace again and again, one value a time, and say which edits an audit finds.

    The workspace itself is only read. Raises BadInput where it is no SQLite workspace or holds nothing.
    """
    store = Store(open_engine(url))
    cards = []
    try:
        with TemporaryDirectory() as scratch:
            for number in range(times):
                place = Path(scratch) / str(number)
                place.mkdir()
                copy_database(store, place / DATABASE)
                held = own_place(folder, url, HELD_CHECKPOINT)
                if held.exists():
                    copyfile(held, place / HELD_CHECKPOINT)
                edited = tamper(place / DATABASE, number)
                report = audit(place, default_url(place))
                cards.append(SelfTestCard(edited, not report.ok, report.problems[:1]))
                rmtree(place)
    finally:
        store.close()
    return tuple(cards)


def rebuild(desk: Desk) -> int:
    """Empty the projections and derive them from the events anew; returns the number of events.

    Raises LedgerBroken when the events cannot be replayed; the projections then stay as they were.
    """
    with desk.store.writing() as connection:
        return replay_in_place(connection, log.events(connection))


def checkpoint(desk: Desk) -> str:
    """Return a signed checkpoint of the ledger as it stands; raises BadInput without the ledger's key."""
    note = protect(desk)
    if note is None:
        raise BadInput(
            f"The key that signs checkpoints is not in {desk.keyring.folder}; use the workspace that made it"
        )
    return note
