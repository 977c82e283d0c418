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
    ("The EU ambassador in Orsk said the talks would go on.", "EU ambassador in Orsk"),
    ("The envoy to Sund said both sides had agreed to a truce.", "envoy to Sund"),
    ("Harbour Watch in Orsk said the quay was shut.", "Harbour Watch"),
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


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Union and the Port Company said the quay was shut.",
        "Lumen and Orvane say the quay was shut.",
        "Foreign Minister Jan Novak and his Sundish counterpart Ema Holt said the quay was shut.",
    ],
)
def test_of_two_who_speak_together_one_is_kept_and_the_reviewer_is_told(text: str) -> None:
    (found,) = suggested(text)
    assert "joint-source" in found.flags


@pytest.mark.parametrize("name", ["The Ministry of Health and Care", "The Food and Port Agency", "Jan Novak"])
def test_a_body_with_and_in_its_name_is_one_source(name: str) -> None:
    (found,) = suggested(f"{name} said the quay was shut.")
    assert "joint-source" not in found.flags


def test_words_before_an_interruption_are_the_subject_of_those_behind_it() -> None:
    (found,) = suggested("“The bridge,” said Ada Rusk, “was never inspected.”")
    assert (found.text, found.claim) == ("was never inspected", "The bridge was never inspected")
    (found,) = suggested("“Well,” said Ada Rusk, “we tried to warn them.”")
    assert found.claim == "Ada Rusk: “we tried to warn them”"


@pytest.mark.parametrize("hour", ["14:20 GMT:", "14:20", "9.15pm BST —", "7:05 a.m. ET –"])
def test_the_hour_of_a_ticker_is_no_word_of_its_entry(hour: str) -> None:
    (found,) = suggested(f"{hour} Two drones struck the port, the navy said.")
    assert found.claim == "Two drones struck the port"


def test_an_outlet_of_the_list_that_was_told_stands_before_the_speaker() -> None:
    (found,) = suggested("“They shot at us,” a witness told El País.")
    assert [hop.actor for hop in found.chain] == ["The Courier", "El País", "witness"]
