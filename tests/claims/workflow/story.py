"""The sample story as a desk works on it: used by tests of the workflow and of the whole."""

from claims.model.cards import CaptureCard
from claims.workflow.attaching import KnownClaim, NewClaim, Place, attach, parse_chain
from claims.workflow.capturing import take_capture
from claims.workflow.desk import Desk
from claims.workflow.looking import captures, reader
from verifier.capture.reading import read
from verifier.samples import reports

BACK_IN_PRISON = "The poet Ilmar Vesk is back in prison"
FOUR_MENTIONS = (
    ("the poet Ilmar Vesk, who is now said to be back in a cell", "The Courier > unnamed > Nordlys"),
    ("Poet returned to prison", "The Courier > Nordlys"),
    ("was taken back to prison on Sunday", "The Courier > Nordlys"),
    (
        "Vesk is again in the colony at Sorrel Bay",
        "The Courier > Post on Threadline > Maret Kask > Nordlys > unnamed",
    ),
)
OFFICIAL = "Ilmar Vesk had been in prison since Sunday"


def capture_samples(desk: Desk) -> dict[str, CaptureCard]:
    """Capture all sample reports; by the name of their file."""
    taken = {}
    for report in reports():
        card = take_capture(
            desk,
            read(report.path),
            source=report.source,
            published_on=report.published_on,
            title=report.title,
        )
        taken[report.path.stem] = card
    return taken


def place_of(desk: Desk, capture_id: str, words: str) -> Place:
    """Return where words stand in a capture; they must stand there once."""
    text = reader(desk, capture_id).text
    assert text.count(words) == 1
    start = text.index(words)
    return Place(capture_id, start, start + len(words))


def attach_four(desk: Desk, capture_id: str) -> str:
    """Attach the four mentions of the courier's report; returns the claim."""
    claim_id = ""
    for words, chain in FOUR_MENTIONS:
        target = KnownClaim(claim_id) if claim_id else NewClaim(BACK_IN_PRISON)
        made = attach(desk, place_of(desk, capture_id, words), target, chain=parse_chain(chain))
        claim_id = made.claim_id
    return claim_id


def newest_capture(desk: Desk) -> CaptureCard:
    """Return the capture taken last."""
    return captures(desk, limit=1).rows[0]
