"""What was printed stays as it was; what is put right since says so, and why."""

import csv
import io
import json

import pytest

from claims.errors import ActConflict, BadInput, NotFound, RuleRefused
from claims.vocabulary import ClaimStatus, Confidence, Credibility, Verdict
from claims.workflow.attaching import KnownClaim, NewClaim, Place, attach, parse_chain, reword
from claims.workflow.auditing import audit, rebuild
from claims.workflow.correcting import correct, retract
from claims.workflow.deciding import Rating, rate
from claims.workflow.desk import Desk, default_url
from claims.workflow.dossiers import pack_dossier
from claims.workflow.looking import claim
from claims.workflow.printed import version
from claims.workflow.summarising import add_sentence, begin_summary, publish, summary
from claims.workflow.undoing import redo, undo
from tests.claims.workflow.story import capture_samples
from tests.conftest import OpenDesk
from verifier.reports import render

FERRY, BRIDGE = "The ferry to Osk runs again", "The bridge at Osk is shut"
RATING = Rating(Credibility.POSSIBLY_TRUE, Confidence.LOW, Verdict.SUPPORTED, "one report")
CHAIN = parse_chain("The Courier > Port Office")
SAID = "The bridge at Osk stays shut, the Port Office said."


@pytest.fixture
def printed(open_at: OpenDesk) -> tuple[Desk, str, list[str]]:
    """A desk with a published summary of two sentences, its id, and the claims under them."""
    ann, bob = open_at("ann"), open_at("bob")
    courier = capture_samples(ann)["courier"].capture_id
    claims = [
        attach(ann, Place(courier, 20 * n, 20 * n + 9), NewClaim(wording), chain=CHAIN).claim_id
        for n, wording in enumerate((FERRY, BRIDGE))
    ]
    for claim_id in claims:
        rate(bob, claim_id, RATING)
    summary_id = begin_summary(ann, "Crossings", claims).summary_id
    publish(ann, summary_id)
    return ann, summary_id, claims


def texts(view_of: Desk, summary_id: str) -> list[str]:
    return [sentence.text for sentence in summary(view_of, summary_id).sentences]


def test_a_correction_is_told_and_the_next_version_carries_it(printed: tuple[Desk, str, list[str]]) -> None:
    ann, summary_id, claims = printed
    first = texts(ann, summary_id)
    corrected = correct(ann, summary_id, 2, SAID, "it never opened")
    (note,) = corrected.corrections
    assert (note.position, note.before, note.after) == (2, first[1], SAID)
    assert (note.because, note.first_in, corrected.changed) == ("it never opened", None, True)
    assert [one.card.claim_id for one in corrected.sentences[1].claims] == [claims[1]]
    assert claim(ann, claims[1]).card.status is ClaimStatus.CORRECTED
    again = publish(ann, summary_id)
    assert (again.published, again.changed, again.corrections[0].first_in) == (2, False, 2)
    assert claim(ann, claims[1]).card.status is ClaimStatus.PUBLISHED


def test_every_version_can_be_had_as_it_was_printed(printed: tuple[Desk, str, list[str]]) -> None:
    ann, summary_id, claims = printed
    first = render(version(ann, summary_id, 1), "markdown")
    courier = claim(ann, claims[0]).mentions[0].capture_id
    attach(ann, Place(courier, 60, 69), KnownClaim(claims[0]), chain=parse_chain("The Courier > Mayor"))
    assert summary(ann, summary_id).changed
    correct(ann, summary_id, 2, SAID, "it never opened")
    reword(ann, claims[0], "The ferry to Osk runs twice a day")
    then = version(ann, summary_id, 1)
    assert [sentence.text for sentence in then.sentences] != texts(ann, summary_id)
    assert (then.corrections, then.published, then.newest) == ((), 1, 1)
    assert render(then, "markdown") == first
    with pytest.raises(NotFound, match="no version 2"):
        version(ann, summary_id, 2)


