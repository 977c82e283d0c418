"""Finding the same claim again: candidates from the index, decided pair by pair."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from claims.clusters import Answers, Clusters
from claims.matching.decision import VETOED_BELOW, decide, rank
from claims.matching.retrieval import Retrieval
from claims.matching.scoring import Model
from claims.matching.semantic.vectors import ClaimVectors
from claims.matching.weights import local_model
from claims.model.cards import CaptureCard, ClaimCard, PairCard
from claims.model.pairs import Candidate, Decision, Statement
from claims.store.engine import Connection
from claims.store.queries import captures, claims
from claims.vocabulary import Relation
from claims.workflow.desk import Desk
from claims.workflow.indexing import CAPTURE, CLAIM, catch_up, catch_up_vectors

RETRIEVED = 40
"""Claims that are looked at for a question, more where more are asked for."""

PAIRED_CLAIMS = 200
NEAREST = 8
"""Claims that a claim is paired with because their words are nearest, and as many whose meaning is."""

PAIRED_BY_MEANING = 40
"""Newest claims that are paired by meaning too: at a million claims each asks for 60 ms."""

LEAST_CERTAIN = (VETOED_BELOW + 1) / 2
"""Score of a pair without conflict that is as likely the same as not."""

WORTH_ASKING = frozenset(
    {Relation.SAME, Relation.NARROWS, Relation.UPDATES, Relation.CONTRADICTS, Relation.UNSURE}
)


def candidates(
    desk: Desk, text: str, *, reported_on: date | None = None, limit: int = 10
) -> tuple[Candidate, ...]:
    """Return the known claims that a text may be, likeliest first, each with conflicts and reasons."""
    catch_up(desk)
    vectors = catch_up_vectors(desk)
    with desk.store.reading() as connection:
        retrieval = Retrieval(desk.index, partial(_wordings, connection), vectors)
        found = [hit.id for hit in retrieval.search(text, max(RETRIEVED, limit), CLAIM)]
        known = statements_of(connection, found)
    meanings = vectors.likeness(text, found) if vectors else {}
    model = local_model(desk.local_weights)
    return rank(Statement(text, reported_on), list(known.items()), limit, model, meanings)


def _wordings(connection: Connection, claim_ids: Iterable[str]) -> dict[str, str]:
    return {claim_id: card.wording for claim_id, card in claims.claim_cards(connection, claim_ids).items()}


def statements_of(connection: Connection, claim_ids: Iterable[str]) -> dict[str, Statement]:
    """Return claims as statements, with the day of the earliest report they were found in."""
    cards = claims.claim_cards(connection, claim_ids)
    days = claims.first_report_days(connection, cards)
    return {
        claim_id: Statement(cards[claim_id].wording, days.get(claim_id))
        for claim_id in claim_ids
        if claim_id in cards
    }


def duplicates_of(desk: Desk, claim_id: str, limit: int = 10) -> tuple[Candidate, ...]:
    """Return the claims that look like one claim, without those somebody has answered; raises NotFound."""
    with desk.store.reading() as connection:
        card = claims.claim_card(connection, claim_id)
        reported_on = claims.first_report_days(connection, [claim_id]).get(claim_id)
        answers = claims.standing_answers(connection)
    clusters = Clusters(answers)
    wanted = limit + RETRIEVED
    while True:
        found = candidates(desk, card.wording, reported_on=reported_on, limit=wanted)
        others = [one for one in found if _is_open(claim_id, one.claim_id, answers, clusters)]
        if len(others) >= limit or len(found) < wanted:
            return tuple(others[:limit])
        # The nearest are all answered; those behind them are not.
        wanted *= 2


def _is_open(one: str, other: str, answers: Answers, clusters: Clusters) -> bool:
    return frozenset((one, other)) not in answers and not clusters.settled(one, other)


def waiting_pairs(desk: Desk, limit: int = 50) -> tuple[PairCard, ...]:
    """Return pairs of claims that look alike and have no answer, where an answer teaches most first.

    Looks at the newest claims and the nearest of each, by words and by meaning; a pair nobody can be sure
    about comes before one the scores have settled.
    """
    catch_up(desk)
    vectors = catch_up_vectors(desk)
    with desk.store.reading() as connection:
        recent = claims.claim_page(connection, None, PAIRED_CLAIMS).rows
        answers = claims.standing_answers(connection)
        statements = statements_of(connection, [card.claim_id for card in recent])
        near = {card.claim_id: _nearest(desk, card) for card in recent}
        if vectors is not None:
            for card in recent[:PAIRED_BY_MEANING]:
                near[card.claim_id] += vectors.neighbours(card.claim_id, NEAREST)
        statements |= statements_of(connection, [one for ids in near.values() for one in ids])
        pairs = _pairs(near, statements, answers)
        decided = _decided(statements, pairs, local_model(desk.local_weights), vectors)
        return _pair_cards(connection, decided, limit)


def _nearest(desk: Desk, card: ClaimCard) -> list[str]:
    return [hit.id for hit in desk.index.search(card.wording, NEAREST, kind=CLAIM) if hit.id != card.claim_id]


def _pairs(
    near: dict[str, list[str]], statements: dict[str, Statement], answers: Answers
) -> list[tuple[str, str]]:
    clusters = Clusters(answers)
    pairs: dict[tuple[str, str], None] = {}
    for one, others in near.items():
        for other in others:
            if {one, other} <= statements.keys() and _is_open(one, other, answers, clusters):
                pairs[min(one, other), max(one, other)] = None
    return list(pairs)


def _decided(
    statements: dict[str, Statement],
    pairs: list[tuple[str, str]],
    model: Model | None,
    vectors: ClaimVectors | None,
) -> list[tuple[str, str, Decision]]:
    decided = []
    for left, right in pairs:
        meaning = vectors.likeness_between(left, right) if vectors else None
        decided.append((left, right, decide(statements[left], statements[right], model, meaning)))
    return decided


def _pair_cards(
    connection: Connection, decided: list[tuple[str, str, Decision]], limit: int
) -> tuple[PairCard, ...]:
    asked = [pair for pair in decided if pair[2].relation in WORTH_ASKING]
    asked.sort(key=_least_certain_first)
    chosen = asked[:limit]
    ids = {claim_id for left, right, _ in chosen for claim_id in (left, right)}
    cards = claims.claim_cards(connection, ids)
    chains = claims.chains_of_claims(connection, ids)
    return tuple(
        PairCard(cards[left], cards[right], chains[left], chains[right], decision)
        for left, right, decision in chosen
    )


def _least_certain_first(pair: tuple[str, str, Decision]) -> tuple[bool, float, str, str]:
    left, right, decision = pair
    return decision.relation is not Relation.UNSURE, abs(decision.score - LEAST_CERTAIN), left, right


def captures_holding(desk: Desk, words: str, limit: int = 20) -> tuple[CaptureCard, ...]:
    """Return the captures whose text fits words best."""
    catch_up(desk)
    hits = desk.index.search(words, limit, kind=CAPTURE)
    with desk.store.reading() as connection:
        standing = captures.text_digests(connection, [hit.id for hit in hits])
        return tuple(captures.capture_card(connection, hit.id) for hit in hits if hit.id in standing)


def claims_holding(desk: Desk, words: str, limit: int = 20) -> tuple[ClaimCard, ...]:
    """Return the claims whose wording, present or earlier, fits words best."""
    catch_up(desk)
    hits = desk.index.search(words, limit, kind=CLAIM)
    with desk.store.reading() as connection:
        cards = claims.claim_cards(connection, [hit.id for hit in hits])
        return tuple(cards[hit.id] for hit in hits if hit.id in cards)
