import pytest

from claims.text.names import given_names, is_patronymic, name_words, names_in, sound_keys


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("volkau", "volkov"),
        ("baranouski", "baranovskiy"),
        ("zhdanowicz", "zhdanovich"),
        ("hrynkevich", "grinkevich"),
    ],
)
def test_spellings_of_one_surname_share_a_sound(a: str, b: str) -> None:
    assert sound_keys(a) & sound_keys(b)


def test_masculine_and_feminine_surnames_stay_apart() -> None:
    assert not sound_keys("baranouskaya") & sound_keys("baranouski")


def test_near_given_names_are_different_names() -> None:
    assert given_names("mikola") & given_names("nikolai")
    assert not given_names("mikola") & given_names("mikhail")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Dr. Anna van den Berg", ("anna", "berg")),
        ("Кузнецов, Пётр", ("petr", "kuznetsov")),
        ("SergeiKuzin", ("sergei", "kuzin")),
        ("JC Bernard", ("j", "c", "bernard")),
        ("Abd al-Karim Nuri", ("abdul", "karim", "nuri")),
    ],
)
def test_a_name_is_taken_apart(name: str, words: tuple[str, ...]) -> None:
    assert set(words) == set(name_words(name)) or name_words(name) == words


def test_a_patronymic_is_known_by_its_ending() -> None:
    assert is_patronymic("petrovich")
    assert is_patronymic("ivanovna")
    assert not is_patronymic("brown")


def test_names_in_a_text_keep_their_place() -> None:
    text = "However, Anna Brandel met the Bank of Arlen's head in Kestrel Bay."
    found = names_in(text)
    assert [span.text for span in found] == ["Anna Brandel", "Bank of Arlen", "Kestrel Bay"]
    assert all(text[span.start : span.end] == span.text for span in found)
