"""Decisions about claims: how two stand to each other, whether origins are independent, how sure we are."""

from dataclasses import dataclass

from claims.clusters import cluster_of, kept_apart
from claims.corroboration import corroborate
from claims.errors import ActConflict, BadInput, NotFound, RuleRefused
from claims.ledger.acts import ActType
from claims.ledger.canonical import JsonObject
from claims.matching.decision import decide
from claims.model.chains import UNNAMED
from claims.model.origins import Origin
from claims.model.pairs import Statement
from claims.review import check_judgement, check_rating
from claims.store.engine import Connection
from claims.store.projections.basis import basis_of
from claims.store.queries import claims as queries
from claims.store.queries.captures import capture_card
from claims.store.queries.reuse import reuses_of
from claims.store.queries.sources import source_named
from claims.vocabulary import (
    Confidence,
    ConflictKind,
    Credibility,
    Independence,
    IndependenceReason,
    Relation,
    Said,
    Verdict,
)
from claims.workflow.desk import Desk
from claims.workflow.looking import corroboration_of
from claims.workflow.recording import Draft, record

LONGEST_NOTE = 20_000
LONGEST_PLACE = 500


@dataclass(frozen=True, slots=True)
class Rating:
    """What a person thinks of one wording of a claim, and why."""

    credibility: Credibility
    confidence: Confidence
    verdict: Verdict
    because: str


def _check_note(note: str) -> str:
    note = note.strip()
    if len(note) > LONGEST_NOTE or "\0" in note:
        raise BadInput(f"A note has at most {LONGEST_NOTE:,} characters")
    return note


def relate(
    desk: Desk, a: str, b: str, relation: Relation, *, kind: ConflictKind | None = None, note: str = ""
) -> int:
    """Say how two claims stand to each other; for narrows and updates `a` is the narrower or later one.

    The latest answer stands, earlier ones stay in the ledger; "not same" stands until it is undone. Returns
    the number of the event. Raises RuleRefused for "same" across an answer "not same" and the other way
    round, directly or through third claims, and for "same" across a conflict without a note that says why.
    """
    if a == b:
        raise BadInput(f"{a} cannot be put in relation to itself")
    if kind is not None and relation is not Relation.CONTRADICTS:
        raise BadInput("Only a contradiction has a kind (--kind)")
    note = _check_note(note)
    with desk.store.reading() as connection:
        cards = [queries.claim_card(connection, claim_id) for claim_id in (a, b)]
        days = queries.first_report_days(connection, (a, b))
    if relation is Relation.SAME and not note:
        _refuse_conflict(*(Statement(card.wording, days.get(card.claim_id)) for card in cards))
    data: JsonObject = {
        "claim_a": a,
        "claim_b": b,
        "relation": relation.value,
        "kind": kind.value if kind else None,
    }
    draft = Draft(ActType.CLAIMS_RELATED, data, {"note": note})

    def allowed(connection: Connection) -> None:
        for claim_id in (a, b):
            queries.claim_card(connection, claim_id)
        if relation is Relation.SAME:
            _refuse_kept_apart(connection, a, b)
        if relation is Relation.NOT_SAME:
            _refuse_called_same(connection, a, b)

    return record(desk, draft, allowed).seq


def _refuse_kept_apart(connection: Connection, a: str, b: str) -> None:
    answers = queries.answers_around(connection, [a, b])
    apart = kept_apart(cluster_of(a, answers), cluster_of(b, answers), answers)
    if apart is not None:
        raise RuleRefused(
            "not-same",
            f"{' and '.join(sorted(apart))} were called not the same, and that holds for all claims the same "
            "as them; whoever gave that answer can undo it",
        )


def _refuse_called_same(connection: Connection, a: str, b: str) -> None:
    """Refuse to keep claims apart that are the same through a third: one of those answers is wrong."""
    answers = queries.answers_around(connection, [a])
    direct = frozenset((a, b))
    others = {pair: said for pair, said in answers.items() if pair != direct}
    if b in cluster_of(a, others):
        through = ", ".join(sorted(cluster_of(a, others) - direct))
        raise RuleRefused(
            "not-same",
            f"{a} and {b} were called the same through {through}; undo the answer that is wrong first",
        )


def _refuse_conflict(one: Statement, other: Statement) -> None:
    """Refuse "same" across a conflict that nobody has explained (design rule 2)."""
    conflicts = decide(one, other).conflicts
    if conflicts:
        told = ", ".join(f"{found.kind.label}: {found.left} against {found.right}" for found in conflicts)
        raise RuleRefused(
            "conflict", f"They conflict ({told}); if they are the same all the same, say why in a note"
        )


def judge(
    desk: Desk,
    claim_id: str,
    origins: tuple[str, str],
    value: Independence,
    reason: IndependenceReason,
    note: str = "",
) -> int:
    """Record whether two origins of a claim stand on their own.

    Origins go by the names that corroboration shows. Raises BadInput for a reason that does not fit,
    NotFound for a name that is no origin of the claim, and RuleRefused for an unnamed origin called
    independent: it counts only when somebody has said whose it is.
    """
    note = _check_note(note)
    check_judgement(value, reason, note)
    with desk.store.reading() as connection:
        queries.claim_card(connection, claim_id)
        found = corroborate(claim_id, queries.chained_mentions(connection, [claim_id])).origins
        first, second = (_origin_key(connection, claim_id, name, found) for name in origins)
    if first == second:
        raise BadInput(f"{origins[0]} and {origins[1]} are the same origin of {claim_id}")
    if value is Independence.INDEPENDENT and any(key.startswith(f"{UNNAMED}:") for key in (first, second)):
        raise RuleRefused(
            "unnamed-origin",
            "An unnamed origin cannot be judged independent: say first whose it is (revise its chain).",
        )
    data: JsonObject = {
        "claim_id": claim_id,
        "origin_a": first,
        "origin_b": second,
        "value": value.value,
        "reason": reason.value,
    }
    draft = Draft(ActType.ORIGINS_JUDGED, data, {"note": note})
    return record(desk, draft, lambda inside: _stands(inside, claim_id)).seq


