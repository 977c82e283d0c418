"""Reviewers and their keys."""

from sqlalchemy import Connection, select

from claims.store.schema import reviewer


def public_key_of(connection: Connection, name: str) -> str | None:
    """Return a reviewer's public key line, None when nobody joined under that name."""
    return connection.execute(select(reviewer.c.public_key).where(reviewer.c.name == name)).scalar()
