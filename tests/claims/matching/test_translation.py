"""Translated texts: what a model of meaning says is not enough, order and facts must bear it out."""

import re

from claims.matching.translation import (
    MAX_SENTENCES,
    PROMISING_FROM,
    agreement,
    names_in_either_script,
    passage,
    shared_facts,
    translated,
)
from claims.vocabulary import ReuseKind

ENGLISH = """The lighthouse keeper Gunnar Vik found 40 crates of oranges on the beach of Skarn at dawn.

The freighter Ondine had lost them in the storm of 12 October, the port of Malby said.

Vik shared out the fruit among the 230 people of the village.

Mayor Elin Strand said that nobody would be charged for keeping it.

The shipping company Korvald has asked for photographs of the labels.

Its insurer expects to pay 18,000 crowns."""

GERMAN = """Leuchtturmwärter Gunnar Vik hat im Morgengrauen 40 Kisten Orangen am Strand von Skarn gefunden.

Der Frachter Ondine habe sie im Sturm vom 12. Oktober verloren, teilte der Hafen von Malby mit.

Vik verteilte die Früchte unter den 230 Einwohnern des Dorfes.

Niemand werde belangt, weil er sie behalten habe, sagte Bürgermeisterin Elin Strand.

Die Reederei Korvald hat um Fotos der Aufkleber gebeten.

Ihre Versicherung rechnet mit einer Zahlung von 18.000 Kronen."""

RUSSIAN = """Смотритель маяка Гуннар Вик нашёл на рассвете 40 ящиков апельсинов на пляже Скарна.

Их потерял в шторм 12 октября сухогруз «Ондина», сообщили в порту Мальбю.

Вик раздал фрукты 230 жителям деревни.

Мэр Элин Странд сказала, что никого не накажут.

Судоходная компания «Корвальд» попросила снимки наклеек.

Её страховщик ожидает выплаты в 18 000 крон."""


def same_order(rows: int, columns: int, high: float = 0.7, low: float = 0.1) -> list[list[float]]:
    return [[high if i == j else low for j in range(columns)] for i in range(rows)]


def test_a_translation_is_known_by_order_and_facts() -> None:
    for other in (GERMAN, RUSSIAN):
        found = translated(passage(other), "CAP-1", passage(ENGLISH), same_order(6, 6))
        assert found is not None
        assert (found.id, found.kind, found.whole, found.aligned) == (
            "CAP-1",
            ReuseKind.TRANSLATED,
            True,
            1.0,
        )
        start, end, of_start, of_end = found.spans[2]
        assert "230" in other[start:end]
        assert "230" in ENGLISH[of_start:of_end]


def test_sentences_in_another_order_are_no_translation() -> None:
    backwards = [row[::-1] for row in same_order(6, 6)]
    assert translated(passage(GERMAN), "CAP-1", passage(ENGLISH), backwards) is None


def test_two_sentences_of_one_meaning_are_no_translation() -> None:
    like = same_order(6, 6)
    for place in range(2, 6):
        like[place][place] = 0.1
    assert translated(passage(GERMAN), "CAP-1", passage(ENGLISH), like) is None


def test_a_likeness_that_is_nobodys_best_makes_no_partners() -> None:
    new, known = (passage(re.sub(r"\d[\d.,]*\s", "", text)) for text in (GERMAN, ENGLISH))
    assert translated(new, "CAP-1", known, same_order(6, 6)) is not None
    like = [[0.8 if j == 0 else value for j, value in enumerate(row)] for row in same_order(6, 6)]
    assert translated(new, "CAP-1", known, like) is None


def test_other_numbers_and_names_are_another_story() -> None:
    changed = GERMAN
    for number in ("40", "12", "230", "18.000"):
        changed = changed.replace(number, "77")
    assert translated(passage(changed), "CAP-1", passage(ENGLISH), same_order(6, 6)) is None
    nameless = GERMAN
    for name in ("Gunnar Vik", "Skarn", "Ondine", "Malby", "Vik", "Elin Strand", "Korvald"):
        nameless = nameless.replace(name, "Xu")
    for number in ("40 ", "12. ", "230 ", "18.000 "):
        nameless = nameless.replace(number, "")
    assert translated(passage(nameless), "CAP-1", passage(ENGLISH), same_order(6, 6)) is None


def test_a_language_a_model_knows_less_must_be_followed_throughout() -> None:
    like = same_order(6, 6, high=0.4)
    assert translated(passage(RUSSIAN), "CAP-1", passage(ENGLISH), like) is not None
    like[3][3] = 0.0
    assert translated(passage(RUSSIAN), "CAP-1", passage(ENGLISH), like) is None


def test_facts_are_counted_between_languages_and_not_within_one() -> None:
    for other in (GERMAN, RUSSIAN):
        assert shared_facts(passage(other), passage(ENGLISH)) >= PROMISING_FROM
    assert shared_facts(passage(GERMAN), passage(RUSSIAN)) >= PROMISING_FROM
    again = ENGLISH.replace("found", "saw").replace("shared out", "gave away")
    assert shared_facts(passage(again), passage(ENGLISH)) == 0


def test_texts_without_matter_share_nothing() -> None:
    for text in ("", "x", "1 2 3", "Ha! " * 400, "\ud800" * 50, "「" * 9_000):
        assert shared_facts(passage(text), passage(ENGLISH)) == 0
    long = "\n\n".join(ENGLISH for _ in range(200))
    assert len(passage(long).sentences) == MAX_SENTENCES


def test_the_reason_tells_sentences_and_facts() -> None:
    pairs = list(zip(GERMAN.split("\n\n"), ENGLISH.split("\n\n"), strict=True))
    assert agreement(pairs).startswith("6 sentences in the same order mean the same in another language")


def test_an_outlet_is_named_in_any_script_and_case() -> None:
    assert names_in_either_script("Korvald Post", "Так пишет «Корвальд пост».")
    assert names_in_either_script("Niva Skarn", "как сообщила «Ниве Скарна» соседка")
    assert not names_in_either_script("Korvald Courier", "Так пишет «Онежский вестник».")
    assert not names_in_either_script("", RUSSIAN)