def test_an_earlier_version_says_that_another_took_its_place(printed: tuple[Desk, str, list[str]]) -> None:
    ann, summary_id, _ = printed
    correct(ann, summary_id, 2, SAID, "it never opened")
    publish(ann, summary_id)
    assert "version 1; version 2 has taken its place" in render(version(ann, summary_id, 1), "markdown")
    now = render(version(ann, summary_id, 2), "html")
    assert "taken its place" not in now
    assert "it never opened" in now


def test_a_sentence_is_taken_out_and_a_new_one_gets_a_number_of_its_own(
    printed: tuple[Desk, str, list[str]],
) -> None:
    ann, summary_id, claims = printed
    correct(ann, summary_id, 1, "", "another ferry")
    assert [sentence.position for sentence in summary(ann, summary_id).sentences] == [2]
    with pytest.raises(NotFound, match="no sentence 1"):
        correct(ann, summary_id, 1, SAID, "still another")
    assert [s.position for s in add_sentence(ann, summary_id, "", [claims[0]]).sentences] == [2, 3]


def test_before_anything_is_printed_a_change_is_no_correction(desk: Desk) -> None:
    courier = capture_samples(desk)["courier"].capture_id
    claim_id = attach(desk, Place(courier, 0, 9), NewClaim(FERRY), chain=CHAIN).claim_id
    summary_id = begin_summary(desk, "Crossings", [claim_id]).summary_id
    view = correct(desk, summary_id, 1, "The ferry runs, the Port Office said.", "shorter")
    assert (view.corrections, view.changed, view.versions) == ((), False, ())
    assert claim(desk, claim_id).card.status is ClaimStatus.IN_SUMMARY
    correct(desk, summary_id, 1, "", "not ours")
    assert claim(desk, claim_id).card.status is ClaimStatus.ATTACHED
    with pytest.raises(BadInput, match="never published"):
        retract(desk, summary_id, "wrong")


def test_a_reason_and_a_known_place_are_needed(printed: tuple[Desk, str, list[str]]) -> None:
    ann, summary_id, _ = printed
    with pytest.raises(BadInput, match="reason"):
        correct(ann, summary_id, 1, SAID, "  ")
    with pytest.raises(NotFound, match="those there: 1, 2"):
        correct(ann, summary_id, 7, SAID, "wrong")
    with pytest.raises(NotFound, match="C-9999"):
        correct(ann, summary_id, 1, SAID, "wrong", ["C-9999"])


def test_what_was_taken_back_is_not_published_again(printed: tuple[Desk, str, list[str]]) -> None:
    ann, summary_id, claims = printed
    view = retract(ann, summary_id, "the Port Office denies it")
    assert view.retracted is not None
    assert claim(ann, claims[0]).card.status is ClaimStatus.RETRACTED
    assert "retracted" in view.refusals[0]
    with pytest.raises(RuleRefused, match="retracted"):
        publish(ann, summary_id)
    with pytest.raises(BadInput, match="already"):
        retract(ann, summary_id, "again")
    assert "**Retracted.** the Port Office denies it" in render(view, "markdown")
    assert "<strong>Retracted.</strong> the Port Office denies it" in render(view, "html")
    assert json.loads(render(view, "claimreview"))["@graph"] == []
    undo(ann)
    assert publish(ann, summary_id).published == 2


def test_a_correction_is_undone_and_done_again_until_it_is_printed(
    printed: tuple[Desk, str, list[str]],
) -> None:
    ann, summary_id, _ = printed
    first = texts(ann, summary_id)
    correct(ann, summary_id, 2, SAID, "it never opened")
    undo(ann)
    assert (texts(ann, summary_id), summary(ann, summary_id).corrections) == (first, ())
    redo(ann)
    assert texts(ann, summary_id) == [first[0], SAID]
    rebuild(ann)
    assert texts(ann, summary_id) == [first[0], SAID]
    publish(ann, summary_id)
    with pytest.raises(ActConflict, match="Published"):
        undo(ann)
    report = audit(ann.folder, default_url(ann.folder))
    assert report.ok, report.problems


