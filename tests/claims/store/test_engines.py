"""The same desk on SQLite and on PostgreSQL: equal tables, equal refusals, migrations both ways."""

from collections.abc import Callable

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from claims.errors import ExtraMissing, RuleRefused
from claims.store import schema
from claims.store.engine import Store, open_engine
from claims.store.inspection import raw_rows
from claims.store.migrating import HEAD, bring_up_to_date, guards_stand, migration_settings, revision_of
from claims.vocabulary import Confidence, Credibility, Verdict
from claims.workflow.auditing import audit, rebuild
from claims.workflow.deciding import Rating, rate
from claims.workflow.desk import Desk, default_url
from claims.workflow.looking import corroboration
from claims.workflow.undoing import redo, undo
from tests.claims.store.conftest import PostgresUrl
from tests.claims.workflow.story import attach_four, capture_samples
from tests.conftest import OpenDesk

ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
UrlOf = Callable[[str], str]


@pytest.fixture
def url_of(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> UrlOf:
    """Give the address of a fresh database on an engine."""

    def url(engine: str) -> str:
        if engine == "sqlite":
            return default_url(tmp_path_factory.mktemp("sqlite"))
        fresh: PostgresUrl = request.getfixturevalue("postgres_url")
        return fresh()

    return url


@pytest.mark.parametrize("engine", ENGINES)
def test_migrations_go_up_match_the_tables_and_go_down(engine: str, url_of: UrlOf) -> None:
    store = Store(open_engine(url_of(engine)))
    bring_up_to_date(store)
    with store.engine.begin() as connection:
        assert revision_of(connection) == HEAD
        assert guards_stand(connection)
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
        command.downgrade(migration_settings(connection), "base")
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    bring_up_to_date(store)
    with store.reading() as connection:
        assert revision_of(connection) == HEAD
    store.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_desk_works_audits_and_rebuilds(engine: str, url_of: UrlOf, open_at: OpenDesk) -> None:
    url = url_of(engine)
    desk = open_at(url=url)
    claim_id = attach_four(desk, capture_samples(desk)["courier"].capture_id)
    assert len(corroboration(desk, claim_id).origins) == 1
    with pytest.raises(RuleRefused):
        rate(desk, claim_id, Rating(Credibility.CONFIRMED, Confidence.HIGH, Verdict.SUPPORTED, "four"))
    rate(desk, claim_id, Rating(Credibility.PROBABLY_TRUE, Confidence.LOW, Verdict.SUPPORTED, "one"))
    undo(desk)
    redo(desk)
    before = tables(desk)
    rebuild(desk)
    assert tables(desk) == before
    report = audit(desk.folder, url)
    assert report.ok, report.problems


def tables(desk: Desk) -> dict[str, set[tuple[object, ...]]]:
    """Return all projections as sets of rows."""
    with desk.store.reading() as connection:
        return {table.name: set(raw_rows(connection, table)) for table in schema.PROJECTION_TABLES}


@pytest.mark.postgres
def test_an_edit_on_postgres_is_found(url_of: UrlOf, open_at: OpenDesk) -> None:
    url = url_of("postgres")
    desk = open_at(url=url)
    attach_four(desk, capture_samples(desk)["courier"].capture_id)
    with desk.store.engine.begin() as connection:
        connection.execute(text("UPDATE mention SET exact = 'other words' WHERE mention_id = 'M-0009'"))
    report = audit(desk.folder, url)
    assert not report.projections_equal
    assert any("M-0009" in problem for problem in report.problems)


def test_a_missing_driver_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(ExtraMissing, match=r"\[postgres\]"):
        open_engine("postgresql+psycopg://nobody@localhost/nothing")
