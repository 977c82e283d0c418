"""A desk: one reviewer at one workspace, with the ledger open."""

import fcntl
import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from claims.errors import BadInput, WorkspaceDamaged
from claims.ledger.acts import ActType
from claims.ledger.checkpoint import verifier_key
from claims.ledger.events import Act
from claims.ledger.signatures import public_line, sign
from claims.matching.index import ClaimIndex
from claims.matching.semantic.beside import VectorsBeside
from claims.review import LEDGER_ACTOR, check_reviewer
from claims.store import log
from claims.store.engine import Store, open_engine, refuse_foreign_file
from claims.store.migrating import bring_up_to_date
from claims.store.projections import PROJECTION_VERSION, projected_by, replay_in_place
from claims.workflow.keyring import Keyring

DATABASE = "verifier.db"
HELD_CHECKPOINT = "checkpoint"
INDEX = "index"
LOCAL_WEIGHTS = "weights.json"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every workflow function needs: where the ledger is, who acts, and the time."""

    store: Store
    folder: Path
    keyring: Keyring
    index: ClaimIndex
    reviewer: str
    ledger: str
    origin: str
    vkey: str
    app: str
    clock: Callable[[], datetime] = _now
    vectors: VectorsBeside = field(default_factory=VectorsBeside)
    parses: bool = False

    @property
    def held_checkpoint(self) -> Path:
        """Where this workspace keeps the last checkpoint it saw, outside the database."""
        return own_place(self.folder, self.store.url, HELD_CHECKPOINT)

    @property
    def local_weights(self) -> Path:
        """Where this workspace keeps the weights it has learned, if it has."""
        return own_place(self.folder, self.store.url, LOCAL_WEIGHTS)

    def close(self) -> None:
        """Give back every connection."""
        self.store.close()


def default_url(folder: Path) -> str:
    """Return the address of the embedded database of a workspace."""
    return f"sqlite:///{folder / DATABASE}"


def own_place(folder: Path, url: str, name: str) -> Path:
    """Return where a workspace keeps what belongs to one database.

    The workspace's own database has the plain name; another one, used through --database, a name of its own.
    """
    if url == default_url(folder):
        return folder / name
    return folder / f"{name}-{hashlib.sha256(url.encode()).hexdigest()[:12]}"


def open_store(folder: Path, url: str) -> Store:
    """Open the database of a workspace, made on first use.

    Raises WorkspaceDamaged, WorkspaceNewer, BadInput or ExtraMissing; none of them changes a byte.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise BadInput(
            f"The workspace {folder} cannot be made: {refused.strerror}; set --workspace"
        ) from refused
    database = folder / DATABASE
    if url != default_url(folder) or (database.exists() and database.stat().st_size > 0):
        return _open_store(folder, url)
    with _making(folder):
        return _open_store(folder, url)


@contextmanager
def _making(folder: Path) -> Iterator[None]:
    """Let one process at a time make the database of a workspace.

    While one makes it the file is empty; who waits here finds it made, and an empty file that is still
    there was no database.
    """
    try:
        with (folder / "making.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except OSError as refused:
        raise BadInput(f"The workspace {folder} cannot be written: {refused.strerror}") from refused


def _open_store(folder: Path, url: str) -> Store:
    if url == default_url(folder):
        database = folder / DATABASE
        refuse_foreign_file(database)
        held = own_place(folder, url, HELD_CHECKPOINT)
        if not database.exists() and held.exists():
            raise WorkspaceDamaged(f"{database} is missing, though {held} says a ledger was here; restore it")
    store = Store(open_engine(url))
    bring_up_to_date(store)
    return store


def open_desk(
    folder: Path,
    url: str,
    reviewer: str,
    app: str,
    semantic_model: str = "off",
    *,
    parses: bool = False,
) -> Desk:
    """Open a workspace for a reviewer; the ledger is opened on first use.

    `semantic_model` is a choice of `claims.matching.semantic.choosing`; it is opened by the first search.
    `parses` says that suggestions read sentences with the parser of the extra `nlp` too.
    """
    reviewer = check_reviewer(reviewer)
    store = open_store(folder, url)
    keyring = Keyring(folder / "keys")
    with store.reading() as connection:
        head = log.read_head(connection)
        outdated = head is not None and projected_by(connection) != PROJECTION_VERSION
    if outdated:
        # The tables were derived by another version of the program; the events are all it takes.
        with store.writing() as connection:
            replay_in_place(connection, log.events(connection))
    if head is None:
        head = _open_ledger(store, keyring, app)
    place = own_place(folder, url, INDEX)
    return Desk(
        store,
        folder,
        keyring,
        ClaimIndex(place, head.ledger),
        reviewer,
        head.ledger,
        head.origin,
        head.vkey,
        app,
        vectors=VectorsBeside(place / "vectors", head.ledger, semantic_model),
        parses=parses,
    )


def _open_ledger(store: Store, keyring: Keyring, app: str) -> log.Head:
    ledger = secrets.token_hex(16)
    origin = f"verifier/{ledger[:12]}"
    key = keyring.make_ledger_key()
    public = key.public_key().public_bytes_raw()
    data = {"origin": origin, "vkey": verifier_key(origin, public), "public_key": public_line(public)}
    act = Act(ledger, ActType.LEDGER_OPENED, LEDGER_ACTOR, {**data}, {}, app=app)
    signature = sign(act.to_bytes(), key)
    with store.writing() as connection:
        head = log.read_head(connection)
        if head is not None:
            return head
        log.open_ledger(connection, ledger, origin, data["vkey"])
        log.append(connection, act, (), signature, _now())
        head = log.read_head(connection)
    if head is None:
        raise WorkspaceDamaged(f"{store.where} did not keep the head of the ledger")
    return head


@contextmanager
def closing(desk: Desk) -> Iterator[Desk]:
    """Close a desk at the end of a session."""
    try:
        yield desk
    finally:
        desk.close()
