"""Whether a sentence says what its quotes say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.summary.certainty import confident_and_likely, mixed_rows
from claims.summary.fidelity import Cited, unfaithful

TUESDAY = date(2026, 11, 24)


def cited(words: str, wording: str = "", beside: str = "") -> Cited:
    return Cited(words, beside, wording, TUESDAY, ("The Courier", "Ada Rusk"))


def rules(sentence: str, *quotes: str) -> set[str]:
    return {problem.partition(":")[0] for problem in unfaithful(sentence, [cited(words) for words in quotes])}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Twelve miners died in the shaft, according to Ada Rusk.", "12 miners died in the shaft"),
        ("More than 1,000 people marched in Kell.", "1,246 people marched in Kell"),
        ("About 1,000 people marched in Kell.", "1,017 people marched in Kell"),
        ("The fine was 2.5 million euros.", "a fine of €2.5m"),
        ("The bridge in Kell reopened on 23 November 2026.", "The bridge in Kell reopened on Monday"),
        ("The bridge in Kell reopened in November 2026.", "The bridge in Kell reopened on Monday"),
        ("Jan Novak may resign, The Courier reports.", "Jan Novak could step down"),
        ("The mayor took bribes, according to prosecutors.", "the mayor allegedly took bribes"),
        ("It is likely that the talks fail.", "The talks will probably fail"),
        ("Statkevich was moved to Kell.", "Статкевіча перавялі ў Kell, Statkevič was moved to Kell"),
        ("Some prisoners were freed.", "several prisoners were freed"),
        ("The quay was not damaged.", "the quay was not damaged"),
    ],
)
def test_what_is_kept_passes(sentence: str, quote: str) -> None:
    assert rules(sentence, quote) == set()


@pytest.mark.parametrize(
    ("rule", "sentence", "quote"),
    [
        ("numbers", "Thirteen miners died in the shaft.", "12 miners died in the shaft"),
        ("numbers", "1,000 people marched in Kell.", "more than 1,000 people marched in Kell"),
        ("numbers", "Twelve women were freed.", "12 men were freed"),
        ("numbers", "Turnout was 40 percent.", "turnout of 40 points"),
        (
            "dates",
            "The bridge in Kell reopened on 22 November 2026.",
            "The bridge in Kell reopened on Monday",
        ),
        (
            "dates",
            "The bridge in Kell reopened on Monday, in October 2025.",
            "The bridge in Kell reopened on Monday",
        ),
        ("names", "Ada Horn was jailed.", "Ada Kern was jailed"),
        ("names", "The jail in Orsk is full.", "the jail in Kell is full"),
        ("hedge", "Jan Novak resigned.", "Jan Novak may have resigned"),
        ("hedge", "The mayor took bribes.", "the mayor allegedly took bribes"),
        ("hedge", "The port will close.", "the port will probably close"),
        ("hedge", "The plant closed.", "the plant is due to close"),
        ("hedge", "All prisoners were freed.", "some prisoners were freed"),
        ("hedge", "Smoke caused the crash.", "the crash was linked to smoke"),
        ("hedge", "It was proved that the pier was unsafe.", "the pier was unsafe"),
        ("meaning", "The prisoners in Kell were jailed again.", "the prisoners in Kell were freed"),
        ("meaning", "The quay was damaged by the storm.", "the quay was not damaged by the storm"),
    ],
)
def test_what_was_changed_is_named_by_its_rule(rule: str, sentence: str, quote: str) -> None:
    assert rule in rules(sentence, quote)


def test_a_sum_of_two_quoted_numbers_counts_as_quoted() -> None:
    assert rules("Twenty-five people were freed.", "12 women were freed", "13 men were freed") == set()
    assert rules("Twenty-six people were freed.", "12 women were freed", "13 men were freed") == {"numbers"}


def test_one_flat_quote_is_enough_to_state_it_flat() -> None:
    assert rules("The plant closed.", "the plant may have closed", "the plant closed") == set()


def test_a_pronoun_gets_its_name_from_the_claim_and_a_number_never() -> None:
    quote = cited("he was moved to Kell with two others", "Jan Novak was moved to Kell with 3 others")
    assert unfaithful("Jan Novak was moved to Kell.", [quote]) == ()
    assert "numbers" in unfaithful("Jan Novak was moved to Kell with 3 others.", [quote])[0]


def test_who_speaks_may_be_named() -> None:
    assert rules("The pier is shut, Ada Rusk told The Courier.", "the pier is shut") == set()


def test_a_confidence_and_a_likelihood_never_share_a_sentence() -> None:
    assert confident_and_likely("We judge with high confidence that the talks will likely fail.")
    assert not confident_and_likely("We have high confidence in the records.")
    assert not confident_and_likely("The talks will likely fail.")


def test_a_summary_keeps_to_one_row_of_terms() -> None:
    assert mixed_rows(["A truce is likely.", "A vote is highly improbable."])
    assert not mixed_rows(["A truce is very likely.", "A vote is unlikely."])
    assert not mixed_rows([])


@given(st.text("aA1 .,’\u202e水", max_size=60), st.text("aA1 .,’\u202e水", max_size=60))
def test_any_text_is_answered(sentence: str, quote: str) -> None:
    assert isinstance(unfaithful(sentence, [cited(quote)]), tuple)


@given(st.sampled_from(["12 miners died in Kell on Monday", "Jan Novak may resign", "the pier is not shut"]))
def test_a_sentence_in_the_words_of_its_quote_passes(words: str) -> None:
    assert unfaithful(words, [cited(words)]) == ()
