from hypothesis import given
from hypothesis import strategies as st

from claims.clusters import Clusters, cluster_of, kept_apart
from claims.vocabulary import Relation

_IDS = st.sampled_from("abcdefg")
_PAIRS = st.frozensets(_IDS, min_size=2, max_size=2)
_ANSWERS = st.dictionaries(_PAIRS, st.sampled_from([Relation.SAME, Relation.NOT_SAME, Relation.NARROWS]))


def test_claims_are_the_same_through_others() -> None:
    answers = {
        frozenset("ab"): Relation.SAME,
        frozenset("bc"): Relation.SAME,
        frozenset("cd"): Relation.NARROWS,
    }
    assert cluster_of("a", answers) == {"a", "b", "c"}
    assert Clusters(answers).settled("a", "c")
    assert not Clusters(answers).settled("a", "d")


@given(_ANSWERS, _IDS, _IDS)
def test_clusters_made_once_say_what_each_pair_says(
    answers: dict[frozenset[str], Relation], one: str, other: str
) -> None:
    mine, theirs = cluster_of(one, answers), cluster_of(other, answers)
    settled = other in mine or kept_apart(mine, theirs, answers) is not None
    assert Clusters(answers).settled(one, other) is settled
