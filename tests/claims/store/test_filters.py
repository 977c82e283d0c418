"""Filters and notes mean the same on SQLite and PostgreSQL, for few claims listed and for many met."""

import pytest

from claims.store.queries import filters
from claims.text.filters import read_filter
from claims.vocabulary import Confidence, Credibility, Verdict
from claims.workflow import deciding, looking, sourcing
from claims.workflow.attaching import NewClaim, Place, attach, withdraw
from claims.workflow.finding import find
from tests.claims.store.conftest import PostgresUrl
from tests.claims.workflow.test_filtering import take
from tests.conftest import OpenDesk

FOUND = {
    "outlet:courier": 1,
    "outlet:vestnik": 1,
    "outlet:nobody": 0,
    "reviewer:kate": 2,
    "reviewer:nobody": 0,
    "credibility:3": 1,
    "credibility:3,none": 2,
    "stale:no": 2,
    "stale:yes": 0,
    "before:2000": 0,
    "before:2999": 2,
    "QUAY credibility:none": 1,
}


@pytest.mark.parametrize("few", [filters.FEW, 0])
@pytest.mark.parametrize("engine", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_filters_find_the_same_claims_on_every_engine(
    open_at: OpenDesk, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, engine: str, few: int
) -> None:
    fresh: PostgresUrl = request.getfixturevalue("postgres_url") if engine == "postgres" else str
    desk = open_at(url=fresh())
    monkeypatch.setattr(filters, "FEW", few)
    attached = [
        attach(desk, Place(take(desk, outlet), 2, 10), NewClaim(f"The quay was closed, {outlet} says"))
        for outlet in ("The Courier", "Nordlys", "The Courier")
    ]
    withdraw(desk, attached[2].mention_id, "misread")
    reason = deciding.Rating(
        Credibility.POSSIBLY_TRUE, Confidence.LOW, Verdict.UNCONFIRMED, "Quay office says"
    )
    deciding.rate(desk, attached[0].claim_id, reason)
    sourcing.name_otherwise(desk, "The Courier", "Вестник")
    standing = "status:attached,assessed "
    counted = {typed: looking.claim_count(desk, read_filter(standing + typed).wanted) for typed in FOUND}
    assert counted == FOUND
    assert [note.text for note in find(desk, "quay OFFICE").notes] == ["Quay office says"]
