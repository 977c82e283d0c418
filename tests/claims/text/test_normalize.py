from hypothesis import given
from hypothesis import strategies as st

from claims.text.normalize import MAX_FOLDED, fold, fold_all


def test_one_name_in_three_scripts_has_one_key() -> None:
    assert fold("Кавалёк") == fold("КАВАЛЁК") == fold("Кавале\u0308к")
    assert fold("Łódź  São\tTomé") == "lodz sao tome"


def test_invisible_letters_and_marks_fall_away() -> None:
    assert fold("jai\u200bled\u202e") == "jailed"
    assert fold("Z\u0337\u031b\u0326a\u0301") == "za"


def test_cyrillic_look_alikes_inside_a_latin_word_are_read_by_shape() -> None:
    assert fold("рrisоn") == "prison"
    assert fold("рис") == "ris"


@given(st.text(max_size=300))
def test_folding_is_bounded_and_lower_case(text: str) -> None:
    folded = fold(text)
    assert len(folded) <= MAX_FOLDED
    assert folded == folded.casefold()


def test_only_the_capped_form_is_cut() -> None:
    assert len(fold("a" * 50_000)) == MAX_FOLDED
    assert len(fold_all("a" * 5_000)) == 5_000
