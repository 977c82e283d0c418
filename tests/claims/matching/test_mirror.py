"""A decision does not depend on which statement comes first."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from claims.matching.decision import decide
from claims.matching.naming import compare_names
from claims.model.pairs import Decision, Statement

_TURNED = {"a": "b", "b": "a", None: None}

_SUBJECTS = st.sampled_from(
    ["Anna Brandel", "Norda Steel", "The mayor", "Varga", "Three of the millers", "King Osric II", "USM"]
)
_VERBS = st.sampled_from(
    ["was freed", "was jailed", "beat", "lost to", "did not meet", "may leave", "left", "denied that it sold",
     "earned 400 euros and", "bought 12 of", "was hired by", "is bigger than"]
)  # fmt: skip
_OBJECTS = st.sampled_from(
    ["Arlen", "Jonas Varga", "25 ships", "12 women and 13 men", "1 percent to 3 percent of it", "the union",
     "no suspect", "United Steel Makers", "between 10 and 20 tents"]
)  # fmt: skip
_ENDS = st.sampled_from(
    ["", "yesterday", "today", "on Monday", "on Friday", "in 2019", "in Duskvale", "by 5 percent",
     "to 5 percent", "from Arlen to Duskvale",
     "since 2019", "until 2019", "at 7 a.m.", "at 7 p.m.", "per day", "again"]
)  # fmt: skip
_TEXTS = st.builds(" ".join, st.lists(st.one_of(_SUBJECTS, _VERBS, _OBJECTS, _ENDS), min_size=1, max_size=9))
_SENTENCES = st.builds("{} {} {} {}.".format, _SUBJECTS, _VERBS, _OBJECTS, _ENDS)
_DAYS = st.sampled_from([None, date(2024, 3, 5), date(2024, 3, 9)])
_STATEMENTS = st.builds(Statement, st.one_of(_TEXTS, _SENTENCES), _DAYS)


def seen(decision: Decision, *, turned: bool) -> object:
    conflicts = sorted(
        (c.kind, c.right, c.left) if turned else (c.kind, c.left, c.right) for c in decision.conflicts
    )
    direction = _TURNED[decision.direction] if turned else decision.direction
    return decision.score, decision.relation, direction, conflicts


@given(_STATEMENTS, _STATEMENTS)
def test_a_decision_mirrors(a: Statement, b: Statement) -> None:
    assert seen(decide(a, b), turned=False) == seen(decide(b, a), turned=True)


_WORDS = st.sampled_from(
    ["Maria", "Mario", "Anna", "J.", "Abdul", "Aziz", "Brandel", "Brandl", "Varga", "II"]
)
_NAMES = st.builds(" ".join, st.lists(_WORDS, min_size=1, max_size=5))


@given(_NAMES, _NAMES)
def test_the_likeness_of_names_mirrors(a: str, b: str) -> None:
    assert compare_names(a, b).score == compare_names(b, a).score
