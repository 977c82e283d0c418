"""Holding a capture against its bytes and against other captures."""

from claims.errors import BadInput
from claims.matching.differences import differences
from claims.model.cards import CaptureCard
from claims.model.differences import Comparison, Counterpart
from claims.store import blobs
from claims.store.engine import Connection
from claims.store.projections.reuses import reused_by, reusing
from claims.store.queries import captures as capture_queries
from claims.workflow.desk import Desk

MOST_OTHERS = 50


def raw(desk: Desk, capture_id: str) -> str:
    """Return the bytes of a capture, decoded in the charset they were read in; raises NotFound.

    A byte that is no text in that charset becomes a hexadecimal escape, so that none is hidden.
    """
    with desk.store.reading() as connection:
        card = capture_queries.capture_card(connection, capture_id)
        data = blobs.get(connection, card.sha256)
    charset = card.derivation.options.partition(",")[0].strip()
    try:
        return data.decode(charset or "utf-8", errors="backslashreplace")
    except LookupError:
        return data.decode("utf-8", errors="backslashreplace")


def counterparts(desk: Desk, capture_id: str) -> tuple[Counterpart, ...]:
    """Return what a capture may be held against: others of its address, its originals and its copies.

    Where there is none of these it is any other capture, newest first. Raises NotFound.
    """
    with desk.store.reading() as connection:
        card = capture_queries.capture_card(connection, capture_id)
        related = {one.capture.capture_id: one for one in reversed(_related(connection, card))}
        related.pop(capture_id, None)
        if related:
            return tuple(related.values())
        others = capture_queries.capture_page(connection, None, MOST_OTHERS + 1).rows
    return tuple(Counterpart(one, "") for one in others if one.capture_id != capture_id)[:MOST_OTHERS]


def _related(connection: Connection, card: CaptureCard) -> list[Counterpart]:
    """Return related captures; the reason that says most stands first where there are two."""
    originals = reused_by(connection.execute, [card.capture_id]).values()
    reasons = (
        ("original", set().union(*originals)),
        ("copy of this", reusing(connection.execute, card.capture_id)),
    )
    same = capture_queries.of_one_address(connection, card.url) if card.url else ()
    found = [Counterpart(one, "same address") for one in same]
    for why, names in reasons:
        found += [Counterpart(one, why) for one in capture_queries.capture_cards(connection, names)]
    return found


def compare(desk: Desk, capture_id: str, other_id: str) -> Comparison:
    """Hold two captures against each other word by word, the one taken first at the left.

    Raises NotFound, and BadInput for a capture held against itself.
    """
    if capture_id == other_id:
        raise BadInput(f"{capture_id} cannot be held against itself; name another capture")
    with desk.store.reading() as connection:
        cards = [capture_queries.capture_card(connection, name) for name in (capture_id, other_id)]
        left, right = sorted(cards, key=lambda card: card.captured_at)
        left_text, right_text = (blobs.text(connection, card.text_sha256) for card in (left, right))
    return Comparison(left, right, left_text, right_text, differences(left_text, right_text))
