"""Facts wait to be written together, and nobody who reads can tell."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, select

from claims.store import log, schema
from claims.store.inspection import raw_rows
from claims.store.projections import facts as module
from claims.store.projections import replay
from claims.store.projections.facts import Facts, batches
from claims.workflow.desk import Desk
from tests.claims.workflow.test_auditing import fill


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    schema.metadata.create_all(engine)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def claim_row(number: int) -> dict[str, object]:
    return {"claim_id": f"C-{number:04d}", "seq": number, "withdrawn": None}


def written(connection: Connection) -> list[int]:
    return list(connection.execute(select(schema.claim.c.seq).order_by(schema.claim.c.seq)).scalars())


def test_what_waits_is_written_before_anything_is_read_or_changed(connection: Connection) -> None:
    facts = Facts(connection)
    facts.put(schema.claim, [claim_row(1), claim_row(2)])
    assert written(connection) == []
    assert set(facts.read(select(schema.claim.c.seq)).scalars()) == {1, 2}
    facts.put(schema.claim, [claim_row(3)])
    facts.withdraw(schema.claim, schema.claim.c.seq >= 2, 9)
    standing = select(schema.claim.c.seq).where(schema.claim.c.withdrawn.is_(None))
    assert list(connection.execute(standing).scalars()) == [1]


def test_no_more_waits_than_may(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 3)
    facts = Facts(connection)
    for number in range(5):
        facts.put(schema.claim, [claim_row(number)])
    assert written(connection) == [0, 1, 2, 3]
    facts.write()
    assert written(connection) == [0, 1, 2, 3, 4]


def test_a_replay_in_small_portions_gives_the_tables_of_the_desk(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, connection: Connection
) -> None:
    fill(desk)
    monkeypatch.setattr(module, "MOST_WAITING", 4)
    monkeypatch.setattr(module, "AT_ONCE", 2)
    with desk.store.reading() as stored:
        replay(connection, log.events(stored))
        for table in schema.PROJECTION_TABLES:
            assert set(raw_rows(connection, table)) == set(raw_rows(stored, table)), table.name


def test_portions_hold_every_subject_once() -> None:
    subjects = [f"C-{number}" for number in range(1_203)]
    assert [one for portion in batches(subjects) for one in portion] == subjects
    assert list(batches([])) == []
