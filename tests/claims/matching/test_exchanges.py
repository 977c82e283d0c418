"""Statements in the same words that tell of each other's parts."""

import pytest

from claims.matching.decision import decide
from claims.model.pairs import Statement
from claims.vocabulary import ConflictKind, Relation


def relation_of(a: str, b: str) -> Relation:
    decision, turned = decide(Statement(a), Statement(b)), decide(Statement(b), Statement(a))
    assert decision.relation is turned.relation
    return decision.relation


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Arlen defeated Duskvale in May.", "Arlen was defeated by Duskvale in May.", ConflictKind.PERSON),
        ("The tenant bribed the clerk.", "The clerk bribed the tenant.", ConflictKind.PERSON),
        ("Norda borrowed a crane from Arlen.", "Arlen borrowed a crane from Norda.", ConflictKind.PERSON),
        ("Norda Steel is older than Arlen Steel.", "Arlen Steel is older than Norda Steel.", None),
        ("Wheat sold better in 2019 than in 2018.", "Wheat sold better in 2018 than in 2019.", None),
        ("A tram runs from Arlen to Duskvale.", "A tram runs from Duskvale to Arlen.", ConflictKind.PLACE),
        ("Rents in Arlen fell by 8 percent.", "Rents in Arlen fell to 8 percent.", ConflictKind.NUMBER),
        (
            "Ada Brandel has led the choir since 2011.",
            "Ada Brandel led the choir until 2011.",
            ConflictKind.DATE,
        ),
        ("Anna Brandel voted for the levy.", "Anna Brandel voted against the levy.", ConflictKind.NEGATION),
        (
            "Wages rose 4 percent in Arlen and 9 percent in Duskvale.",
            "Wages rose 9 percent in Arlen and 4 percent in Duskvale.",
            ConflictKind.NUMBER,
        ),
    ],
)
def test_parts_that_change_places_contradict(a: str, b: str, kind: ConflictKind | None) -> None:
    assert relation_of(a, b) is Relation.CONTRADICTS
    if kind is not None:
        assert kind in {conflict.kind for conflict in decide(Statement(a), Statement(b)).conflicts}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Arlen defeated Duskvale in May.", "Duskvale was defeated by Arlen in May."),
        ("Norda Steel hired the baker in 2015.", "The baker was hired by Norda Steel in 2015."),
        ("In Arlen, the mayor met the bishop.", "The bishop met the mayor in Arlen."),
        ("Brandel earned 400 euros and Varga 700 euros.", "Varga earned 700 euros and Brandel 400 euros."),
        ("Rovers beat United in Arlen.", "United lost to Rovers in Arlen."),
    ],
)
def test_parts_told_from_the_other_side_agree(a: str, b: str) -> None:
    assert relation_of(a, b) is Relation.SAME


@pytest.mark.parametrize(
    ("other", "holder"),
    [
        ("The deputy mayor of Arlen was shot on Friday.", "The mayor of Arlen was shot on Friday."),
        ("Brandel's cousin was arrested at the port.", "Brandel was arrested at the port."),
        ("The widow of Varga owns the mill.", "Varga owns the mill."),
    ],
)
def test_what_somebody_else_did_is_no_detail(other: str, holder: str) -> None:
    assert relation_of(other, holder) is Relation.UNSURE


def test_a_name_with_another_number_is_another() -> None:
    assert relation_of("King Osric II died in Arlen.", "King Osric III died in Arlen.") not in {
        Relation.SAME,
        Relation.NARROWS,
    }
