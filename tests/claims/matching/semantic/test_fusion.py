from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.decision import decide, rank
from claims.matching.index import ClaimIndex, IndexDocument
from claims.matching.retrieval import CLAIM, Retrieval
from claims.matching.semantic.encoder import Encoder
from claims.matching.semantic.meaning import Meaning
from claims.matching.semantic.vectors import ClaimVectors
from claims.model.pairs import Statement
from claims.vocabulary import Relation

TEXTS = {
    "C-1": "The ferry to Port Ember sank.",
    "C-2": "The mill in Arlen burned down.",
    "C-3": "Strikers marched through Lowmark.",
}


class Told:
    """Nearness that was made up."""

    def __init__(self, near: dict[str, float]) -> None:
        self.near = near

    def search(self, text: str, limit: int, also: Sequence[str] = ()) -> dict[str, float]:
        return {one: like for one, like in self.near.items() if text and (limit or one in also)}


@pytest.fixture
def index(tmp_path: Path) -> ClaimIndex:
    index = ClaimIndex(tmp_path / "index")
    index.add([IndexDocument(CLAIM, identifier, text) for identifier, text in TEXTS.items()], 0)
    return index


def found(index: ClaimIndex, near: dict[str, float], text: str, kind: str | None = CLAIM) -> list[str]:
    return [hit.id for hit in Retrieval(index, lambda _: TEXTS, Told(near)).search(text, 3, kind)]


def test_meaning_finds_what_shares_no_word(index: ClaimIndex) -> None:
    assert found(index, {}, "a boat went under") == []
    assert found(index, {"C-1": 0.6, "C-3": 0.1}, "a boat went under") == ["C-1", "C-3"]


def test_words_count_beside_meaning(index: ClaimIndex) -> None:
    asked = "the mill in Arlen"
    assert found(index, {"C-1": 0.5, "C-2": 0.45}, asked) == ["C-2", "C-1"]
    assert found(index, {"C-1": 0.9, "C-2": 0.1}, asked) == ["C-1", "C-2"]


def test_without_meaning_or_for_captures_words_alone_count(index: ClaimIndex) -> None:
    assert found(index, {}, "the mill in Arlen") == ["C-2"]
    assert found(index, {"C-1": 0.9}, "the mill in Arlen", None) == ["C-2"]


def test_what_does_not_stand_any_more_is_not_found(index: ClaimIndex) -> None:
    standing = {"C-2": TEXTS["C-2"]}
    retrieval = Retrieval(index, lambda _: standing, Told({"C-1": 0.9, "C-9": 0.8}))
    assert [hit.id for hit in retrieval.search("ferry mill", 5, CLAIM)] == ["C-2"]


def test_a_post_is_matched_by_what_it_says(english: Encoder, index: ClaimIndex, tmp_path: Path) -> None:
    vectors = ClaimVectors(tmp_path / "vectors", Meaning(english))
    vectors.update(TEXTS, (), 0)
    retrieval = Retrieval(index, lambda _: TEXTS, vectors)
    post = (
        "Fire destroyed the old flour works tonight https://example.org/a1 — Ann Brandel (@annb) May 4, 2025"
    )
    assert retrieval.search(post, 1, CLAIM)[0].id == "C-2"
    for hostile in ("", "\ud800", "\u200b", "x" * 50_000):
        assert len(retrieval.search(hostile, 3, CLAIM)) <= 3


ALIKE = st.floats(0, 1)


@given(ALIKE)
def test_meaning_lifts_no_conflict(meaning: float) -> None:
    a, b = Statement("Police arrested 25 people in Arlen."), Statement("Police arrested 52 people in Arlen.")
    with_meaning, without = decide(a, b, meaning=meaning), decide(a, b)
    assert with_meaning.score < 0.3
    assert (with_meaning.relation, with_meaning.conflicts) == (without.relation, without.conflicts)
    assert with_meaning.relation is Relation.CONTRADICTS


@given(ALIKE, ALIKE)
def test_the_more_alike_the_likelier(one: float, other: float) -> None:
    a, b = Statement("The mill in Arlen burned down."), Statement("A fire destroyed the mill of Arlen.")
    less, more = sorted((one, other))
    assert decide(a, b, meaning=less).score <= decide(a, b, meaning=more).score


def test_ranking_knows_the_meaning_of_claims_by_id() -> None:
    known = [(identifier, Statement(text)) for identifier, text in TEXTS.items()]
    asked = Statement("A fire destroyed the mill of Arlen.")
    plain = {one.claim_id: one.decision.score for one in rank(asked, known, 3)}
    told = {one.claim_id: one.decision.score for one in rank(asked, known, 3, meanings={"C-2": 0.95})}
    assert told["C-2"] == decide(asked, Statement(TEXTS["C-2"]), meaning=0.95).score
    assert (told["C-1"], told["C-3"]) == (plain["C-1"], plain["C-3"])
