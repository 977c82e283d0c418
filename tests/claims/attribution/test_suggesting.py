import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.attribution import suggest
from claims.model.chains import Suggestion
from claims.vocabulary import SuggestionKind

NOISE = """the mayor Orr said told reporters that “ ” " ‘ ’ « » 「 」
( ) , . : ; — according to police , who
was reportedly including is believed to have been killed on Tuesday X posted
, citing two officials announced which thought Repeating what echoing a report wife of Oran Pell
the told his wife the officials posted channel on with in a video post ORSK (KPA) - We our report
cites X he she they 他说 صرح says \u202e not 52 1,000 as reported by , adding"""
WORDS = st.sampled_from([*NOISE.split(), "\n", " \n\n"])


@st.composite
def newsroom_noise(draw: st.DrawFn) -> str:
    return draw(st.sampled_from([" ", "", " "])).join(draw(st.lists(WORDS, max_size=60)))


@settings(max_examples=1500, deadline=None)
@given(st.one_of(newsroom_noise(), st.text(max_size=200)))
def test_any_text_gives_sane_suggestions(text: str) -> None:
    for found in suggest(text, outlet="The Courier"):
        assert 0 <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        assert found.text == found.text.strip()
        assert found.claim
        assert 0 <= found.check_worthiness <= 3
        assert found.chain[0].actor == "The Courier"
        assert found.outlet_asserts == (len(found.chain) == 1)
        assert found.reason
        for hop in found.chain[1:]:
            if hop.start is not None and hop.end is not None:
                assert 0 <= hop.start < hop.end <= len(text)
            if hop.cue_start is not None and hop.cue_end is not None:
                assert text[hop.cue_start : hop.cue_end] == hop.cue
        if found.hedge is not None:
            assert text[found.hedge.start : found.hedge.end] == found.hedge.text
        for number in found.numbers:
            assert text[number.start : number.end] == number.text
        if found.supported_by is not None:
            assert found.supported_by != (found.start, found.end)


def test_a_lone_surrogate_beside_a_number_in_words_is_read_over() -> None:
    found = suggest("Three \ud800 men were freed, police said.", outlet="The Courier")
    assert [number.text for one in found for number in one.numbers] == ["Three"]


def test_a_letter_of_another_tongue_is_no_zero() -> None:
    found = suggest("A ponte de Kell fechou para o porto novo.", outlet="The Courier")
    assert [one.numbers for one in found] == [()]


def only(text: str, words: str, published_on: date | None = None) -> Suggestion:
    found = [s for s in suggest(text, outlet="The Courier", published_on=published_on) if words in s.text]
    assert len(found) == 1, found
    return found[0]


def actors(suggestion: Suggestion) -> list[str]:
    return [hop.actor for hop in suggestion.chain]


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("Police said the bridge was closed.", "closed", ["Police"]),
        ("The bridge was closed, police said on Monday.", "closed", ["police"]),
        ("The bridge was closed, said Mayor Ann Orr.", "closed", ["Ann Orr"]),
        ("The bridge, police said, was closed at noon.", "closed", ["police"]),
        ("According to Ann Orr, the bridge was closed.", "closed", ["Ann Orr"]),
        ("As reported by Nova Presa, the bridge was closed.", "closed", ["Nova Presa"]),
        ("Kron was quoted by TASS as saying that the bridge was closed.", "closed", ["TASS", "Kron"]),
        (
            "Reuters, citing two officials, reported that the bridge was shut.",
            "shut",
            ["Reuters", "two officials"],
        ),
        ("Reuters reported that police said the bridge was shut.", "shut", ["Reuters", "police"]),
        ("The bridge was closed, Ann Orr told AFP.", "closed", ["AFP", "Ann Orr"]),
        ("“It is closed,” Ann Orr posted on X.", "closed", ["X post by Ann Orr", "Ann Orr"]),
        ("The bridge is now said to be closed.", "closed", ["unnamed"]),
        ("It is believed that the bridge was closed.", "closed", ["unnamed"]),
        ("The mayor reportedly closed the bridge.", "closed", ["unnamed"]),
        ("Rights groups say the bridge was closed.", "closed", ["Rights groups"]),
        ("Ann Orr spoke. “It is closed,” she said. “We are safe.”", "safe", ["Ann Orr"]),
    ],
)
def test_who_stands_behind_the_words(text: str, words: str, chain: list[str]) -> None:
    assert actors(only(text, words)) == ["The Courier", *chain]


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not say whether the bridge was closed.",
        "Warner States closed its bridge in May.",
        "The claim was large and the report was late.",
        "A bomb claimed 12 lives in Orsk.",
    ],
)
def test_the_outlet_speaks_for_itself(text: str) -> None:
    assert all(suggestion.outlet_asserts for suggestion in suggest(text, outlet="The Courier"))


