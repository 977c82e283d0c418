"""Hops beyond the speaker: recipients, platforms, agencies in datelines, reports that are repeated."""

import pytest

from claims.attribution import suggest
from claims.model.chains import Suggestion
from claims.vocabulary import NodeKind, SuggestionKind


def attributed(text: str, words: str, outlet: str = "The Courier") -> Suggestion:
    """Return the attributed suggestion that holds some words."""
    found = [s for s in suggest(text, outlet=outlet) if words in s.text and not s.outlet_asserts]
    assert len(found) == 1, found
    return found[0]


def hops(suggestion: Suggestion) -> list[str]:
    """Return the actors behind the outlet."""
    return [hop.actor for hop in suggestion.chain[1:]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The port confirmed to The Courier that the quay was shut.", ["port"]),
        ("The port admitted to the daily Lantern that the quay was shut.", ["Lantern", "port"]),
        ("The port said in a statement to Polar Press that the quay was shut.", ["Polar Press", "port"]),
        ("The port told Radio Quay that the quay was shut.", ["Radio Quay", "port"]),
        ("The port admitted exclusively to The Courier that the quay was shut.", ["port"]),
        ("The port acknowledged to our reporter that the quay was shut.", ["port"]),
        ("The spokesman said to reporters that the quay was shut.", ["spokesman"]),
        ("Police told the lawyer of Oran Pell that the quay was shut, he said.",
         ["lawyer of Oran Pell", "Police"]),
        ("The wife of Oran Pell said the quay was shut.", ["wife of Oran Pell"]),
        ("Port Ministry officials said the quay was shut.", ["Port Ministry officials"]),
        ("Ema Holt posted on Chirrup that the quay was shut.", ["Chirrup post by Ema Holt", "Ema Holt"]),
        ("Ema Holt wrote on her Lumeo channel Deep Water that the quay was shut.",
         ["Lumeo post by Ema Holt", "Ema Holt"]),
        ("Ema Holt announced on her Lumeo account that the quay was shut.",
         ["Lumeo post by Ema Holt", "Ema Holt"]),
        ("In a Lumeo post, Ema Holt said the quay was shut.", ["Lumeo post by Ema Holt", "Ema Holt"]),
        ("Posting on Lumeo, Ema Holt said the quay was shut.", ["Lumeo post by Ema Holt", "Ema Holt"]),
        ("Ema Holt wrote on the platform Lumeo that the quay was shut.",
         ["Lumeo post by Ema Holt", "Ema Holt"]),
        ("In the Orsk post office, Ema Holt said the quay was shut.", ["Ema Holt"]),
        ("In a Sunday post, Ema Holt said the quay was shut.", ["Ema Holt"]),
        ("Ema Holt posted on Monday that the quay was shut.", ["Ema Holt"]),
        ("Ema Holt wrote on her channel that the quay was shut.", ["Channel post by Ema Holt", "Ema Holt"]),
        ("In a video post on Lumeo, Ema Holt said the quay was shut.",
         ["Lumeo post by Ema Holt", "Ema Holt"]),
        ("Ema Holt said in a video posted on Lumeo that the quay was shut.",
         ["Lumeo post by Ema Holt", "Ema Holt"]),
        ("Ema Holt wrote on Facebook that the quay was shut, citing the daily Lantern.",
         ["Facebook post by Ema Holt", "Ema Holt", "Lantern"]),
        ("Repeating what the daily Lantern had reported, Ema Holt said the quay was shut.",
         ["Ema Holt", "Lantern"]),
        ("Radio Quay said the quay was shut, echoing a report by the daily Lantern.",
         ["Radio Quay", "Lantern"]),
        ("Radio Quay said the quay was shut, following a talk with engineers.", ["Radio Quay"]),
        ("Polar Press quoted two officials as saying the quay was shut.", ["Polar Press", "two officials"]),
        ("The daily Lantern said, without naming a source, that the quay was shut.", ["Lantern"]),
    ],
)  # fmt: skip
def test_the_chain_holds_every_hop(text: str, chain: list[str]) -> None:
    assert hops(attributed(text, "quay was shut")) == chain


