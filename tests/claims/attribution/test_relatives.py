"""Hedges in relative clauses, recipients of several words, and days that read well in a claim."""

from datetime import date

import pytest

from claims.attribution import suggest
from claims.model.chains import Suggestion
from claims.vocabulary import SuggestionKind


def suggested(text: str, words: str) -> Suggestion:
    """Return the suggestion that ends in some words."""
    found = suggest(text, outlet="Radio Quay", published_on=date(2025, 3, 11))
    return next(one for one in found if one.text.endswith(words))


def test_a_hedge_in_a_relative_clause_has_no_speaker_and_its_own_subject() -> None:
    text = "The crew met the pilot Oran Pell, who is now said to be back at sea, and left."
    one = suggested(text, "back at sea")
    assert one.kind is SuggestionKind.HEDGED_UNNAMED
    assert [hop.actor for hop in one.chain] == ["Radio Quay", "unnamed"]
    assert one.hedge is not None
    assert one.hedge.text == "is now said to be"
    assert one.claim == "The pilot Oran Pell is back at sea"


@pytest.mark.parametrize(
    ("text", "hedge", "claim"),
    [
        ("Two tugs which are believed to have carried coal sailed on.", "are believed to have",
         "Two tugs have carried coal"),
        ("The tug that is believed to have carried coal was sold.", "is believed to have",
         "The tug has carried coal"),
        ("The pilot Oran Pell, understood to be at sea, sold his boat.", "understood to be",
         "The pilot Oran Pell is at sea"),
        ("A man thought to be the pilot was seen in Tarsk.", "thought to be", "A man is the pilot"),
        ("They met Oran Pell, who was at the time believed to be dead.", "was at the time believed to be",
         "Oran Pell is dead"),
        ("They met Oran Pell, whose brother is said to have fled.", "is said to have",
         "Oran Pell’s brother has fled"),
        ("They met 12 men, some of whom are believed to be ill.", "are believed to be",
         "Some of 12 men are ill"),
        ("The two pilots, both of whom are thought to be ill, left.", "are thought to be",
         "Both of the two pilots are ill"),
        ("Oran Pell, who is reportedly ill, left the city.", "reportedly", "Oran Pell is ill"),
    ],
)  # fmt: skip
def test_asides_of_many_forms_are_hedged(text: str, hedge: str, claim: str) -> None:
    hedged = [one for one in suggest(text, outlet="Radio Quay") if not one.outlet_asserts]
    assert [(one.claim, one.hedge.text if one.hedge else "") for one in hedged] == [(claim, hedge)]
    assert [hop.actor for hop in hedged[0].chain] == ["Radio Quay", "unnamed"]


@pytest.mark.parametrize(
    ("text", "words", "claim"),
    [
        ("The pilot Oran Pell, understood to be at sea, sold his boat.", "sold his boat",
         "The pilot Oran Pell sold his boat"),
        ("A man thought to be the pilot was seen in Tarsk.", "seen in Tarsk", "A man was seen in Tarsk"),
        ("The plan, which the port is said to favour, would cost 3m.", "cost 3m", "The plan would cost 3m"),
        ("Oran Pell, who is reportedly ill, left the city.", "left the city", "Oran Pell left the city"),
    ],
)  # fmt: skip
def test_the_sentence_goes_on_in_the_voice_of_the_outlet(text: str, words: str, claim: str) -> None:
    one = suggested(text, words)
    assert one.outlet_asserts
    assert one.claim == claim


def test_an_aside_leaves_the_statement_around_it_with_its_speaker() -> None:
    found = suggest("Police said the pilot, who is thought to have fled, was 31.", outlet="Radio Quay")
    chains = {one.claim: [hop.actor for hop in one.chain[1:]] for one in found}
    assert chains["The pilot has fled"] == ["unnamed"]
    assert chains["The pilot was 31"] == ["Police"]


@pytest.mark.parametrize("text", ["He thought to be first.", "He wrote that is believed to be true."])
def test_an_active_verb_or_a_bare_that_is_no_hedge(text: str) -> None:
    assert all(one.kind is not SuggestionKind.HEDGED_UNNAMED for one in suggest(text, outlet="Radio Quay"))


def test_what_goes_on_after_the_hedged_clause_is_not_hedged() -> None:
    one = suggested("Oran Pell, who is believed to be at sea, wrote two books.", "wrote two books")
    assert one.outlet_asserts


def test_a_hedged_clause_stands_on_the_report_with_a_speaker() -> None:
    text = (
        "They met the pilot Oran Pell, who is now said to be back at sea.\n\n"
        "Oran Pell went back to sea on Sunday, the daily Lantern reported."
    )
    one = suggested(text, "is now said to be back at sea")
    assert one.supported_by is not None
    assert text[slice(*one.supported_by)].startswith("Oran Pell went back to sea")


def test_a_recipient_of_several_words_is_passed_over() -> None:
    one = suggested("The Harbour Board confirmed to Radio Quay that Pell was at sea.", "Pell was at sea")
    assert [hop.actor for hop in one.chain] == ["Radio Quay", "Harbour Board"]


def test_days_keep_their_preposition() -> None:
    one = suggested("Pell has been at sea since Sunday.", "since Sunday")
    assert one.claim == "Pell has been at sea since 9 March 2025"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The talks held before Sunday failed.", "The talks held before 9 March 2025 failed"),
        ("The pilot was among them.", "The pilot was among them"),
        ("Police arrested one of them.", "Police arrested one of them"),
        ("Nine sailors were freed, among them, Oran Pell.", "Nine sailors were freed, among them, Oran Pell"),
        ("Nine sailors were freed, among them the pilot, who ran the port.", "The pilot ran the port"),
        ("Nine sailors were freed, Oran Pell among them, who ran the port.", "Oran Pell ran the port"),
    ],
)
def test_claims_neither_stumble_nor_dangle(text: str, claim: str) -> None:
    found = suggest(text, outlet="Radio Quay", published_on=date(2025, 3, 11))
    assert claim in [one.claim for one in found]


def test_a_possessive_week_keeps_its_words_and_is_flagged() -> None:
    one = suggested("Last week's storm was the worst in ten years.", "ten years")
    assert one.claim.startswith("Last week's storm")
    assert "date-unresolved" in one.flags


def test_a_relative_that_speaks_leaves_the_sentence_its_verb() -> None:
    text = "The council, which insists the pier is safe, has not published the report."
    said, own = suggest(text, outlet="The Courier")
    assert (said.claim, said.chain[-1].actor) == ("The pier is safe", "council")
    assert (own.claim, own.outlet_asserts) == ("The council has not published the report", True)
