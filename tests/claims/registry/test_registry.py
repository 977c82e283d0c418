"""The list of well-known sources, and the record of a source."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from claims.registry import known_source, known_source_of_host, track_record
from claims.registry.known import known_sources
from claims.text.normalize import fold
from claims.vocabulary import Reliability

DAY = date(2025, 3, 1)


def test_every_name_and_host_belongs_to_one_row() -> None:
    names = [name for known in known_sources() for name in {fold(name) for name in known.names}]
    hosts = [host for known in known_sources() for host in known.hosts]
    assert len(names) == len(set(names))
    assert len(hosts) == len(set(hosts))


def test_names_are_found_in_any_script_and_hosts_below_their_own() -> None:
    reuters = known_source("Рейтер")
    assert reuters is not None
    assert reuters is known_source("REUTERS") is known_source_of_host("www.Reuters.com.")
    assert known_source("Reutlingen Post") is None
    assert known_source_of_host("notreuters.com") is known_source_of_host("com") is None


@given(st.lists(st.booleans(), max_size=60))
def test_the_interval_holds_the_share_and_narrows_a_suggestion(outcomes: list[bool]) -> None:
    record = track_record((DAY, held) for held in outcomes)
    assert 0 <= record.low <= record.high <= 1
    if outcomes:
        assert record.low <= record.held / record.resolved <= record.high
    if len(outcomes) < 8:
        assert record.suggested is Reliability.F


def test_suggestions_follow_the_lower_end_of_the_interval() -> None:
    assert track_record([(DAY, True)] * 100).suggested is Reliability.A
    assert track_record([(DAY, True)] * 10).suggested is Reliability.C
    assert track_record([(DAY, False)] * 10).suggested is Reliability.E
