"""Of all or some, possible or done, with a qualifier or without: statements that are not each other."""

import pytest

from claims.matching.decision import decide
from claims.model.pairs import Statement
from claims.vocabulary import ConflictKind, Relation

MORE_OF_THE_WHOLE = [
    ("All prisoners were released", "Some prisoners were released"),
    ("All ferries to Hale were cancelled on Friday", "Some ferries to Hale were cancelled on Friday"),
    (
        "All of the welders at Orvane Steel were dismissed",
        "Most of the welders at Orvane Steel were dismissed",
    ),
]
WITH_A_QUALIFIER = [
    ("Political prisoners were released in Varda", "Prisoners were released in Varda"),
    ("Foreign journalists were expelled from Osk", "Journalists were expelled from Osk"),
]
LEFT_OPEN = [
    ("Ilmar Vesk may be released from the colony", "Ilmar Vesk was released from the colony"),
    ("The council might approve the bridge at Dunmere", "The council approved the bridge at Dunmere"),
    ("The mill in Karsk could close in May", "The mill in Karsk closed in May"),
    ("Officials plan to close the harbour of Osk", "Officials closed the harbour of Osk"),
    ("The court will hear the case of Vesk", "The court heard the case of Vesk"),
]
SAME = [
    ("Every school in Tarn was closed", "All schools in Tarn were closed"),
    ("The mill in Karsk may close", "The mill in Karsk could close"),
    ("The mill in Karsk closed in May", "In May the mill in Karsk closed"),
]


def decided(a: str, b: str) -> tuple[Relation, str | None]:
    decision = decide(Statement(a), Statement(b))
    return decision.relation, decision.direction


@pytest.mark.parametrize(("more", "less"), [*MORE_OF_THE_WHOLE, *WITH_A_QUALIFIER])
def test_who_says_more_is_narrower(more: str, less: str) -> None:
    assert decided(more, less) == (Relation.NARROWS, "a")
    assert decided(less, more) == (Relation.NARROWS, "b")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Not all prisoners in Varda were freed", "All prisoners in Varda were freed"),
        ("Only some of the homes in Tarn were flooded", "All of the homes in Tarn were flooded"),
        ("Few of the schools in Tarn reopened", "Most of the schools in Tarn reopened"),
        ("None of the boats returned to Hale", "Some of the boats returned to Hale"),
    ],
)
def test_shares_that_cannot_both_hold_contradict(a: str, b: str) -> None:
    for decision in (decide(Statement(a), Statement(b)), decide(Statement(b), Statement(a))):
        assert decision.relation is Relation.CONTRADICTS
        assert ConflictKind.QUALIFIER in {conflict.kind for conflict in decision.conflicts}


@pytest.mark.parametrize(("expected", "done"), LEFT_OPEN)
def test_what_was_expected_is_not_what_was_done(expected: str, done: str) -> None:
    assert decided(expected, done) == (Relation.UPDATES, "b")
    assert decided(done, expected) == (Relation.UPDATES, "a")
    conflicts = decide(Statement(expected), Statement(done)).conflicts
    assert [conflict.kind for conflict in conflicts] == [ConflictKind.MODALITY]


def test_what_may_have_happened_is_no_fact() -> None:
    a, b = "The court may have freed Ilmar Vesk", "The court freed Ilmar Vesk"
    assert decided(a, b) == decided(b, a) == (Relation.CONTRADICTS, None)


@pytest.mark.parametrize(("a", "b"), SAME)
def test_other_words_for_one_share_or_hedge_are_the_same(a: str, b: str) -> None:
    assert decided(a, b) == decided(b, a) == (Relation.SAME, None)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anna Roth is out of office", "Anna Roth is back in office"),
        ("Brandel is out of the league", "Brandel is back in the league"),
        ("The poet Ilmar Vesk walked out of jail", "The poet Ilmar Vesk is back in a cell"),
        ("The poet Ilmar Vesk left prison on Thursday", "Ilmar Vesk was taken back to prison on Monday"),
        ("Jonas Reed is no longer in hospital", "Jonas Reed is in hospital"),
    ],
)
def test_in_and_out_are_never_the_same(a: str, b: str) -> None:
    for left, right in ((a, b), (b, a)):
        decision = decide(Statement(left), Statement(right))
        assert decision.relation in {Relation.UPDATES, Relation.CONTRADICTS}
        assert [conflict.kind for conflict in decision.conflicts][:1] == [ConflictKind.NEGATION]


def test_two_who_share_little_are_not_the_same_however_alike_they_look() -> None:
    keeping = Statement("Ilya Vorn keeps bees in the prison gardens of Quay")
    taken = Statement("Ilya Vorn was returned to prison on 15 September 2025")
    assert decide(keeping, taken).relation is not Relation.SAME
