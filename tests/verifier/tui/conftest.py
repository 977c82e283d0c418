"""Driving the app: press keys, let every worker finish, look at what is drawn."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import WorkerCancelled, WorkerFailed

from claims.model.texts import Derivation, Fetched
from claims.workflow import attaching, looking
from claims.workflow.capturing import take_capture
from claims.workflow.desk import Desk
from verifier.bootstrap import open_desk
from verifier.config import Settings
from verifier.tui.app import VerifierApp
from verifier.tui.screens.tour import remember_tour

TEXTS = {
    "story": """Glassblower back in custody, friends say

Harbour Courier, 16 September

Twelve women and thirteen men were pardoned on Tuesday, the state agency Belka announced.

The glassblower Ilya Vorn, now said to be back in prison, had refused to leave the country on Thursday.

Vorn was returned to prison on Monday, the daily Lantern reported, citing a source it did not name.

"Ilya is in prison again, the Lantern reports," the exile leader Marta Sund wrote on her channel on Monday.
""",
    "ministry": """Ministry tells family where Vorn is

The Interior Ministry told the wife of Ilya Vorn on Tuesday that he was returned to prison on Monday.
""",
}

OUTLETS = {"story": "Harbour Courier", "ministry": "Radio Quay"}


def capture(desk: Desk, text: str, source: str, title: str = "A report") -> str:
    """Capture a text and return its id."""
    derivation = Derivation("plain", "1")
    fetched = Fetched(text.encode(), text, "text/plain", f"file:///{source}.txt", title, derivation)
    return take_capture(desk, fetched, source=source, published_on=date(2025, 9, 16)).capture_id


def accept(desk: Desk, capture_id: str, words: str, claim: str, chain: str = "") -> str:
    """Attach some words of a capture to a claim, by its id or as a new one; return the claim's id."""
    start = looking.reader(desk, capture_id).text.index(words)
    place = attaching.Place(capture_id, start, start + len(words))
    known = claim.startswith("C-")
    target = attaching.KnownClaim(claim) if known else attaching.NewClaim(claim)
    hops = attaching.parse_chain(chain) if chain else None
    return attaching.attach(desk, place, target, chain=hops).claim_id


@pytest.fixture
def put() -> Callable[..., str]:
    """Attach words without the screens: (desk, capture id, words, claim id or wording, chain)."""
    return accept


class Work:
    """The app with somebody at its keys."""

    def __init__(self, app: VerifierApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> Screen[object]:
        return self.app.screen

    @property
    def desk(self) -> Desk:
        assert self.app.session.desk is not None
        return self.app.session.desk

    @property
    def drawn(self) -> str:
        """What stands on the screen, line by line."""
        strips = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    @property
    def read_out(self) -> str:
        """What stands on the screen as one line, without the borders that it is wrapped between."""
        return " ".join(self.drawn.replace("█", " ").split())

    @property
    def told(self) -> list[str]:
        """The toasts shown so far."""
        return [notification.message for notification in self.app._notifications]

    async def settle(self) -> None:
        """Let messages and workers come to rest."""
        await self.pilot.pause()
        while waiting := [worker for worker in self.app.workers if not worker.is_finished]:
            for worker in waiting:
                with suppress(WorkerFailed, WorkerCancelled):
                    await worker.wait()
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each after the last has done its work."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def write(self, text: str) -> None:
        """Put some words where the cursor is, as a terminal pastes them."""
        assert self.screen.focused is not None
        self.screen.focused.post_message(events.Paste(text))
        await self.settle()


AtWork = Callable[..., AbstractAsyncContextManager[Work]]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(workspace=tmp_path / "workspace", reviewer="kate", reduced_motion=True)


@pytest.fixture
def at_work(settings: Settings) -> AtWork:
    """Run the app on a workspace in which some of the texts, by name, are captured beforehand."""

    @asynccontextmanager
    async def run(
        *names: str,
        before: Callable[[Desk], None] | None = None,
        size: tuple[int, int] = (120, 40),
        keymap: Mapping[str, str] = MappingProxyType({}),
        samples: bool = False,
        first_time: bool = False,
    ) -> AsyncIterator[Work]:
        if not first_time:
            remember_tour()
        desk = open_desk(settings)
        for name in names:
            capture(desk, TEXTS[name], OUTLETS[name])
        if before is not None:
            before(desk)
        desk.close()
        app = VerifierApp(replace(settings, keymap=keymap), load_samples=samples)
        async with app.run_test(size=size) as pilot:
            work = Work(app, pilot)
            await work.settle()
            yield work

    return run
