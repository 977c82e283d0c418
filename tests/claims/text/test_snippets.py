"""Snippets show the words searched for where they stand, whatever the text."""

import time

from hypothesis import given
from hypothesis import strategies as st

from claims.text.snippets import AROUND, snippets

LONG = "word " * 60


def shown(text: str, wanted: str) -> list[str]:
    return [
        "".join(f"[{part}]" if hit else part for part, hit in one.parts) for one in snippets(text, wanted, 3)
    ]


def test_the_words_around_a_hit_are_kept_and_what_is_cut_has_a_sign() -> None:
    (found,) = shown(f"{LONG}the harbour opened again {LONG}", "harbour")
    assert "the [harbour] opened again" in found
    assert found.startswith("…word")
    assert found.endswith("word…")
    assert len(found) < 2 * AROUND + 20


def test_other_forms_and_scripts_of_a_word_are_hits() -> None:
    assert shown("He pardoned her", "pardon") == ["He [pardoned] her"]
    assert shown("Сегодня Минск молчит", "minsk") == ["Сегодня [Минск] молчит"]


def test_the_place_with_most_of_the_words_comes_before_one_with_fewer() -> None:
    text = f"A poet. {LONG} A poet in prison. {LONG} A prison."
    (best,) = snippets(text, "poet prison")
    assert text[best.start : best.end] == "poet in prison"
    assert len(snippets(text, "poet prison", 3)) == 3


def test_function_words_are_hits_only_where_there_is_nothing_else() -> None:
    assert shown("The end of the day", "the end") == ["The [end] of the day"]
    assert shown("The end", "the") == ["[The] end"]


def test_lines_become_one_line() -> None:
    assert shown("one\n\n  harbour\ttwo", "harbour") == ["one [harbour] two"]


def test_nothing_is_cut_from_a_text_without_the_words() -> None:
    assert snippets("A quiet day", "harbour") == ()
    assert snippets("", "harbour") == ()
    assert snippets("A quiet day", "…") == ()


@given(st.text(), st.text(max_size=20), st.integers(1, 4))
def test_every_hit_stands_in_the_text_and_no_two_pieces_overlap(text: str, wanted: str, most: int) -> None:
    found = snippets(text, wanted, most)
    assert len(found) <= most
    ends = [0]
    for one in found:
        assert ends[-1] <= one.start < one.end <= len(text)
        ends.append(one.end)
        assert all(part in " ".join(text.split()) or part.isspace() for part, hit in one.parts if hit)


def test_a_long_text_full_of_hits_takes_no_time() -> None:
    started = time.process_time()
    assert snippets("harbour opens " * 50_000, "harbour opens", 2)
    assert time.process_time() - started < 5
