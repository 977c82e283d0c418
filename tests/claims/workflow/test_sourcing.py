"""Sources under their names: described, merged, split and graded, with every claim that rests on them."""

import pytest

from claims.errors import ActConflict, BadInput, NotFound
from claims.vocabulary import (
    Confidence,
    Credibility,
    Independence,
    IndependenceReason,
    NodeKind,
    Reliability,
    SourceFlag,
    Verdict,
)
from claims.workflow.attaching import KnownClaim, NewClaim, Place, attach, parse_chain
from claims.workflow.deciding import Rating, judge, rate
from claims.workflow.desk import Desk
from claims.workflow.looking import claim, corroboration, sources
from claims.workflow.sourcing import Description, describe, grade, merge, name_otherwise, source, split
from claims.workflow.undoing import redo, undo
from tests.claims.workflow.story import capture_samples
from tests.conftest import OpenDesk

PROBABLE = Rating(Credibility.PROBABLY_TRUE, Confidence.LOW, Verdict.SUPPORTED, "two reports")


def claim_by(desk: Desk, *chains: str) -> str:
    """Attach words of the courier's report to one claim, once for each chain."""
    courier = capture_samples(desk)["courier"].capture_id
    claim_id = ""
    for number, line in enumerate(chains):
        place = Place(courier, 10 * number, 10 * number + 9)
        target = KnownClaim(claim_id) if claim_id else NewClaim("The bridge at Osk is closed")
        claim_id = attach(desk, place, target, chain=parse_chain(line)).claim_id
    return claim_id


def origins(desk: Desk, claim_id: str) -> list[str]:
    return [origin.origin for origin in corroboration(desk, claim_id).origins]


def test_merged_sources_are_one_origin_until_they_are_split(desk: Desk) -> None:
    claim_id = claim_by(desk, "The Courier > Ministry of Roads", "The Courier > Roads Ministry")
    assert origins(desk, claim_id) == ["Ministry of Roads", "Roads Ministry"]
    rate(desk, claim_id, PROBABLE)
    merge(desk, "Roads Ministry", "Ministry of Roads")
    assert origins(desk, claim_id) == ["Ministry of Roads"]
    (rating,) = claim(desk, claim_id).assessments
    assert "Merged" in rating.stale_because
    merged = source(desk, "roads ministry").card
    assert (merged.name, merged.aliases, merged.mentions) == ("Ministry of Roads", ("Roads Ministry",), 2)
    assert "Roads Ministry" not in [card.name for card in sources(desk).rows]
    split(desk, merged.merged[0])
    assert origins(desk, claim_id) == ["Ministry of Roads", "Roads Ministry"]
    assert claim(desk, claim_id).assessments[0].stale_because == ""
    undo(desk)
    assert origins(desk, claim_id) == ["Ministry of Roads"]
    undo(desk)
    assert origins(desk, claim_id) == ["Ministry of Roads", "Roads Ministry"]
    redo(desk)
    assert origins(desk, claim_id) == ["Ministry of Roads"]


def test_a_source_merged_into_a_merged_one_follows_it_and_comes_back(desk: Desk) -> None:
    claim_id = claim_by(desk, "A1 Press", "B2 Press", "C3 Press")
    merge(desk, "A1 Press", "B2 Press")
    merge(desk, "B2 Press", "C3 Press")
    assert origins(desk, claim_id) == ["C3 Press"]
    b2 = next(
        one for one in source(desk, "C3 Press").card.merged if one != source(desk, "C3 Press").card.source_id
    )
    with pytest.raises(BadInput, match="one source already"):
        merge(desk, "C3 Press", b2)
    undo(desk)
    assert origins(desk, claim_id) == ["B2 Press", "C3 Press"]


def test_judgements_follow_a_merged_source(desk: Desk) -> None:
    claim_id = claim_by(
        desk, "The Courier > Lena Brandt", "The Courier > Port Office", "The Courier > L. Brandt"
    )
    pair = ("L. Brandt", "Port Office")
    judge(desk, claim_id, pair, Independence.INDEPENDENT, IndependenceReason.SEPARATE_EYEWITNESS)
    assert corroboration(desk, claim_id).independent_origins == 2
    merge(desk, "L. Brandt", "Lena Brandt")
    found = corroboration(desk, claim_id)
    assert (len(found.origins), found.independent_origins, found.ceiling) == (2, 2, 1)


