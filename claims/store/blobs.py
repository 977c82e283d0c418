"""Captured bytes and texts, kept once by their digest."""

import hashlib

from sqlalchemy import Connection, insert, select

from claims.errors import WorkspaceDamaged
from claims.store.schema import blob


def put(connection: Connection, data: bytes) -> str:
    """Keep the bytes unless they are kept already; return their SHA-256 in hexadecimal."""
    digest = hashlib.sha256(data).hexdigest()
    known = connection.execute(select(blob.c.sha256).where(blob.c.sha256 == digest)).first()
    if known is None:
        connection.execute(insert(blob).values(sha256=digest, data=data))
    return digest


def get(connection: Connection, digest: str) -> bytes:
    """Return kept bytes, checked against their digest; raises WorkspaceDamaged when they are not those."""
    data = connection.execute(select(blob.c.data).where(blob.c.sha256 == digest)).scalar_one_or_none()
    if not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() != digest:
        raise WorkspaceDamaged(f"The kept bytes {digest[:12]}… are missing or changed; run: verifier audit")
    return data


def text(connection: Connection, digest: str) -> str:
    """Return a kept text."""
    return get(connection, digest).decode("utf-8")
