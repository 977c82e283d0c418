"""Bringing a database to the tables of this version, and refusing those of a newer one."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from claims.errors import WorkspaceDamaged, WorkspaceNewer
from claims.store.engine import APPLICATION_ID, Store

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0010"
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
VERSION_TABLE = "alembic_version"


def revision_of(connection: Connection) -> str | None:
    """Return the revision the tables stand at, None where there are none yet."""
    names = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in names:
        return None
    rows = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return str(rows[0]) if rows and rows[0] else None


def bring_up_to_date(store: Store) -> None:
    """Create or upgrade the tables.

    Raises WorkspaceNewer for tables of a version this program does not know, and WorkspaceDamaged for
    tables of ours without a version; in both cases nothing is changed.
    """
    with store.reading() as connection:
        revision = revision_of(connection)
        foreign = revision is None and bool(set(inspect(connection).get_table_names()) - {VERSION_TABLE})
    if foreign:
        raise WorkspaceDamaged(f"{store.where} has tables but no version; it was left untouched")
    if revision == HEAD:
        return
    if revision is not None and revision not in KNOWN:
        raise WorkspaceNewer(
            f"{store.where} was written by a newer version (tables {revision}, this one knows {HEAD}); "
            "upgrade the program, nothing was changed"
        )
    upgrade(store, HEAD)


def upgrade(store: Store, revision: str) -> None:
    """Run the migrations up to a revision, all in one transaction."""
    from alembic import command

    with store.engine.connect() as bare:
        connection = bare.execution_options(verifier_writes=True)
        with connection.begin():
            # Another process may have made the tables while this one waited for the lock.
            if revision_of(connection) == revision:
                return
            command.upgrade(migration_settings(connection), revision)
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def migration_settings(connection: Connection) -> "Config":
    """Return the settings alembic needs to work on an open connection."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    settings.attributes["connection"] = connection
    return settings


SQLITE_GUARDS = {
    f"event_no_{act.lower()}": (
        f"CREATE TRIGGER event_no_{act.lower()} BEFORE {act} ON event "
        "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    )
    for act in ("UPDATE", "DELETE")
}
POSTGRES_GUARDS = {"event_no_change": "event_refuse_change"}
POSTGRES_QUERY = """
    SELECT t.tgname, p.proname FROM pg_trigger t
    JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT t.tgisinternal AND t.tgenabled = 'O' AND n.nspname = current_schema()
"""


def guards_stand(connection: Connection) -> bool:
    """Say whether the triggers that keep the event table append-only are there, unchanged, and no others."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        return {row.name: row.sql for row in found} == SQLITE_GUARDS
    return {row.tgname: row.proname for row in connection.execute(text(POSTGRES_QUERY))} == POSTGRES_GUARDS
