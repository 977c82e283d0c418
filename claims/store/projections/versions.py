"""The optimistic version of a subject: how many events touched it."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, func, select

from claims.store import schema

_TOUCHED = (
    select(schema.touch.c.subject, func.count())
    .where(schema.touch.c.subject.in_(bindparam("subjects", expanding=True)))
    .group_by(schema.touch.c.subject)
)


def versions_of(connection: Connection, subjects: Sequence[str]) -> dict[str, int]:
    """Return the version of each subject, 0 for one that no event touched."""
    counted = connection.execute(_TOUCHED, {"subjects": subjects})
    return defaultdict(int, {row[0]: row[1] for row in counted})


def version_of(connection: Connection, subject: str) -> int:
    """Return the version of one subject."""
    return versions_of(connection, [subject])[subject]
