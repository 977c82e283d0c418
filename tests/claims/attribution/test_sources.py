"""Who the source is: words that only look like adverbs, counts, denials, hours and pronouns beside it."""

import pytest

from claims.attribution import suggest
from claims.model.chains import Suggestion
from claims.vocabulary import HopAct


def suggested(text: str) -> tuple[Suggestion, ...]:
    return suggest(text, outlet="The Courier")


SOURCES = [
    ("The pier will reopen soon, the family said.", "family"),
    ("The National Assembly said the vote was void.", "National Assembly"),
    ("John Reilly said the pier was unsafe.", "John Reilly"),
    ("Connolly, the mayor, said the pier was unsafe.", "Connolly"),
    ("The shares were overpriced, the Business Daily reported.", "Business Daily"),
    ("The envoy had only hours earlier said that the port was calm.", "envoy"),
    ("The governor two days later said the road was shut.", "governor"),
    ("Orvane Bank lost a billion crowns, it said.", "Orvane Bank"),
    ("No 10 said the plan was dead.", "No 10"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_the_source_is_the_whole_phrase_and_nothing_beside_it(text: str, source: str) -> None:
    (found,) = suggested(text)
    assert found.chain[-1].actor == source


@pytest.mark.parametrize(
    "statement",
    [
        "At least 60 miners died in the shaft",
        "Around 60 people live there",
        "In Kell 60 miners died",
        "In all five men lied",
    ],
)
def test_a_statement_that_opens_with_a_count_is_not_lost(statement: str) -> None:
    (found,) = suggested(f"{statement}, police said.")
    assert (found.text, found.chain[-1].actor) == (statement, "police")


@pytest.mark.parametrize("count", ["At least 300", "More than 300", "About 300", "Most of the 300"])
def test_a_hedged_count_keeps_its_comparator(count: str) -> None:
    (found,) = suggested(f"{count} sailors are said to have fled.")
    assert found.claim == f"{count} sailors have fled"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor rejected claims that the pier was unsafe.",
        "The mayor has dismissed the allegation that the pier was unsafe as nonsense.",
        "The mayor disputed reports that the pier was unsafe.",
    ],
)
def test_who_rejects_a_claim_denies_it(text: str) -> None:
    held = [found for found in suggested(text) if found.claim == "The pier was unsafe"]
    assert [(found.chain[-1].actor, found.chain[-1].act) for found in held] == [("mayor", HopAct.DENIES)]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody has said that the pier is safe.",
        "No one at the plant has said that the valve was open.",
        "If the minister says the road is shut, drivers will turn back.",
    ],
)
def test_what_nobody_said_is_the_outlets_own(text: str) -> None:
    assert all(found.outlet_asserts for found in suggested(text))


def test_a_name_that_ends_like_a_participle_is_a_subject() -> None:
    (found,) = suggested("Beijing declined to comment on the strike.")
    assert found.flags == ()


def test_an_unresolved_pronoun_never_stands_in_for_a_name() -> None:
    (found,) = suggested("She accused her former bosses of forging two reports.")
    assert "She’s" not in found.claim
    assert "pronoun-unresolved" in found.flags
