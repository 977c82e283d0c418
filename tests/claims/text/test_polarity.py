import pytest

from claims.text.lexicon import entry_of, implies, lies_in, opposition, same_kind, same_meaning, terms_of
from claims.text.polarity import Modality, Quantifier, modality, negations, quantifier, unique
from claims.text.words import stem, words_of


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("She did not leave the town, and slept.", "leave the town"),
        ("He has yet to appear.", "appear"),
        ("No one was hurt; trains run.", "one was hurt"),
        ("They failed to agree.", "agree"),
        ("He denied taking money.", "taking money"),
        ("It is untrue that the mill closed.", "the mill closed"),
    ],
)
def test_a_negation_reaches_to_the_end_of_its_clause(text: str, reached: str) -> None:
    (scope,) = negations(text, words_of(text))
    assert reached in text[scope.start : scope.end]


def test_what_is_called_false_behind_it_is_denied_up_to_there() -> None:
    text = "Claims that the mill closed are false, he said."
    reported, predicate = negations(text, words_of(text))
    assert text[reported.start : reported.end].strip() == "that the mill closed"
    assert predicate.cue == "are false"


@pytest.mark.parametrize(
    "text", ["Not only the mayor came.", "no fewer than ten", "a do-not-call list", "Knots held."]
)
def test_words_that_deny_nothing_are_passed_over(text: str) -> None:
    assert negations(text, words_of(text)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("None of the crew", Quantifier.NONE),
        ("Most voters", Quantifier.MOST),
        ("Not all voters", Quantifier.SOME),
        ("Every voter", Quantifier.ALL),
        ("Only a minority", Quantifier.MINORITY),
        ("Voters came", None),
    ],
)
def test_quantifiers(text: str, expected: Quantifier | None) -> None:
    assert quantifier(text) is expected


def test_modality_and_uniqueness() -> None:
    assert modality("It could rain.") is Modality.POSSIBLE
    assert modality("The mill will close.") is Modality.PLANNED
    assert modality("The mill closed.") is Modality.PLAIN
    assert unique("the only witness")
    assert not unique("a witness")


def test_forms_of_a_word_share_a_stem() -> None:
    assert stem("released") == stem("releases") == stem("releasing") == stem("release")
    assert stem("struck") == stem("strikes")


def test_phrases_are_one_term() -> None:
    terms = terms_of(words_of("The miners were set free, and U.S. police stepped down."))
    assert [term.entry for term in terms] == [
        entry_of(w) for w in ("miners", "set free", "us", "police", "step down")
    ]


def test_meanings_beside_one_another() -> None:
    assert same_meaning(entry_of("freed"), entry_of("released"))
    assert opposition(entry_of("freed"), entry_of("jailed")) == "state"
    assert same_kind(entry_of("cholera"), entry_of("measles"))
    assert implies(entry_of("speeding"), entry_of("offence"))
    assert lies_in(entry_of("Minsk"), entry_of("Belarus"))
    assert opposition(entry_of("table"), entry_of("chair")) is None
