"""The desk as it was: equal to what it was then, whatever came after."""

from datetime import UTC, datetime, timedelta

import pytest

from claims.errors import BadInput
from claims.store import schema
from claims.store.engine import Store
from claims.store.inspection import raw_rows
from claims.vocabulary import Confidence, Credibility, Relation, Verdict
from claims.workflow.attaching import KnownClaim, NewClaim, Place, attach, parse_chain, reword, withdraw
from claims.workflow.deciding import Rating, rate, relate
from claims.workflow.desk import Desk
from claims.workflow.looking import claim, event_count
from claims.workflow.recalling import desk_as_of, moment_of
from claims.workflow.searching import claims_holding
from claims.workflow.sourcing import merge
from claims.workflow.undoing import redo, undo
from tests.claims.workflow.story import capture_samples

Rows = dict[str, set[tuple[object, ...]]]


def tables(store: Store) -> Rows:
    with store.reading() as connection:
        return {table.name: set(raw_rows(connection, table)) for table in schema.PROJECTION_TABLES}


def test_every_moment_equals_what_the_tables_were_then(desk: Desk) -> None:
    courier = capture_samples(desk)["courier"].capture_id
    seen: dict[int, Rows] = {}

    def note() -> None:
        seen[event_count(desk) - 1] = tables(desk.store)

    note()
    made = attach(desk, Place(courier, 0, 9), NewClaim("The bridge is shut"), chain=parse_chain("A > B"))
    note()
    attach(desk, Place(courier, 10, 19), KnownClaim(made.claim_id), chain=parse_chain("A > C"))
    note()
    other = attach(desk, Place(courier, 20, 29), NewClaim("The bridge is closed")).claim_id
    relate(desk, made.claim_id, other, Relation.SAME)
    note()
    rate(desk, made.claim_id, Rating(Credibility.DOUBTFUL, Confidence.LOW, Verdict.DISPUTED, "two words"))
    note()
    merge(desk, "C", "B")
    note()
    undo(desk)
    note()
    redo(desk)
    note()
    reword(desk, made.claim_id, "The bridge at Osk is shut")
    withdraw(desk, made.mention_id, "misread")
    note()
    for seq, then in seen.items():
        with desk_as_of(desk, seq) as past:
            assert tables(past.store) == then


def test_the_past_can_be_read_and_searched_and_not_written(desk: Desk) -> None:
    courier = capture_samples(desk)["courier"].capture_id
    made = attach(desk, Place(courier, 0, 9), NewClaim("The bridge is shut"))
    then = event_count(desk) - 1
    reword(desk, made.claim_id, "The bridge is open")
    with desk_as_of(desk, then) as past:
        assert claim(past, made.claim_id).wordings == ("The bridge is shut",)
        assert [card.claim_id for card in claims_holding(past, "bridge shut")] == [made.claim_id]
        with pytest.raises(BadInput, match="the past"):
            reword(past, made.claim_id, "The bridge is gone")
    assert len(claim(desk, made.claim_id).wordings) == 2
    with (
        pytest.raises(BadInput, match="Nothing had been recorded"),
        desk_as_of(desk, moment_of("1999-01-01")),
    ):
        pass


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("42", 42),
        ("2025-09-16T12:00", datetime(2025, 9, 16, 12, tzinfo=UTC)),
        ("2025-09-16T12:00+02:00", datetime(2025, 9, 16, 10, tzinfo=UTC)),
        ("2025-09-16", datetime(2025, 9, 17, tzinfo=UTC) - timedelta(microseconds=1)),
    ],
)
def test_moments_are_read(text: str, moment: datetime | int) -> None:
    assert moment_of(text) == moment


@pytest.mark.parametrize("text", ["", "yesterday", "2025-13-01", "-1"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="no moment"):
        moment_of(text)
