"""Opening a gate by hand: who, why, for which sentence, and for how long."""

import pytest

from claims.errors import BadInput, NotFound, RuleRefused
from claims.vocabulary import Confidence, Credibility, Verdict
from claims.workflow.attaching import NewClaim, attach, parse_chain
from claims.workflow.auditing import audit, rebuild
from claims.workflow.correcting import correct
from claims.workflow.deciding import Rating, rate
from claims.workflow.desk import Desk, default_url
from claims.workflow.forcing import force_gate
from claims.workflow.summarising import begin_summary, publish, summary
from claims.workflow.undoing import undo
from tests.claims.workflow.story import capture_samples, place_of
from tests.conftest import OpenDesk

WRONG = "The Courier reports that all 19 men were freed."


@pytest.fixture
def refused(open_at: OpenDesk) -> tuple[Desk, str]:
    """A desk, and a summary whose one sentence has a number that no quote has."""
    ann, bob = open_at("ann"), open_at("bob")
    courier = capture_samples(ann)["courier"].capture_id
    place = place_of(ann, courier, "seven women and 11 men would go home")
    chain = parse_chain("The Courier > Varda News Agency")
    claim_id = attach(ann, place, NewClaim("Seven women and 11 men were freed"), chain=chain).claim_id
    rate(bob, claim_id, Rating(Credibility("3"), Confidence.LOW, Verdict.SUPPORTED, "one report"))
    summary_id = begin_summary(ann, "Pardons", [claim_id]).summary_id
    correct(ann, summary_id, 1, WRONG, "put otherwise")
    return ann, summary_id


def test_a_gate_is_forced_for_one_rule_with_a_reason(refused: tuple[Desk, str]) -> None:
    ann, summary_id = refused
    with pytest.raises(RuleRefused, match="numbers"):
        publish(ann, summary_id)
    view = force_gate(ann, summary_id, 1, "numbers", "the agency added one by telephone")
    (sentence,) = view.sentences
    assert "numbers" not in " ".join(sentence.problems)
    (gate,) = sentence.forced
    assert (gate.rule, gate.reviewer, gate.because) == (
        "numbers",
        "ann",
        "the agency added one by telephone",
    )
    assert any(problem.startswith("hedge:") for problem in sentence.problems)
    force_gate(ann, summary_id, 1, "hedge", "all of those named")
    assert publish(ann, summary_id).published == 1


def test_it_holds_for_the_sentence_as_it_was_written(refused: tuple[Desk, str]) -> None:
    ann, summary_id = refused
    force_gate(ann, summary_id, 1, "numbers", "by telephone")
    view = correct(ann, summary_id, 1, WRONG.replace("19", "20"), "one more")
    assert any(problem.startswith("numbers:") for problem in view.sentences[0].problems)
    assert view.sentences[0].forced == ()


def test_it_is_undone_and_derived_anew(refused: tuple[Desk, str]) -> None:
    ann, summary_id = refused
    force_gate(ann, summary_id, 1, "numbers", "by telephone")
    before = summary(ann, summary_id)
    rebuild(ann)
    assert summary(ann, summary_id) == before
    assert audit(ann.folder, default_url(ann.folder)).ok
    undo(ann)
    assert summary(ann, summary_id).sentences[0].forced == ()


@pytest.mark.parametrize(
    ("rule", "because", "told"),
    [
        ("dates", "why not", "No gate 'dates'"),
        ("numbers", "  ", "The reason"),
    ],
)
def test_what_cannot_be_forced(refused: tuple[Desk, str], rule: str, because: str, told: str) -> None:
    ann, summary_id = refused
    with pytest.raises(BadInput, match=told):
        force_gate(ann, summary_id, 1, rule, because)


def test_what_a_sentence_rests_on_is_no_matter_of_words(open_at: OpenDesk) -> None:
    ann = open_at("ann")
    courier = capture_samples(ann)["courier"].capture_id
    claim_id = attach(
        ann, place_of(ann, courier, "Poet returned to prison"), NewClaim("Vesk is jailed")
    ).claim_id
    summary_id = begin_summary(ann, "Pardons", [claim_id]).summary_id
    with pytest.raises(BadInput, match="cannot be forced"):
        force_gate(ann, summary_id, 1, "rated", "in a hurry")
    with pytest.raises(NotFound):
        force_gate(ann, summary_id, 7, "rated", "in a hurry")
