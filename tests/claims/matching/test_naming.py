import pytest

from claims.matching.naming import compare_names


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mikola Baranau", "Николай Баранов"),
        ("KUZIN, Piotr", "Pyotr Kuzin"),
        ("Sviatlana Hrynkevich", "Светлана Гринкевич"),
        ("Anna M. Brandel", "Anna Brandel"),
        ("J. Okoro", "Jonas Okoro"),
        ("AnnaBrandel", "Anna Brandel"),
        ("Anna Brandell", "Anna Brandel"),
        ("Baranau", "Mikola Baranau"),
        ("Bаranau", "Baranau"),
        ("Prof. Dr. Lena Voss", "Lena Voss"),
        ("Kuzin A. V.", "Andrei Viktorovich Kuzin"),
        ("Kuzin Ivan Petrovich", "Ivan Kuzin"),
        ("Maria Lopez-Arrieta", "Maria Lopez Arrieta"),
        ("Anne-Marie Duvall", "Annemarie Duvall"),
        ("Tolik Kuzin", "Anatoly Kuzin"),
        ("Slava Zhuk", "Yaroslav Zhuk"),
        ("Kasia Nowik", "Katarzyna Nowik"),
        ("Nacho Arrieta", "Ignacio Arrieta"),
        ("Wołodymyr Szewczuk", "Volodymyr Shevchuk"),
        ("Abd al-Rahman Nuri", "Abdulrahman al-Nuri"),
        ("Zhang Wei-Ming", "Zhang Weiming"),
    ],
)
def test_forms_of_one_name_match(a: str, b: str) -> None:
    assert compare_names(a, b).same
    assert compare_names(b, a).same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mikola Statkevich", "Mikola Stankevich"),
        ("Mikola Baranau", "Mikhail Baranau"),
        ("Hanna Novik", "Hanna Novitskaya"),
        ("Alena Hrynkevich", "Alena Hrynko"),
        ("Siarhei Baranouski", "Sviatlana Baranouskaya"),
        ("Ivan Petrovich Kuzin", "Ivan Sergeyevich Kuzin"),
        ("Omar bin Salim al-Nuri", "Salim bin Omar al-Nuri"),
        ("김민준", "김민중"),
        ("A. V. Kuzin", "Andrei Petrovich Kuzin"),
        ("Martin Sorel", "Martina Sorel"),
        ("Julia Cymbal", "Julian Cymbal"),
        ("Ali Haddad", "Alia Haddad"),
        ("Hassan Nuri", "Hassan Rashid Omar Salim al-Nuri"),
        ("Davit Margvelashvili", "Davit Magrelishvili"),
        ("Maria Lopez Arrieta", "Maria Lopez Urrutia"),
        ("", "Anna"),
    ],
)
def test_different_people_do_not(a: str, b: str) -> None:
    assert not compare_names(a, b).same
    assert not compare_names(b, a).same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Norda Steel AG", "Norda Steel Aktiengesellschaft", True),
        ("LLC Tallow", "Tallow", True),
        ("Norda Steel Ltd", "Norda Systems Steel Ltd", False),
        ("Norda Fund II", "Norda Fund III", False),
        ("1st Bank of Arlen", "First Bank of Arlen", True),
    ],
)
def test_companies_are_told_by_their_own_words(a: str, b: str, same: bool) -> None:
    assert compare_names(a, b, "Company").same is same


def test_the_reasons_say_what_was_compared() -> None:
    match = compare_names("Mikola Baranau", "Nikolai Baranov")
    assert any("given name" in reason for reason in match.reasons)


def test_long_names_are_cut() -> None:
    assert not compare_names("a" * 50_000, "b" * 50_000).same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Osric Brandel II", "Osric Brandel III"),
        ("Jonas Varga Jr.", "Jonas Varga Sr."),
        ("Paula Varga", "Paulo Varga"),
        ("Jonas K. Varga", "Jonas M. K. Varga"),
        ("Andrei Brandelov", "Andrei Brandelova"),
    ],
)
def test_what_tells_namesakes_apart_is_heeded(a: str, b: str) -> None:
    assert not compare_names(a, b).same
    assert not compare_names(b, a).same


def test_spellings_of_mac_are_one() -> None:
    assert compare_names("Ewan McBrandel", "Ewan MacBrandel").same
