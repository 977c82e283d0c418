"""The screens in a real browser: who one is, typing, the palette, and accept, match, rate to the ledger."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from claims.vocabulary import Credibility
from claims.workflow import auditing, looking
from claims.workflow.desk import Desk
from tests.conftest import OpenDesk
from tests.verifier.serve.chromium import Page, browser
from tests.verifier.serve.serving import Serving, start
from verifier.bootstrap import load_samples
from verifier.serve.screens import Workplace

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


@pytest.fixture
def desk(open_at: OpenDesk) -> Desk:
    """A workspace with the sample reports, filled by somebody else."""
    desk = open_at("sam")
    load_samples(desk)
    return desk


@pytest.fixture
async def at_desk(desk: Desk) -> AsyncIterator[Serving]:
    serving = await start(Workplace(desk.folder))
    yield serving
    await serving.end()


@pytest.fixture
async def page(at_desk: Serving, tmp_path: Path) -> AsyncIterator[Page]:
    """Chromium at the address that a person would open."""
    async with browser(CHROMIUM or "", tmp_path / "profile") as page:
        await page.open(at_desk.address)
        yield page


async def test_a_reviewer_accepts_matches_and_rates_in_a_browser(
    desk: Desk, at_desk: Serving, page: Page, tmp_path: Path
) -> None:
    await page.until("document.activeElement?.id === 'reviewer'")
    await page.press(*"kate", "enter", shows="Correction")
    await page.press("ctrl+p", *"queue", shows="Go to Queue")
    await page.press("enter", shows="things to do")

    await page.press("g", shows="Go to")
    await page.press("i", shows="Inbox .* captured texts")
    await page.press("home", "enter", shows="0 of 5 decided")
    await page.press("y", shows="C-[0-9]+ made")
    claim = looking.claim_rows(desk, 0, 1)[0]
    await page.press("]", "m", shows="Attach")
    await page.press(*"cell", shows=f"{claim.claim_id} +{claim.wording[:20]}")
    await page.press("enter", shows=f"Attached to {claim.claim_id}")
    await page.press("g", shows="Go to")
    await page.press("c", shows="Claims +1 claim")
    await page.press("enter", shows="ASSESSMENT +none yet")
    await page.press("r", shows=f"Rate +{claim.wording[:20]}")
    await page.press("2", "m", "s", shows="because…")
    await page.press(*"seen", shows="seen")
    await page.press("enter", shows="kate · 2 Probably true .* “seen”")

    picture = Path(os.environ.get("VERIFIER_PICTURES", tmp_path)) / "browser.png"
    await page.picture(picture)
    assert picture.stat().st_size > 10_000
    rated = looking.claim(desk, claim.claim_id)
    assert rated.card.credibility is Credibility.PROBABLY_TRUE
    assert rated.corroboration.mentions == 2
    assert rated.assessments[0].reviewer == "kate"
    assert all(address.partition("://")[2].startswith(at_desk.host) for address in page.asked_for)
    assert not [said for said in page.complaints if "Security Policy" in said or "Uncaught" in said]
    assert auditing.audit(desk.folder, desk.store.url).problems == ()

    await page.leave()