def test_an_aside_in_an_attributed_sentence_stays_with_the_outlet() -> None:
    text = "Niva said Ann Orr, who ran for mayor in 2010, had left Kell."
    assert only(text, "who ran").outlet_asserts
    assert only(text, "who ran").claim == "Ann Orr ran for mayor in 2010"
    left = only(text, "had left")
    assert actors(left) == ["The Courier", "Niva"]
    assert left.claim == "Ann Orr had left Kell"


def test_a_headline_and_a_hedged_line_stand_on_the_sourced_paragraph() -> None:
    text = (
        "Mayor Orr freed\n\nAnn Orr, the mayor of Kell, is now said to be out of prison.\n\n"
        "Ann Orr was released from prison on Monday, according to the news site Nova Presa.\n"
    )
    found = suggest(text, outlet="The Courier")
    sourced = only(text, "was released")
    hedged = only(text, "out of prison")
    headline = next(s for s in found if s.kind is SuggestionKind.HEADLINE)
    assert hedged.supported_by == (sourced.start, sourced.end)
    assert hedged.claim == "Ann Orr, the mayor of Kell, is out of prison"
    assert headline.outlet_asserts
    assert headline.supported_by is not None


def test_claims_stand_alone() -> None:
    text = "Ann Orr was jailed on Tuesday. She was freed last month, her lawyer said."
    assert only(text, "jailed", date(2026, 3, 4)).claim == "Ann Orr was jailed on 3 March 2026"
    assert only(text, "freed", date(2026, 3, 4)).claim == "Ann Orr was freed in February 2026"
    assert "date-unresolved" in only(text, "jailed").flags
    assert "pronoun-unresolved" in only("They were freed.", "freed").flags


def test_doubtful_sources_are_flagged() -> None:
    assert "unnamed-source" in only("Two officials said it was closed.", "closed").flags
    assert "vague-source" in only("The ministry said it was closed.", "closed").flags
    assert "quotation-unclosed" in only("Ann Orr said: “It is closed", "closed").flags


def test_a_surname_leads_back_to_the_fuller_name() -> None:
    text = "Ann Orr runs the port. Orr said the bridge was closed."
    hop = only(text, "closed").chain[-1]
    assert (hop.actor, hop.start, hop.cue) == ("Ann Orr", text.index("Orr said"), "said")


@pytest.mark.parametrize(
    "unit", ["Police said “it was shut", "X, who said Y, ", "He said that she said ", "‘a “b "]
)
def test_time_is_linear(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    began = time.process_time()
    suggest(text, outlet="The Courier")
    assert time.process_time() - began < 5


def test_an_age_is_given_to_nobody_who_only_speaks() -> None:
    text = (
        "Ann Orr was moved. “Orr is ill,” said her colleague Ivo Lenn. Niva said the 61-year-old had a fever."
    )
    assert only(text, "had a fever").claim == "Ann Orr had a fever"
    doubtful = "Ann Orr and Eva Holt were moved. Niva said the 61-year-old had a fever."
    assert "pronoun-unresolved" in only(doubtful, "had a fever").flags