def test_one_owner_is_told_and_a_judgement_overrules_it(desk: Desk) -> None:
    claim_id = claim_by(desk, "Morning Post", "Evening Post")
    for name in ("Morning Post", "Evening Post"):
        describe(
            desk, name, Description(name, NodeKind.OUTLET, "Post Holding", (SourceFlag.HAS_AN_INTEREST,))
        )
    found = corroboration(desk, claim_id)
    assert [flag for flag in found.flags if "belong to Post Holding" in flag]
    assert found.origins[0].flags == ("has an interest",)
    pair = ("Morning Post", "Evening Post")
    judge(desk, claim_id, pair, Independence.INDEPENDENT, IndependenceReason.SEPARATE_EYEWITNESS)
    found = corroboration(desk, claim_id)
    assert found.independent_origins == 2
    assert [flag for flag in found.flags if "though both belong" in flag]


def test_a_name_belongs_to_one_source(open_at: OpenDesk) -> None:
    kate = open_at("kate")
    claim_by(kate, "Morning Post", "Evening Post")
    name_otherwise(kate, "Morning Post", "The MP")
    assert source(kate, "the mp").card.name == "Morning Post"
    with pytest.raises(ActConflict, match="merge the two"):
        name_otherwise(kate, "Evening Post", "Morning Post")
    with pytest.raises(BadInput, match="already"):
        name_otherwise(kate, "Morning Post", "The MP")
    undo(kate)
    with pytest.raises(NotFound):
        source(kate, "The MP")


def test_a_grade_has_a_reason_a_topic_and_a_day(desk: Desk) -> None:
    claim_by(desk, "Morning Post")
    with pytest.raises(BadInput, match="reason"):
        grade(desk, "Morning Post", Reliability.A, " ")
    grade(desk, "Morning Post", Reliability.D, "two retractions", topic="elections")
    assert source(desk, "Morning Post").card.reliability is Reliability.F
    grade(desk, "Morning Post", Reliability.B, "nine of ten right")
    view = source(desk, "Morning Post")
    assert (view.card.reliability, view.card.reviewed) == (Reliability.B, True)
    assert [(one.reliability, one.topic) for one in view.grades] == [("B", ""), ("D", "elections")]


def test_the_record_counts_resolved_claims_and_suggests_nothing_from_few(desk: Desk) -> None:
    claim_id = claim_by(desk, "The Courier > Port Office")
    assert source(desk, "Port Office").record.resolved == 0
    rate(desk, claim_id, PROBABLE)
    record = source(desk, "Port Office").record
    assert (record.resolved, record.held, record.suggested) == (1, 1, Reliability.F)
    assert source(desk, "The Courier").record.resolved == 0
    refuted = Rating(Credibility.DOUBTFUL, Confidence.LOW, Verdict.REFUTED, "the bridge is open")
    rate(desk, claim_id, refuted)
    assert source(desk, "Port Office").record.held == 0


def test_well_known_sources_come_with_kind_owner_and_names(desk: Desk) -> None:
    claim_id = claim_by(desk, "The Courier > Agence France-Presse", "The Courier > AFP", "БелТА")
    assert origins(desk, claim_id) == ["Agence France-Presse", "БелТА"]
    belta = source(desk, "BelTA").card
    assert (belta.kind, belta.owner, belta.reviewed) == (NodeKind.AGENCY, "Government of Belarus", False)
    assert belta.flags == (SourceFlag.STATE_CONTROLLED,)


def test_likely_doubles_are_proposed(desk: Desk) -> None:
    claim_by(
        desk, "The Courier > Mikola Statkevich", "The Courier > Nikolai Statkevich", "The Courier > Ana Roth"
    )
    view = source(desk, "Mikola Statkevich")
    assert [name for _, name in view.alike] == ["Nikolai Statkevich"]
