from claims.matching.scoring import FEATURES, Model, shipped_model
from claims.matching.training.fitting import fit, loss
from claims.matching.training.generator import labelled_pairs
from claims.vocabulary import Relation


def test_the_generator_depends_on_its_seed_alone() -> None:
    first, again, other = (list(labelled_pairs(seed, 40)) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert {pair.relation for pair in first} == {
        Relation.SAME,
        Relation.NARROWS,
        Relation.CONTRADICTS,
        Relation.NOT_SAME,
    }


def test_a_fit_learns_what_tells_the_labels_apart() -> None:
    rows = [(x / 10, 0.5) for x in range(10)] * 5
    labels = [x >= 5 for x in range(10)] * 5
    model = fit(rows, labels)
    assert model.weights[0] > 1
    assert loss(model, rows, labels) < 0.4
    assert loss(Model(0.0, (0.0, 0.0)), rows, labels) > 0.69


def test_the_shipped_weights_cover_every_feature() -> None:
    assert len(shipped_model().weights) == len(FEATURES)
