"""Claims are narrowed by fields in the database, page by page, and a claim keeps its row."""

import pytest

from claims.model.texts import Derivation, Fetched
from claims.text.filters import read_filter
from claims.vocabulary import Confidence, Credibility, Verdict
from claims.workflow import deciding, looking, sourcing, undoing
from claims.workflow.attaching import KnownClaim, NewClaim, Place, attach, withdraw
from claims.workflow.capturing import take_capture
from claims.workflow.desk import Desk
from tests.conftest import OpenDesk

RATING = deciding.Rating(Credibility.POSSIBLY_TRUE, Confidence.LOW, Verdict.UNCONFIRMED, "one report")


def take(desk: Desk, outlet: str) -> str:
    text = f"A long day on the quay, {outlet} reports, with little to be seen and less to be heard."
    fetched = Fetched(
        text.encode(), text, "text/plain", f"file:///{outlet}.txt", "A day", Derivation("plain", "1")
    )
    return take_capture(desk, fetched, source=outlet).capture_id


@pytest.fixture
def story(open_at: OpenDesk) -> Desk:
    """Four claims: kate's of The Courier and Nordlys, rated by her or not, and one of mika's."""
    kate, mika = open_at("kate"), open_at("mika")
    courier, nordlys = (take(kate, outlet) for outlet in ("The Courier", "Nordlys"))
    for number, (desk, capture_id) in enumerate(
        [(kate, courier), (kate, courier), (kate, nordlys), (mika, nordlys)]
    ):
        place = Place(capture_id, number * 5, number * 5 + 4)
        attach(desk, place, NewClaim(f"Statement {number} of the day"))
    deciding.rate(kate, number_of(kate, 0), RATING)
    return kate


def number_of(desk: Desk, number: int) -> str:
    (card,) = (card for card in looking.claim_rows(desk, 0, 9) if f"Statement {number}" in card.wording)
    return card.claim_id


def shown(desk: Desk, typed: str) -> list[int]:
    """The claims that a typed filter shows, by their numbers in the order shown."""
    read = read_filter(typed)
    assert read.problems == ()
    rows = looking.claim_rows(desk, 0, 9, read.wanted)
    assert looking.claim_count(desk, read.wanted) == len(rows)
    return [int(card.wording.split()[1]) for card in rows]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("", [3, 2, 1, 0]),
        ("statement THE", [3, 2, 1, 0]),
        ("day 2", [2]),
        ('"the day"', [3, 2, 1, 0]),
        ('"day the"', []),
        ("outlet:courier", [1, 0]),
        ('outlet:"The Courier" 1', [1]),
        ("outlet:nobody", []),
        ("status:attached", [3, 2, 1]),
        ("status:assessed", [0]),
        ("credibility:3", [0]),
        ("credibility:none", [3, 2, 1]),
        ("credibility:3,none", [3, 2, 1, 0]),
        ("credibility:1", []),
        ("reviewer:mika", [3]),
        ("reviewer:KA", [3, 2, 1, 0]),
        ("reviewer:nobody", []),
        ("stale:no", [3, 2, 1, 0]),
        ("stale:yes", []),
        ("before:2000", []),
        ("before:2999", [3, 2, 1, 0]),
        ("100%", []),
    ],
)
def test_a_field_shows_the_claims_that_have_it(story: Desk, typed: str, numbers: list[int]) -> None:
    assert shown(story, typed) == numbers


def test_a_rating_whose_basis_changed_is_found_as_stale(story: Desk) -> None:
    first = number_of(story, 0)
    capture_id = looking.claim(story, first).mentions[0].capture_id
    attach(story, Place(capture_id, 40, 50), KnownClaim(first))
    assert shown(story, "stale:yes") == [0]
    assert shown(story, "stale:no reviewer:kate") == [2, 1]


def test_undone_acts_and_withdrawn_words_count_no_more(open_at: OpenDesk, story: Desk) -> None:
    mika = open_at("mika")
    second = number_of(story, 1)
    deciding.rate(mika, second, RATING)
    assert shown(story, "reviewer:mika") == [3, 1]
    undoing.undo(mika)
    assert shown(story, "reviewer:mika") == [3]
    withdraw(story, looking.claim(story, second).mentions[0].mention_id, "misread")
    assert shown(story, "outlet:courier") == [0]


def test_an_outlet_is_found_by_every_name_it_goes_by(story: Desk) -> None:
    sourcing.name_otherwise(story, "The Courier", "Вестник")
    assert shown(story, "outlet:vestnik") == [1, 0]


def test_a_claim_keeps_its_row_among_those_wanted(story: Desk) -> None:
    wanted = read_filter("outlet:courier").wanted
    assert looking.claim_row(story, number_of(story, 0)) == 3
    assert looking.claim_row(story, number_of(story, 0), wanted) == 1
    assert looking.claim_row(story, number_of(story, 3), wanted) is None
    assert looking.claim_rows(story, 1, 9, wanted)[0].claim_id == number_of(story, 0)


def test_filtered_pages_follow_one_another_by_their_key(story: Desk) -> None:
    wanted = read_filter("status:attached").wanted
    first = looking.claim_page(story, limit=2, wanted=wanted)
    rest = looking.claim_page(story, after=first.next, limit=2, wanted=wanted)
    assert [card.claim_id for card in (*first.rows, *rest.rows)] == [number_of(story, n) for n in (3, 2, 1)]
    assert rest.next is None


def test_the_names_to_ask_for_are_outlets_and_reviewers(story: Desk) -> None:
    names = looking.filter_names(story)
    assert names.outlets == ("Nordlys", "The Courier")
    assert names.reviewers == ("kate", "mika")