def test_a_relative_is_called_by_name_when_the_text_gives_one() -> None:
    text = (
        "Officials have told the mother of Oran Pell that the poet is ill, she said in an interview.\n\n"
        "“They rang me,” Una Pell said."
    )
    assert hops(attributed(text, "the poet is ill")) == ["Una Pell", "Officials"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Guards told the sister of Oran Pell he was ill, she told The Courier.",
         ["sister of Oran Pell", "Guards"]),
        ("Oran Pell's wife was told by guards that he was ill, she said.", ["Oran Pell's wife", "guards"]),
        ("Officials told the family of Oran Pell that he was ill, they said.",
         ["family of Oran Pell", "Officials"]),
        ("Officials told the wife of Oran Pell that he died. She said in an interview that he was ill.",
         ["wife of Oran Pell"]),
        ("Oran Pell was told by guards that he was ill.", ["guards"]),
    ],
)  # fmt: skip
def test_who_was_told_speaks_and_not_the_person_in_the_phrase(text: str, chain: list[str]) -> None:
    assert hops(attributed(text, "was ill")) == chain


def test_the_name_before_the_verb_is_the_subject_of_what_was_told() -> None:
    one = attributed("The port told Radio Quay Pell was ill.", "was ill")
    assert (hops(one), one.claim) == (["Radio Quay", "port"], "Pell was ill")


@pytest.mark.parametrize(
    "text", ["Oran Pell was not told by guards that he was ill.", "Pell was told by guards to leave."]
)
def test_what_nobody_was_told_is_no_statement(text: str) -> None:
    assert all(one.outlet_asserts for one in suggest(text, outlet="The Courier"))


def test_a_husband_is_not_she() -> None:
    text = "Officials told the husband of Una Pell that the poet is ill, she said."
    assert "husband of Una Pell" not in hops(attributed(text, "the poet is ill"))


def test_a_source_cited_in_the_next_sentence_stands_behind_the_post() -> None:
    text = "“It is shut,” Ema Holt posted on Threadline. The post cites the daily Lantern."
    assert hops(attributed(text, "It is shut")) == ["Threadline post by Ema Holt", "Ema Holt", "Lantern"]


def test_the_agency_of_a_dateline_stands_before_the_outlet() -> None:
    text = "ORSK (Polar Press) - The quay was shut. Police said two cars fell.\n\nNobody was hurt."
    assert hops(attributed(text, "quay")) == ["Polar Press"]
    assert hops(attributed(text, "two cars")) == ["Polar Press", "Police"]
    assert [s.outlet_asserts for s in suggest(text, outlet="The Courier")] == [False, False, True]
    assert suggest(text, outlet="Polar Press")[0].outlet_asserts


@pytest.mark.parametrize("crowd", ["Rebels", "People present", "Commanders on both sides"])
def test_a_crowd_has_no_name(crowd: str) -> None:
    assert attributed(f"{crowd} said the quay was shut.", "quay").chain[-1].role is NodeKind.UNNAMED


def test_one_word_alone_is_no_person_until_the_text_says_so() -> None:
    assert attributed("Nova said the quay was shut.", "quay").chain[-1].role is NodeKind.ORGANISATION
    text = "Ema Nova left. Nova said the quay was shut."
    assert attributed(text, "quay").chain[-1].role is NodeKind.PERSON


def test_the_outlet_may_speak_of_itself() -> None:
    for text in (
        "We wrote that the quay was shut.",
        "Our report of 11 March said the quay was shut.",
        "We wrote: “Our quay was shut.”",
    ):
        [found] = [s for s in suggest(text, outlet="The Courier") if "quay" in s.text]
        assert found.outlet_asserts
        assert found.kind is SuggestionKind.UNATTRIBUTED


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Two men who are believed to have robbed a bank were seen in Orsk.", "Two men were seen in Orsk"),
        ("The boat, which is thought to have sunk, carried grain.", "The boat carried grain"),
        ("One of them, the poet Oran Pell, left Orsk.", "The poet Oran Pell left Orsk"),
        ("Two men, who are thought to be brothers, left.", "Two men are brothers"),
        ("Oran Pell, however, who ran the port, left.", "Oran Pell ran the port"),
        ("Among them was Oran Pell, 61, who ran the port.", "Oran Pell ran the port"),
    ],
)
def test_claims_read_as_sentences(text: str, claim: str) -> None:
    assert claim in [s.claim for s in suggest(text, outlet="The Courier")]


def test_a_participle_without_a_subject_is_flagged() -> None:
    found = suggest("The quay was shut, the port said, naming nobody at all.", outlet="The Courier")
    assert "subject-unresolved" in found[-1].flags
