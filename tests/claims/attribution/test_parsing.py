"""The parsing model beside the rules: what it adds, what it leaves alone, and that it stays bounded."""

import subprocess
import sys
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.attribution import suggest
from claims.attribution.parsing import Parser, model, open_parser
from claims.attribution.parsing.passages import MOST_SENTENCES
from claims.attribution.parsing.tree import Tree
from claims.errors import ModelRefused
from claims.model.chains import Suggestion

Span = tuple[int, int]
OUTLET = "The Courier"


@pytest.fixture(scope="module")
def parser() -> Parser:
    opened = open_parser()
    if opened is None:
        pytest.skip("the extra [nlp] is not installed")
    return opened


def attributed(text: str, parser: Parser | None) -> list[Suggestion]:
    return [one for one in suggest(text, outlet=OUTLET, parser=parser) if not one.outlet_asserts]


ADDED = [
    (
        "Most of those surveyed believe the bank will wait until autumn before it cuts.",
        "the bank will wait until autumn",
        "Most of those surveyed",
        "believe",
    ),
    (
        "Kell gave no date for the launch, but said Orvane would fly twice before spring.",
        "Orvane would fly twice before spring",
        "Kell",
        "said",
    ),
    (
        "Arguing that ferries run half empty, Ilse Marn asked the council for fewer of them.",
        "ferries run half empty",
        "Ilse Marn",
        "Arguing",
    ),
    (
        "Ede Corr, head of sales at Lanfer, Inc., says: “Our boats will sail on hydrogen by spring.”",
        "Our boats will sail on hydrogen by spring",
        "Ede Corr",
        "says",
    ),
]


@pytest.mark.parametrize(("text", "words", "source", "cue"), ADDED)
def test_a_parse_adds_what_the_rules_miss(
    text: str, words: str, source: str, cue: str, parser: Parser
) -> None:
    found = [one for one in attributed(text, parser) if words in one.text]
    assert found, "nothing attributed"
    hop = found[0].chain[-1]
    assert source in text[hop.start : hop.end]
    assert hop.cue is not None
    assert cue in hop.cue


@pytest.mark.parametrize(
    "text",
    [
        "That said, the two yards would have made a good fit.",
        "Nobody told the crew. The mill never says why it closes.",
        "The court found a crack in the hull and the two boats in the yard.",
        "Whether or not the ministry says so, the bridge is shut.",
    ],
)
def test_a_parse_makes_no_speaker_of_other_words(text: str, parser: Parser) -> None:
    assert attributed(text, parser) == attributed(text, None)


def test_a_noun_that_looks_like_a_verb_of_saying_is_none(parser: Parser) -> None:
    text = "Brandt still faces nine state charges of theft and two of fraud in the spring."
    assert attributed(text, parser) == []


def test_hedges_headlines_and_quotations_stay_as_the_rules_read_them(parser: Parser) -> None:
    text = (
        "Miners back underground\n\n"
        "Two miners, now said to be back underground, were freed on Monday, Niva reported.\n\n"
        "“We are tired,” said Ane Roth. “We want to sleep.”\n\n"
        "Reuters, citing two officials, reported that the shaft had flooded."
    )
    assert suggest(text, outlet=OUTLET, parser=parser) == suggest(text, outlet=OUTLET)


PIECES = [*"ab .,:;“”\"«»‘’'()—\n", " said ", " he ", " that ", " they ", "桥", "قال", "\ud800", "\x00"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_gives_sane_suggestions_with_a_parse(text: str) -> None:
    opened = open_parser()
    if opened is None:
        pytest.skip("the extra [nlp] is not installed")
    for one in suggest(text, outlet=OUTLET, parser=opened):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize("text", ["said " * 10_000, "“" * 2_000, "He said “it rains. " * 800, "x" * 50_000])
def test_repetitive_text_is_read(text: str, parser: Parser) -> None:
    for one in suggest(text, outlet=OUTLET, parser=parser):
        assert text[one.start : one.end] == one.text


class Counting:
    """A parser that says nothing and remembers what it was given."""

    def __init__(self) -> None:
        self.passages: list[str] = []

    def trees(self, text: str, passages: Sequence[Span]) -> Iterator[Tree]:
        for start, end in passages:
            self.passages.append(text[start:end])
            yield Tree([], [], [], [], [], [], [], [])


def test_only_sentences_with_a_sign_of_reporting_are_parsed() -> None:
    counting = Counting()
    text = "Rain fell on the harbour.\n\nIt would stop, Ane Roth said. The boats lay still all day."
    assert suggest(text, outlet=OUTLET, parser=counting) == suggest(text, outlet=OUTLET)
    assert counting.passages == ["It would stop, Ane Roth said."]


def test_a_long_text_is_parsed_up_to_a_bound() -> None:
    counting = Counting()
    suggest("The mayor said it rained.\n\n" * (MOST_SENTENCES + 50), outlet=OUTLET, parser=counting)
    assert len(counting.passages) == MOST_SENTENCES


def test_without_the_extra_there_is_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "find_spec", lambda _: None)
    assert open_parser.__wrapped__() is None


def test_a_changed_model_file_is_refused(monkeypatch: pytest.MonkeyPatch, parser: Parser) -> None:
    assert parser is not None
    monkeypatch.setitem(model._DIGESTS, "config.cfg", "0" * 64)
    with pytest.raises(ModelRefused, match=r"config\.cfg"):
        open_parser.__wrapped__()


def test_suggesting_without_a_parser_imports_no_model() -> None:
    code = (
        "import sys; from claims.attribution import suggest; import claims.attribution.evaluation;"
        " suggest('It rained, he said.', outlet='A'); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
