"""Putting exact words to claims, and changing what was put."""

from dataclasses import dataclass

from claims.attribution import parse_chain
from claims.attribution.splitting import halves
from claims.errors import ActConflict, BadInput, NotFound
from claims.ledger.acts import ActType
from claims.ledger.canonical import JsonObject, JsonValue
from claims.model.cards import Attached, CaptureCard
from claims.model.chains import Chain, Hop
from claims.model.texts import Quote
from claims.quotes import make
from claims.store import blobs
from claims.store.engine import Connection
from claims.store.projections.effect import identity
from claims.store.queries import captures as capture_queries
from claims.store.queries import claims as claim_queries
from claims.vocabulary import HopAct, NodeKind, Stance
from claims.workflow.desk import Desk
from claims.workflow.looking import reader, suggest_in
from claims.workflow.naming import Roll
from claims.workflow.recording import Draft, again_if_overtaken, record

__all__ = [
    "KnownClaim", "NewClaim", "Place", "attach", "parse_chain", "reject", "revise_chain", "reword",
    "split", "withdraw",
]  # fmt: skip

LONGEST_WORDING = 2_000
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a captured text in code points, end exclusive."""

    capture_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """Attach to a claim that exists."""

    claim_id: str


@dataclass(frozen=True, slots=True)
class NewClaim:
    """Attach to a claim made now, in these words."""

    wording: str


def check_wording(wording: str) -> str:
    """Return a wording on one line; raises BadInput for none, or for one over the limit."""
    wording = " ".join(wording.split())
    if not wording or len(wording) > LONGEST_WORDING or "\0" in wording:
        raise BadInput(f"A claim's wording is 1 to {LONGEST_WORDING} characters on one line")
    return wording


@again_if_overtaken
def attach(
    desk: Desk,
    place: Place,
    target: KnownClaim | NewClaim,
    stance: Stance | None = None,
    chain: Chain | None = None,
) -> Attached:
    """Put the words at a place to a claim, with who says them.

    Without a chain the suggestion for those words is used, and the outlet alone where there is none. Without
    a stance the words refute the claim where the last of the chain denies it, and support it else.
    Raises NotFound for an unknown capture or claim, BadInput for a place outside the text and ActConflict
    when the claim has these very words already.
    """
    with desk.store.reading() as connection:
        card = capture_queries.capture_card(connection, place.capture_id)
        text = blobs.text(connection, card.text_sha256)
        quote = make(text, place.start, place.end)
        if isinstance(target, KnownClaim):
            claim_queries.claim_card(connection, target.claim_id)
        roll = Roll(connection)
        chain = chain or suggested_chain(text, card, place, parses=desk.parses)
        words: dict[str, JsonValue] = {
            "quote": _quote(quote),
            "chain": roll.chain(chain),
            "sources": roll.new_sources(),
        }
    stance = stance or told_stance(chain)
    claim_id = target.claim_id if isinstance(target, KnownClaim) else None
    data: JsonObject = {
        "capture_id": place.capture_id,
        "start": quote.start,
        "end": quote.end,
        "claim_id": claim_id,
        "stance": stance.value,
    }
    if isinstance(target, NewClaim):
        words["wording"] = check_wording(target.wording)

    def still_there(connection: Connection) -> None:
        roll.refuse_known(connection)
        capture_queries.capture_card(connection, place.capture_id)
        if claim_id is not None:
            claim_queries.claim_card(connection, claim_id)
            _refuse_repeated(connection, place, claim_id)

    event = record(desk, Draft(ActType.MENTION_ATTACHED, data, words), still_there)
    return Attached(identity("M", event.seq), claim_id or identity("C", event.seq), event.seq, stance)


def told_stance(chain: Chain) -> Stance:
    """Return the stance of words by their chain: they refute what its last hop denies, and else support."""
    return Stance.REFUTES if chain[-1].act is HopAct.DENIES else Stance.SUPPORTS


def _refuse_repeated(connection: Connection, place: Place, claim_id: str) -> None:
    """Refuse to put words to a claim twice: a repeated key press is no second mention."""
    for mention in capture_queries.mentions_in(connection, place.capture_id):
        if (mention.quote.start, mention.quote.end, mention.claim_id) == (place.start, place.end, claim_id):
            raise ActConflict(
                f"{claim_id} has these words of {place.capture_id} already, as {mention.mention_id}; "
                f"take that one back first"
            )


def _quote(quote: Quote) -> JsonObject:
    return {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}


def suggested_chain(text: str, card: CaptureCard, place: Place, *, parses: bool = False) -> Chain:
    """Return the chain suggested for a place: of the suggestion that shares most of it, if it shares half."""
    best, shared = None, 0.0
    for suggestion in suggest_in(text, card.source, card.published_on, parses=parses):
        overlap = min(place.end, suggestion.end) - max(place.start, suggestion.start)
        union = max(place.end, suggestion.end) - min(place.start, suggestion.start)
        if overlap > 0 and overlap >= HALF * (place.end - place.start) and overlap / union > shared:
            best, shared = suggestion, overlap / union
    if best is None:
        return (Hop(card.source, NodeKind.OUTLET, HopAct.ASSERTS, explicit=False),)
    return best.chain


def reject(desk: Desk, place: Place) -> int:
    """Turn down the suggestion at a place; returns the number of the event."""
    with desk.store.reading() as connection:
        card = capture_queries.capture_card(connection, place.capture_id)
    if not 0 <= place.start < place.end <= card.characters:
        raise BadInput(
            f"{place.capture_id} has {card.characters} characters; {place.start}-{place.end} is outside"
        )
    data: JsonObject = {"capture_id": place.capture_id, "start": place.start, "end": place.end}
    return record(desk, Draft(ActType.SUGGESTION_REJECTED, data)).seq


def split(desk: Desk, place: Place, at: int) -> int:
    """Split the suggestion at a place in two, which are decided one by one; returns the event's number.

    Raises NotFound where no suggestion has that span, ActConflict where it is decided already, and BadInput
    where a half would have no words.
    """
    marks = reader(desk, place.capture_id).marks
    spans = {(mark.suggestion.start, mark.suggestion.end): mark for mark in marks}
    mark = spans.get((place.start, place.end))
    if mark is None:
        raise NotFound(
            f"{place.capture_id} has no suggestion at {place.start}-{place.end}; "
            f"see: verifier suggest {place.capture_id}"
        )
    if mark.decision != "open":
        raise ActConflict("That suggestion is decided already; take the decision back first")
    words, offset = mark.suggestion.text, at - place.start
    for start, end in halves(words, 0, len(words), offset) if 0 < offset < len(words) else [(0, 0)]:
        if start == end:
            raise BadInput("A half would have no words; split between two words of the suggestion")
    data: JsonObject = {"capture_id": place.capture_id, "start": place.start, "end": place.end, "at": at}
    return record(desk, Draft(ActType.SUGGESTION_SPLIT, data)).seq


def withdraw(desk: Desk, mention_id: str, reason: str) -> int:
    """Take a mention back with a reason; the words stay in the capture and the act in the ledger."""
    if not reason.strip():
        raise BadInput("Withdrawing a mention needs a reason")
    with desk.store.reading() as connection:
        capture_queries.mention_card(connection, mention_id)
    draft = Draft(ActType.MENTION_WITHDRAWN, {"mention_id": mention_id}, {"reason": reason.strip()})
    return record(desk, draft, lambda connection: _still_a_mention(connection, mention_id)).seq


def _still_a_mention(connection: Connection, mention_id: str) -> None:
    capture_queries.mention_card(connection, mention_id)


@again_if_overtaken
def revise_chain(desk: Desk, mention_id: str, chain: Chain) -> int:
    """Give a mention another chain; the earlier one stays in the ledger."""
    if not chain:
        raise BadInput("A chain has at least the outlet")
    with desk.store.reading() as connection:
        capture_queries.mention_card(connection, mention_id)
        roll = Roll(connection)
        words: dict[str, JsonValue] = {"chain": roll.chain(chain), "sources": roll.new_sources()}

    def still_there(connection: Connection) -> None:
        roll.refuse_known(connection)
        _still_a_mention(connection, mention_id)

    return record(desk, Draft(ActType.CHAIN_REVISED, {"mention_id": mention_id}, words), still_there).seq


def reword(desk: Desk, claim_id: str, wording: str) -> int:
    """Give a claim a new wording; ratings of the old one turn stale."""
    wording = check_wording(wording)
    with desk.store.reading() as connection:
        card = claim_queries.claim_card(connection, claim_id)
    if card.wording == wording:
        raise BadInput(f"{claim_id} has that wording already")
    draft = Draft(
        ActType.CLAIM_REWORDED, {"claim_id": claim_id}, {"wording": wording}, {claim_id: card.version}
    )
    return record(desk, draft).seq