def judge_saying(desk: Desk, claim_id: str, origin: str, value: Said, because: str) -> int:
    """Record whether an origin said what it is quoted with; whether it is so is the rating's verdict.

    Raises NotFound for a name that is no origin of the claim, and BadInput without a reason.
    """
    because = _check_note(because)
    if not because:
        raise BadInput("Say how you know whether they said it")
    with desk.store.reading() as connection:
        queries.claim_card(connection, claim_id)
        found = corroborate(claim_id, queries.chained_mentions(connection, [claim_id])).origins
        key = _origin_key(connection, claim_id, origin, found)
    data: JsonObject = {"claim_id": claim_id, "origin": key, "value": value.value}
    draft = Draft(ActType.SAYING_JUDGED, data, {"because": because})
    return record(desk, draft, lambda inside: _stands(inside, claim_id)).seq


def deny_copy(desk: Desk, capture_id: str, of_id: str, because: str) -> int:
    """Say that a capture does not reuse another, so that its words count on their own.

    Raises BadInput without a reason, or where the capture was never taken for a copy of the other.
    """
    because = _check_note(because)
    if not because:
        raise BadInput("Say why it is no copy")
    with desk.store.reading() as connection:
        found = {one.of.capture_id: one.stands for one in reuses_of(connection, capture_id)}
    if of_id not in found:
        known = ", ".join(found) or "no text that is known here"
        raise BadInput(f"{capture_id} was not taken for a copy of {of_id}; it reuses {known}")
    if not found[of_id]:
        raise BadInput(f"Somebody has said already that {capture_id} is no copy of {of_id}")
    data: JsonObject = {"capture_id": capture_id, "of_id": of_id}
    draft = Draft(ActType.COPY_DENIED, data, {"because": because})
    return record(desk, draft, lambda inside: _capture_stands(inside, capture_id)).seq


def _capture_stands(connection: Connection, capture_id: str) -> None:
    capture_card(connection, capture_id)


def log_absence(desk: Desk, claim_id: str, place: str, note: str = "") -> int:
    """Record that a search of a place found nothing on a claim; it counts neither for nor against it."""
    place, note = " ".join(place.split()), _check_note(note)
    if not place or len(place) > LONGEST_PLACE or "\0" in place:
        raise BadInput(f"Say where you searched, in 1 to {LONGEST_PLACE} characters")
    with desk.store.reading() as connection:
        queries.claim_card(connection, claim_id)
    draft = Draft(ActType.ABSENCE_LOGGED, {"claim_id": claim_id}, {"place": place, "note": note})
    return record(desk, draft, lambda inside: _stands(inside, claim_id)).seq


def _origin_key(connection: Connection, claim_id: str, name: str, origins: tuple[Origin, ...]) -> str:
    source_id = source_named(connection, name)
    for origin in origins:
        if origin.key == source_id or name in {origin.key, origin.origin}:
            return origin.key
    known = ", ".join(origin.origin for origin in origins) or "none"
    raise NotFound(f"{name!r} is no origin of {claim_id}; its origins are: {known}")


def _stands(connection: Connection, claim_id: str) -> None:
    queries.claim_card(connection, claim_id)


def rate(desk: Desk, claim_id: str, rating: Rating) -> int:
    """Rate a claim in its present wording, on the basis as it is now; returns the number of the event.

    Raises RuleRefused with the rule's text when the rules do not allow the grade, and ActConflict when the
    basis changed while the rating was made.
    """
    because = _check_note(rating.because)
    with desk.store.reading() as connection:
        queries.claim_card(connection, claim_id)
        check_rating(rating.credibility, because, corroboration_of(connection, claim_id))
        basis = basis_of(connection, claim_id)
        version = len(queries.wordings(connection, claim_id))
    data: JsonObject = {
        "claim_id": claim_id,
        "wording_version": version,
        "credibility": rating.credibility.value,
        "confidence": rating.confidence.value,
        "verdict": rating.verdict.value,
        "basis": basis,
    }

    def basis_stands(connection: Connection) -> None:
        queries.claim_card(connection, claim_id)
        if basis_of(connection, claim_id) != basis:
            raise ActConflict(f"What {claim_id} rests on changed just now; look at it again, then rate")

    return record(desk, Draft(ActType.CLAIM_RATED, data, {"because": because}), basis_stands).seq


def hand_over(desk: Desk, claim_id: str) -> int:
    """Ask for a second reviewer on a rated claim; returns the number of the event."""
    with desk.store.reading() as connection:
        if not queries.assessments_of(connection, claim_id):
            queries.claim_card(connection, claim_id)
            raise BadInput(f"{claim_id} is not rated yet; rate it before handing it to a second reviewer")
    draft = Draft(ActType.CLAIM_HANDED, {"claim_id": claim_id})
    return record(desk, draft, lambda inside: _stands(inside, claim_id)).seq
