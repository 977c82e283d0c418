from hypothesis import given
from hypothesis import strategies as st

from claims.text.sentences import paragraphs
from claims.text.tokens import tokenize


def shown(text: str) -> list[list[str]]:
    return [[text[start:end] for start, end in paragraph.sentences] for paragraph in paragraphs(text)]


def test_blank_lines_and_single_lines_make_paragraphs() -> None:
    text = "A headline\n\nOne here. Two here.\nThree on a new line.\n"
    assert shown(text) == [["A headline"], ["One here.", "Two here."], ["Three on a new line."]]
    assert [paragraph.heading for paragraph in paragraphs(text)] == [True, False, False]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    line = "The mayor said on Tuesday that the bridge over the river"
    text = (
        f"{line}\nKell would be closed for at least a month because of the\ncracks.\nNothing else\nis known."
    )
    assert len(paragraphs(text)) == 2


def test_quotations_and_abbreviations_do_not_end_a_sentence() -> None:
    text = "“We won. It is over,” Mr. Orr said at 3 p.m. on Monday. He posted on X. “Thank you.”"
    assert shown(text) == [
        ["“We won. It is over,” Mr. Orr said at 3 p.m. on Monday.", "He posted on X.", "“Thank you.”"]
    ]


@given(st.text("ab. “”\"'\n!?Ж水\ud800", max_size=80))
def test_sentences_are_trimmed_ordered_spans_that_lose_no_word(text: str) -> None:
    spans = [span for paragraph in paragraphs(text) for span in paragraph.sentences]
    assert spans == sorted(spans)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


@given(st.text(max_size=80))
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = tokenize(text)
    assert all(
        text[start:end] == word
        for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True)
    )
    assert "".join("".join(tokens.words).split()) == "".join(text.split())
