"""Hedges in relative clauses, recipients of several words, and days that read well in a claim."""

from datetime import date

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


def test_a_possessive_week_keeps_its_words_and_is_flagged() -> None:
    one = suggested("Last week's storm was the worst in ten years.", "ten years")
    assert one.claim.startswith("Last week's storm")
    assert "date-unresolved" in one.flags
