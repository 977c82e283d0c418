"""Opening a database and the two ways to use it: reading, and writing under the writer's lock.

SQLite writers begin with BEGIN IMMEDIATE, since a plain BEGIN that reads before it writes loses to other
writers. The journal is DELETE with synchronous=EXTRA below SQLite 3.51.3, whose WAL reset can corrupt,
and WAL with synchronous=FULL from there on: both keep every acknowledged commit through a power cut.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError

from claims.errors import BadInput, ExtraMissing, StoreBusy, VerifierError, WorkspaceDamaged
from claims.store import schema

__all__ = [
    "Connection", "Store", "explain", "open_engine", "refuse_foreign_database", "refuse_foreign_file",
    "tolerate_any_text",
]  # fmt: skip

BUSY_SECONDS = 5
WAL_IS_SAFE_FROM = (3, 51, 3)
APPLICATION_ID = 0x76657269


class Store:
    """A database of one ledger and its projections."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.url = engine.url.render_as_string(hide_password=False)
        self.where = engine.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Hold one snapshot of the database for reading; nothing done inside is kept."""
        with _explained(self.where), self.engine.connect() as connection, connection.begin() as snapshot:
            yield connection
            snapshot.rollback()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Hold the writer's lock; leaving commits, an exception undoes everything.

        Raises StoreBusy when another writer holds the lock for longer than the waiting time.
        """
        with _explained(self.where), self.engine.connect() as bare:
            connection = bare.execution_options(verifier_writes=True)
            with connection.begin():
                if connection.dialect.name != "sqlite":
                    connection.execute(select(schema.ledger_head.c.id).with_for_update())
                yield connection

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


@contextmanager
def _explained(where: str) -> Iterator[None]:
    """Turn database errors into ours; anything unforeseen in SQL stays a fault of the program."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        raise explain(error, where) from error


def explain(error: DBAPIError, where: str) -> VerifierError:
    """Say what a database error means for the person at the keyboard."""
    text = str(error.orig)
    if "locked" in text or "busy" in text or "lock timeout" in text:
        return StoreBusy(f"{where} is in use by another writer; nothing was stored, try again in a moment")
    if "full" in text or "disk I/O" in text:
        return StoreBusy(f"{where} cannot be written ({text}); nothing was stored, free some space and retry")
    if "readonly" in text or "unable to open" in text:
        return BadInput(
            f"{where} cannot be opened for writing ({text}); check the folder and its permissions"
        )
    return WorkspaceDamaged(f"{where} cannot be read: {text}; keep the file, restore a backup or a dossier")


def open_engine(url: str) -> Engine:
    """Make an engine for a SQLite or PostgreSQL URL; opens no connection yet.

    Raises BadInput for an unusable URL and ExtraMissing when the PostgreSQL driver is not installed.
    """
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite":
            return _sqlite_engine(address)
        return create_engine(address)
    except ModuleNotFoundError as missing:
        raise ExtraMissing("postgres", f"The database {address.drivername}") from missing
    except (ArgumentError, NoSuchModuleError) as unusable:
        raise BadInput(
            f"{url!r} is not a database address; use sqlite:///FILE or postgresql+psycopg://…"
        ) from unusable


def _sqlite_engine(address: URL) -> Engine:
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver must not open transactions by itself: BEGIN comes from _begin_sqlite.
    connection.isolation_level = None
    wal = sqlite3.sqlite_version_info >= WAL_IS_SAFE_FROM
    for pragma in (
        f"journal_mode={'WAL' if wal else 'DELETE'}",
        f"synchronous={'FULL' if wal else 'EXTRA'}",
        "foreign_keys=ON",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("verifier_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def refuse_foreign_database(store: "Store") -> None:
    """Refuse the file behind a SQLite store when it is not one of ours; see `refuse_foreign_file`."""
    address = store.engine.url
    if address.get_backend_name() == "sqlite" and address.database:
        refuse_foreign_file(Path(address.database))


def refuse_foreign_file(path: Path) -> None:
    """Refuse a file that is there and is not one of our SQLite databases.

    Raises WorkspaceDamaged for an empty or foreign file, so that it is never written over.
    """
    if not path.exists():
        return
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as unreadable:
        raise WorkspaceDamaged(f"{path} cannot be read: {unreadable.strerror}") from unreadable
    if not header:
        raise WorkspaceDamaged(
            f"{path} is empty where a database should be; move it away or restore a backup"
        )
    if not header.startswith(b"SQLite format 3\0"):
        raise WorkspaceDamaged(f"{path} is not a SQLite database; it was left untouched, restore a backup")
    application = int.from_bytes(header[68:72], "big")
    if application not in {APPLICATION_ID, 0}:
        raise WorkspaceDamaged(f"{path} belongs to another program; choose another --workspace or --database")


def tolerate_any_text(engine: Engine) -> Engine:
    """Let an engine read SQLite text that is not UTF-8, so that an audit can name it instead of failing."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _tolerant_text)
    return engine


def _tolerant_text(connection: sqlite3.Connection, _record: object) -> None:
    connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
