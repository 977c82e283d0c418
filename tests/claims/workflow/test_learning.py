"""Learning from a desk's own answers: measured on held-back ones, kept on request, and taken back."""

import json
import shutil
from pathlib import Path

import pytest

from claims.errors import ModelRefused, RuleRefused
from claims.matching.scoring import FEATURES
from claims.matching.training.generator import labelled_pairs
from claims.vocabulary import Relation
from claims.workflow.attaching import NewClaim, Place, attach
from claims.workflow.deciding import relate
from claims.workflow.desk import Desk, closing, default_url, open_desk
from claims.workflow.learning import FEWEST, Lesson, forget, keep, learn, weights_in_use
from claims.workflow.searching import candidates
from claims.workflow.undoing import undo
from tests.claims.workflow.story import capture_samples
from tests.conftest import OpenDesk

ANSWERS = 36


def house_rule(relation: Relation) -> Relation:
    """This desk calls a statement with further detail the same, which the shipped weights do not."""
    return Relation.SAME if relation in {Relation.SAME, Relation.NARROWS} else Relation.NOT_SAME


def answer(desk: Desk, count: int) -> None:
    """Make two claims of each of the first generated pairs, and answer each pair by the house rule."""
    capture_id = capture_samples(desk)["courier"].capture_id
    place = Place(capture_id, 0, 9)
    for pair in list(labelled_pairs(11, count)):
        a, b = (attach(desk, place, NewClaim(one.text)).claim_id for one in (pair.a, pair.b))
        relate(desk, a, b, house_rule(pair.relation))


@pytest.fixture(scope="module")
def taught_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with answers, made once; every test works on a copy."""
    folder = tmp_path_factory.mktemp("taught") / "workspace"
    with closing(open_desk(folder, default_url(folder), "kate", "test")) as desk:
        answer(desk, ANSWERS)
    return folder


@pytest.fixture
def taught(taught_workspace: Path, tmp_path: Path, open_at: OpenDesk) -> Desk:
    return open_at(folder=shutil.copytree(taught_workspace, tmp_path / "workspace"))


def test_what_the_desk_does_otherwise_is_learned_and_kept_only_on_request(taught: Desk) -> None:
    lesson = learn(taught)
    assert lesson.better
    assert lesson.after.loss < lesson.before.loss
    assert (lesson.decisions, lesson.held_back) == (ANSWERS, ANSWERS)
    assert not taught.local_weights.exists()
    assert learn(taught).learned.model == lesson.learned.model

    text = next(labelled_pairs(11, 1)).a.text
    before = candidates(taught, text)
    keep(taught, lesson)
    assert [one.decision.score for one in candidates(taught, text)] != [one.decision.score for one in before]
    card = json.loads(taught.local_weights.read_text(encoding="utf-8"))["card"]
    assert card["decisions"] == ANSWERS
    assert card["after"]["loss"] == lesson.after.loss
    assert f"{ANSWERS} answers" in weights_in_use(taught)
    assert forget(taught)
    assert candidates(taught, text) == before
    assert weights_in_use(taught) == "shipped"


def test_an_answer_that_was_taken_back_teaches_nothing(taught: Desk) -> None:
    undo(taught)
    assert learn(taught).decisions == ANSWERS - 1


def test_too_few_answers_are_refused(desk: Desk) -> None:
    answer(desk, 3)
    with pytest.raises(RuleRefused, match=f"needs {FEWEST} answers.* there are 3"):
        learn(desk)


def test_weights_that_do_no_better_are_not_kept(taught: Desk) -> None:
    lesson = learn(taught)
    worse = Lesson(ANSWERS, 20, ANSWERS, lesson.after, lesson.before, lesson.learned)
    with pytest.raises(RuleRefused, match="no better"):
        keep(taught, worse)
    assert not taught.local_weights.exists()


def test_a_conflict_is_a_veto_whatever_was_learned(desk: Desk) -> None:
    place = Place(capture_samples(desk)["courier"].capture_id, 0, 9)
    attach(desk, place, NewClaim("Orvane Steel dismissed 40 welders in Karsk"))
    weights = dict.fromkeys(FEATURES, 50.0)
    desk.local_weights.write_text(
        json.dumps({"card": {}, "intercept": 90.0, "weights": weights}), encoding="utf-8"
    )
    (found,) = candidates(desk, "Orvane Steel dismissed 90 welders in Karsk")
    assert found.decision.relation is Relation.CONTRADICTS
    assert found.decision.score < 0.3


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        '{"card": {}, "intercept": 1, "weights": {}}',
        '{"card": {}, "intercept": NaN, "weights": WEIGHTS}',
        '{"card": 3, "intercept": 1, "weights": WEIGHTS}',
        '{"card": {}, "intercept": "much", "weights": WEIGHTS}',
    ],
)
def test_a_damaged_file_is_named_with_the_way_back(desk: Desk, damage: str) -> None:
    weights = json.dumps(dict.fromkeys(FEATURES, 1.0))
    desk.local_weights.write_text(damage.replace("WEIGHTS", weights), encoding="utf-8")
    with pytest.raises(ModelRefused, match="--forget") as refused:
        candidates(desk, "Anything at all")
    assert str(desk.local_weights) in str(refused.value)
    assert str(desk.local_weights) in weights_in_use(desk)
    forget(desk)
    assert candidates(desk, "Anything at all") == ()
