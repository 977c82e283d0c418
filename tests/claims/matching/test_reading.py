"""Texts that look alike are read alike; tricks with letters hide nothing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.decision import decide
from claims.matching.reading import read
from claims.model.pairs import Statement
from claims.text.normalize import MAX_FOLDED
from claims.vocabulary import Relation

TEXT = "Guards did not release a single poet at the port of Arlen, he said."
HOMOGLYPHS = {"a": "\u0430", "e": "\u0435", "o": "\u043e", "p": "\u0440", "c": "\u0441", "i": "\u0456"}


@given(st.lists(st.booleans(), min_size=len(TEXT), max_size=len(TEXT)))
def test_homoglyphs_read_as_what_they_look_like(chosen: list[bool]) -> None:
    # A word written in look-alikes alone could be a word of the other script.
    letters = [
        HOMOGLYPHS.get(c, c)
        if swap and TEXT[at + 1 : at + 2].isalpha() and TEXT[at + 1] not in HOMOGLYPHS
        else c
        for at, (c, swap) in enumerate(zip(TEXT, chosen, strict=True))
    ]
    assert read(Statement("".join(letters))) == read(Statement(TEXT))


@given(st.lists(st.sampled_from(["", "\u200b", "\u00ad", "\u2060", "\u0336"]), min_size=len(TEXT)))
def test_what_cannot_be_seen_or_strikes_through_is_read_over(marks: list[str]) -> None:
    marked = "".join(
        letter + (mark if letter.isalpha() else "") for letter, mark in zip(TEXT, marks, strict=False)
    )
    assert read(Statement(marked + TEXT[len(marks) :])).items == read(Statement(TEXT)).items


@pytest.mark.parametrize(
    "denial", ["did n\u03bft", "did \uff4e\uff4f\uff54", "did \U0001d427\U0001d428\U0001d42d"]
)
def test_a_disguised_negation_still_denies(denial: str) -> None:
    decision = decide(Statement(f"Guards {denial} release the poet."), Statement("Guards released the poet."))
    assert decision.relation is Relation.CONTRADICTS


@pytest.mark.parametrize("apostrophe", ["'", "\u2019", "\u02bc", "`", "\u00b4"])
def test_every_apostrophe_contracts_a_negation(apostrophe: str) -> None:
    assert read(Statement(f"Guards didn{apostrophe}t release the poet.")).negated


def test_composed_and_decomposed_letters_read_alike() -> None:
    accented = "Zoë Marín paid for the café."
    assert read(Statement(unicodedata.normalize("NFD", accented))) == read(Statement(accented))


def test_a_fraction_sign_stays_apart_from_the_figure_before_it() -> None:
    assert [quantity.text for quantity in read(Statement("It took 2½ tonnes.")).quantities] != ["21"]


def test_texts_that_go_on_beyond_what_is_read_are_not_merged() -> None:
    opening = "The jury in Arlen heard the millers. " * (MAX_FOLDED // 30)
    freed, jailed = Statement(opening + "All were freed."), Statement(opening + "All were jailed.")
    assert decide(freed, jailed).relation is Relation.UNSURE
    assert decide(freed, freed).relation is Relation.SAME


@pytest.mark.parametrize("text", ["\ud800", "\xff\udcff Guards left."])
def test_lone_surrogates_are_read_over(text: str) -> None:
    assert decide(Statement(text), Statement(TEXT)).relation is Relation.NOT_SAME
