"""Forty mentions in twelve reports lead to the origins their author planned.

Most chains are the suggested ones; where a line of the plan has a chain, a person corrects the suggestion.
An outlet that cites another report for a claim counts as resting on it, whatever its reporter saw besides.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims.model.texts import Derivation, Fetched
from claims.workflow.attaching import KnownClaim, NewClaim, attach, parse_chain
from claims.workflow.capturing import take_capture
from claims.workflow.desk import Desk
from claims.workflow.looking import corroboration
from claims.workflow.sourcing import merge
from tests.claims.workflow.story import place_of

FOLDER = Path(__file__).parent / "kell"
ONE_BODY = (("regional inspectorate", "inspectorate"),)
"""Sources that a person knows to be one: nothing in the reports says so."""


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def captured(desk: Desk) -> dict[tuple[str, str], str]:
    """Capture the twelve reports; by outlet and day."""
    taken = {}
    for report in lines("reports.jsonl"):
        text, outlet = report["text"], report["outlet"]
        fetched = Fetched(text.encode(), text, "text/plain", "", "", Derivation("plain", "1"))
        card = take_capture(desk, fetched, source=outlet, published_on=date.fromisoformat(report["day"]))
        taken[outlet, report["day"]] = card.capture_id
    return taken


def test_forty_mentions_lead_to_the_planned_origins(desk: Desk, captured: dict[tuple[str, str], str]) -> None:
    planned: dict[str, list[str]] = {}
    mentions = suggested = 0
    for line in lines("claims.jsonl"):
        claim_id = ""
        for mention in line["mentions"]:
            place = place_of(desk, captured[mention["outlet"], mention["day"]], mention["words"])
            target = KnownClaim(claim_id) if claim_id else NewClaim(line["claim"])
            corrected = parse_chain(mention["chain"]) if "chain" in mention else None
            claim_id = attach(desk, place, target, chain=corrected).claim_id
            mentions += 1
            suggested += corrected is None
        planned[claim_id] = line["origins"]
    for one, other in ONE_BODY:
        merge(desk, one, other)
    assert (len(captured), mentions, suggested) == (12, 40, 36)
    found = {claim_id: origins(desk, claim_id) for claim_id in planned}
    assert found == {claim_id: sorted(names) for claim_id, names in planned.items()}


def origins(desk: Desk, claim_id: str) -> list[str]:
    """Return the names of a claim's origins; one that nobody names is "unnamed"."""
    found = corroboration(desk, claim_id).origins
    return sorted(origin.origin if origin.named else "unnamed" for origin in found)
