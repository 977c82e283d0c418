"""Deciding only the most alike of what was found loses none of the answers that deciding all gives."""

from collections.abc import Iterator

import pytest

from claims.matching.decision import decide, rank
from claims.matching.index import ClaimIndex, IndexDocument
from claims.matching.shortlist import AS_FOUND, FEWEST, shortlist
from claims.matching.training.generator import LabelledPair, labelled_pairs
from claims.model.pairs import Statement
from claims.vocabulary import Relation

PAIRS, FOUND, SHOWN = 400, 40, 10
Known = list[tuple[str, Statement]]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[LabelledPair, str, Known]]:
    """Generated pairs whose second claim was found, with its id and all that was found, best first."""
    pairs = list(labelled_pairs(31, PAIRS))
    index = ClaimIndex(tmp_path_factory.mktemp("index"))
    index.add((IndexDocument("claim", f"C-{n}", pair.b.text) for n, pair in enumerate(pairs)), 0)

    def questions() -> Iterator[tuple[LabelledPair, str, Known]]:
        for number, pair in enumerate(pairs[:150]):
            ids = [hit.id for hit in index.search(pair.a.text, FOUND, kind="claim")]
            if f"C-{number}" in ids:
                yield pair, f"C-{number}", [(one, pairs[int(one[2:])].b) for one in ids]

    return list(questions())


def told_of_all(query: Statement, known: Known) -> list[str]:
    """Return the ids of the answer when everything found is decided."""
    decided = [(decide(query, statement), claim_id) for claim_id, statement in known]
    decided.sort(key=lambda one: (one[0].relation is Relation.NOT_SAME, -one[0].score, one[1]))
    return [claim_id for _, claim_id in decided[:SHOWN]]


@pytest.mark.parametrize("relation", [Relation.SAME, Relation.CONTRADICTS, Relation.NARROWS])
def test_claims_of_a_relation_are_shown_as_often_as_when_all_are_decided(
    asked: list[tuple[LabelledPair, str, Known]], relation: Relation
) -> None:
    told = [one for one in asked if one[0].relation is relation]
    quickly = sum(
        partner in {one.claim_id for one in rank(pair.a, known, SHOWN)} for pair, partner, known in told
    )
    fully = sum(partner in told_of_all(pair.a, known) for pair, partner, known in told)
    assert len(told) >= 15
    assert quickly >= fully > 0


def test_little_is_decided_and_what_was_found_first_always_is() -> None:
    query = Statement("Orvane Steel dismissed 40 welders in Karsk")
    others = [(f"C-{n}", Statement(f"A choir sang at the fair of Hale in year {n}")) for n in range(FOUND)]
    reworded = ("C-99", Statement("In Karsk, 40 welders were let go by Orvane Steel"))
    chosen = shortlist(query, [*others, reworded], SHOWN)
    assert len(chosen) == FEWEST
    assert list(chosen[:AS_FOUND]) == others[:AS_FOUND]
    assert reworded in chosen
    assert shortlist(query, others[:3], SHOWN) == others[:3]
