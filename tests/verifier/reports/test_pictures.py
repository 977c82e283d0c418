"""Origin graphs and timelines: laid out from the chains, bounded, readable without colour."""

from claims.vocabulary import Confidence, Credibility, Verdict
from claims.workflow.attaching import KnownClaim, NewClaim, Place, attach, parse_chain
from claims.workflow.deciding import Rating, rate
from claims.workflow.desk import Desk
from claims.workflow.looking import claim
from claims.workflow.summarising import begin_summary
from tests.claims.workflow.story import attach_four, capture_samples, place_of
from verifier.reports import render
from verifier.reports.origin_graph import MOST_NODES, origin_graph
from verifier.reports.timeline import timeline


def test_the_graph_leads_from_the_outlet_to_the_origin(desk: Desk) -> None:
    claim_id = attach_four(desk, capture_samples(desk)["courier"].capture_id)
    graph = origin_graph(claim(desk, claim_id))
    nodes = {node.name: node for node in graph.nodes}
    assert nodes["Nordlys"].origin
    assert not nodes["The Courier"].origin
    assert nodes["The Courier"].note == "4 mentions"
    assert nodes["The Courier"].y < nodes["Maret Kask"].y < nodes["Nordlys"].y
    cited = {(edge.nearer.name, edge.farther.name) for edge in graph.edges}
    assert {("The Courier", "Nordlys"), ("Maret Kask", "Nordlys")} <= cited
    places = [(node.x, node.y) for node in graph.nodes]
    assert len(set(places)) == len(places)
    assert all(node.x < graph.width and node.y < graph.height for node in graph.nodes)


def test_copied_words_are_a_line_of_their_own(desk: Desk) -> None:
    taken = capture_samples(desk)
    text = "was taken back to prison on Sunday"
    first = attach(desk, place_of(desk, taken["courier"].capture_id, text), NewClaim("Vesk is in prison"))
    mirror = taken["mirror"].capture_id
    attach(desk, Place(mirror, 0, 40), KnownClaim(first.claim_id), chain=parse_chain("The Mirror"))
    kinds = {edge.kind for edge in origin_graph(claim(desk, first.claim_id)).edges}
    assert "copies" in kinds


def test_a_circle_and_a_crowd_are_drawn_within_bounds(desk: Desk) -> None:
    courier = capture_samples(desk)["courier"].capture_id
    first = attach(desk, Place(courier, 0, 9), NewClaim("In a circle"), chain=parse_chain("A > B"))
    attach(desk, Place(courier, 10, 19), KnownClaim(first.claim_id), chain=parse_chain("B > A"))
    circle = origin_graph(claim(desk, first.claim_id))
    assert {node.name for node in circle.nodes} == {"A", "B"}
    assert len(circle.edges) == 2
    for number in range(MOST_NODES + 5):
        place = Place(courier, 20 + number, 29 + number)
        attach(desk, place, KnownClaim(first.claim_id), chain=parse_chain(f"Outlet {number}"))
    crowd = origin_graph(claim(desk, first.claim_id))
    assert (len(crowd.nodes), crowd.left_out) == (MOST_NODES, 7)


def test_mentions_stand_at_the_day_of_their_report(desk: Desk) -> None:
    taken = capture_samples(desk)
    first = attach(desk, Place(taken["courier"].capture_id, 0, 9), NewClaim("A claim"))
    attach(desk, Place(taken["release"].capture_id, 0, 9), KnownClaim(first.claim_id))
    line = timeline(claim(desk, first.claim_id))
    assert [moment.day.isoformat() for moment in line.moments] == ["2025-03-06", "2025-03-11"]
    assert line.moments[0].x < line.moments[1].x
    assert all(moment.dated for moment in line.moments)


def test_the_page_tells_the_pictures_in_words(desk: Desk) -> None:
    claim_id = attach_four(desk, capture_samples(desk)["courier"].capture_id)
    rate(desk, claim_id, Rating(Credibility.PROBABLY_TRUE, Confidence.LOW, Verdict.SUPPORTED, "one report"))
    page = render(begin_summary(desk, "The poet", [claim_id]), "html")
    assert "Maret Kask names Nordlys" in page
    assert "2025-03-11 The Courier" in page