def test_a_table_has_a_row_for_each_quote_and_no_formulas(printed: tuple[Desk, str, list[str]]) -> None:
    ann, summary_id, claims = printed
    correct(ann, summary_id, 2, "=HYPERLINK(1), the Port Office said.", "a test of cells")
    rows = list(csv.DictReader(io.StringIO(render(summary(ann, summary_id), "csv"))))
    assert [row["claim"] for row in rows] == claims
    assert rows[1]["text"] == "'=HYPERLINK(1), the Port Office said."
    assert {row["version"] for row in rows} == {"draft of a new version; published is version 1"}
    assert rows[0]["origin"] == "Port Office"


def test_what_was_published_since_is_not_done_again(
    printed: tuple[Desk, str, list[str]], open_at: OpenDesk
) -> None:
    ann, summary_id, _ = printed
    bob = open_at("bob")
    correct(ann, summary_id, 2, SAID, "it never opened")
    undo(ann)
    correct(bob, summary_id, 2, "The bridge is shut, the Port Office said.", "shorter")
    publish(open_at("carl"), summary_id)
    with pytest.raises(ActConflict, match="Published"):
        redo(ann)
    assert [note.because for note in summary(ann, summary_id).corrections] == ["shorter"]


def test_a_claim_that_was_never_printed_is_not_called_corrected(open_at: OpenDesk) -> None:
    ann, bob = open_at("ann"), open_at("bob")
    courier = capture_samples(ann)["courier"].capture_id
    first, second = (
        attach(ann, Place(courier, 20 * n, 20 * n + 9), NewClaim(wording), chain=CHAIN).claim_id
        for n, wording in enumerate((FERRY, BRIDGE))
    )
    for claim_id in (first, second):
        rate(bob, claim_id, RATING)
    summary_id = begin_summary(ann, "Crossings", [first]).summary_id
    correct(ann, summary_id, 1, SAID, "the wrong claim", [second])
    publish(ann, summary_id)
    assert claim(ann, first).card.status is ClaimStatus.ASSESSED
    assert claim(ann, second).card.status is ClaimStatus.PUBLISHED


def test_an_earlier_version_tells_of_a_retraction(printed: tuple[Desk, str, list[str]]) -> None:
    ann, summary_id, _ = printed
    retract(ann, summary_id, "the Port Office denies it")
    then = version(ann, summary_id, 1)
    assert "**Retracted.** the Port Office denies it" in render(then, "markdown")
    assert json.loads(render(then, "claimreview"))["@graph"] == []
    with pytest.raises(BadInput, match="taken back already"):
        correct(ann, summary_id, 1, SAID, "too late")


def test_a_sentence_that_was_corrected_is_not_undone_beneath_the_correction(
    printed: tuple[Desk, str, list[str]], open_at: OpenDesk
) -> None:
    ann, summary_id, claims = printed
    add_sentence(ann, summary_id, "", [claims[0]])
    correct(open_at("bob"), summary_id, 3, "The ferry runs, the Port Office said.", "shorter")
    with pytest.raises(ActConflict, match="corrected since"):
        undo(ann)


def test_a_dossier_about_a_claim_keeps_the_words_of_summaries_sealed(
    printed: tuple[Desk, str, list[str]],
) -> None:
    ann, summary_id, claims = printed
    correct(ann, summary_id, 2, "A secret sentence, the Port Office said.", "a secret reason")
    publish(ann, summary_id)
    retract(ann, summary_id, "another secret")
    about_claim = b"".join(pack_dossier(ann, [claims[0]], {}).files.values())
    assert b"secret" not in about_claim
    about_summary = b"".join(pack_dossier(ann, [summary_id], {}).files.values())
    assert b"secret sentence" in about_summary
    assert b"secret reason" in about_summary
