"""Editing a copy of a workspace as a forger with the file would, to see whether the audit finds it."""

from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Column, Connection, Table, func, select, text, update
from sqlalchemy.exc import IntegrityError

from claims.errors import BadInput
from claims.store import schema
from claims.store.engine import Store, open_engine
from claims.store.migrating import SQLITE_GUARDS

MOST_TRIES = 100


def copy_database(store: Store, file: Path) -> None:
    """Write a SQLite database, as it is at one moment, to another file; raises BadInput for any other."""
    if store.engine.dialect.name != "sqlite":
        raise BadInput("A self-test edits a copy of the database, which is made of a SQLite workspace only")
    # A copy cannot be made inside a transaction, and every connection of the engine begins one.
    bare = store.engine.raw_connection()
    try:
        bare.cursor().execute("VACUUM INTO ?", (str(file),))
    finally:
        bare.close()


def tamper(file: Path, number: int) -> str:
    """Change one value of one row in a database file, past its guards, and say which.

    The same number changes the same value of the same database.
    """
    chance = Random(number)  # noqa: S311 - which value is edited need not be a secret
    engine = open_engine(f"sqlite:///{file}")
    try:
        with engine.begin() as connection:
            for name in SQLITE_GUARDS:
                connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
            edited = _edit(connection, chance)
            for guard in SQLITE_GUARDS.values():
                connection.execute(text(guard))
    finally:
        engine.dispose()
    return edited


def _edit(connection: Connection, chance: Random) -> str:
    for _ in range(MOST_TRIES):
        table = chance.choice(schema.metadata.sorted_tables)
        rows = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if not rows:
            continue
        column = chance.choice(list(table.columns))
        row = chance.randrange(rows)
        try:
            with connection.begin_nested():
                if _change(connection, table, column, row):
                    return f"{table.name}.{column.name}, row {row + 1} of {rows}"
        except IntegrityError:
            # The new value is a key that is taken already; another place is as good.
            continue
    raise BadInput("There is nothing in the workspace to edit yet")


def _change(connection: Connection, table: "Table[Any]", column: "Column[Any]", row: int) -> bool:
    keys = list(table.primary_key.columns)
    found = connection.execute(select(table).order_by(*keys).offset(row).limit(1)).mappings().one()
    value = _other(found[column.name])
    where = [key == found[key.name] for key in keys]
    return connection.execute(update(table).where(*where).values({column.name: value})).rowcount == 1


def _other(value: object) -> object:
    """Return a value of the same kind that is not the same."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:] if value else b"\0"
    if isinstance(value, str):
        return value[:-1] + ("x" if value[-1] != "x" else "y") if value else "x"
    return 1
