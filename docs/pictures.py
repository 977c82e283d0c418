"""Draw the pictures of the README: the real screens on the sample story, as SVG without anything remote.

Run it from the top folder: python -m docs.pictures
"""

import asyncio
import re
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from claims.vocabulary import Confidence, Credibility, Verdict
from claims.workflow.attaching import KnownClaim, attach, parse_chain
from claims.workflow.deciding import Rating, rate
from claims.workflow.protecting import end_session
from tests.claims.workflow.story import OFFICIAL, attach_four, capture_samples, place_of
from verifier.bootstrap import open_desk
from verifier.config import Settings
from verifier.tui.app import VerifierApp

FOLDER = Path(__file__).parent / "screens"
WINDOW = (120, 34)
REMOTE = re.compile(r"@font-face \{.*?\}\s*|<!--.*?-->", re.DOTALL)
SHOTS = (
    ("claim", ("g", "c", "enter")),
    ("reader", ("escape", "i", "j", "j", "j", "j", "j", "enter", "right_square_bracket")),
    ("duplicates", ("g", "d")),
    ("audit", ("g", "a")),
)
RATING = Rating(
    Credibility.PROBABLY_TRUE, Confidence.MODERATE, Verdict.SUPPORTED, "two channels, one of them unnamed"
)


def prepare(settings: Settings) -> None:
    """Work on the sample story up to a rated claim with two origins and a copy."""
    desk = open_desk(settings)
    taken = capture_samples(desk)
    claim_id = attach_four(desk, taken["courier"].capture_id)
    for name, words, chain in (
        ("radio", OFFICIAL, "Radio Lowland > Interior Ministry"),
        ("mirror", "Poet back in prison", "The Mirror"),
    ):
        place = place_of(desk, taken[name].capture_id, words)
        attach(desk, place, KnownClaim(claim_id), chain=parse_chain(chain))
    rate(desk, claim_id, RATING)
    end_session(desk)


async def settle(app: VerifierApp, pilot: Pilot[int]) -> None:
    """Wait until every worker is done and drawn."""
    for _ in range(6):
        await pilot.pause(0.1)
        await app.workers.wait_for_complete()


async def draw() -> None:
    """Press the keys and keep a picture after each stop."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(workspace=Path(folder), reviewer="kate", reduced_motion=True)
        prepare(settings)
        app = VerifierApp(settings)
        async with app.run_test(size=WINDOW) as pilot:
            await settle(app, pilot)
            for name, keys in SHOTS:
                for key in keys:
                    await pilot.press(key)
                    await settle(app, pilot)
                picture = REMOTE.sub("", app.export_screenshot(title="verifier"))
                fonts = picture.replace("Fira Code", "ui-monospace, Menlo, DejaVu Sans Mono")
                (FOLDER / f"{name}.svg").write_text(fonts, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw())
