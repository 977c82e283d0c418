"""The real article: all forty annotated claims attach with exact anchors, and four of them count once."""

import json
from datetime import date
from pathlib import Path

import pytest

from claims.errors import RuleRefused
from claims.quotes import resolve
from claims.vocabulary import AnchorState, Confidence, Credibility, Verdict
from claims.workflow.attaching import KnownClaim, NewClaim, Place, attach, parse_chain
from claims.workflow.auditing import audit
from claims.workflow.capturing import take_capture
from claims.workflow.deciding import Rating, rate
from claims.workflow.desk import Desk, default_url
from claims.workflow.looking import corroboration, reader
from verifier.capture.reading import read

pytestmark = pytest.mark.shared
BACK_IN_PRISON = ("C03", "C21", "C30", "C32")


def chain_of(gold: dict[str, object]) -> str:
    """The annotated chain, led on to the origin the annotator resolved."""
    actors = [str(hop["actor"]) for hop in gold["chain"]]  # type: ignore[attr-defined]
    resolved = gold["resolved_origin"]
    return " > ".join([*actors, str(resolved)] if resolved and resolved not in actors else actors)


def test_forty_claims_with_exact_anchors_and_one_origin_for_four(shared: Path, desk: Desk) -> None:
    seed = shared / "data" / "seed"
    card = take_capture(desk, read(seed / "article.txt"), source="Al Jazeera", published_on=date(2025, 9, 16))
    gold = [json.loads(line) for line in (seed / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    attached: dict[str, str] = {}
    for line in gold:
        place = Place(card.capture_id, line["start"], line["end"])
        known = attached.get(BACK_IN_PRISON[0]) if line["id"] in BACK_IN_PRISON else None
        target = KnownClaim(known) if known else NewClaim(line["claim"])
        attached[line["id"]] = attach(desk, place, target, chain=parse_chain(chain_of(line))).claim_id

    view = reader(desk, card.capture_id)
    assert len(view.mentions) == len(gold) == 40
    by_place = {(mention.quote.start, mention.quote.end): mention.quote for mention in view.mentions}
    for line in gold:
        quote = by_place[line["start"], line["end"]]
        assert quote.exact == line["text"]
        assert resolve(view.text, quote).state is AnchorState.EXACT

    claim_id = attached["C03"]
    found = corroboration(desk, claim_id)
    assert (found.mentions, [origin.origin for origin in found.origins], found.ceiling) == (
        4,
        ["Nasha Niva"],
        2,
    )
    with pytest.raises(RuleRefused, match="judged independent"):
        rate(
            desk, claim_id, Rating(Credibility.CONFIRMED, Confidence.HIGH, Verdict.SUPPORTED, "four mentions")
        )
    assert audit(desk.folder, default_url(desk.folder)).ok
