"""Keys at random over all screens on the sample story: nothing breaks, and the ledger is sound after.

A few hundred keys every day; `make proof` presses 20,000, a thousand for each of twenty seeds.
"""

import os
from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

import pytest

from claims.workflow import auditing
from verifier.config import CONFIG_VARIABLE
from verifier.tui.app import VerifierApp
from verifier.tui.dialogs.go import PLACES
from verifier.tui.screens.failure import FailureScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.verifier.tui.conftest import AtWork, Work

EVERY_DAY = 300
A_SEED = 1_000
PRESSED = int(os.environ.get("VERIFIER_SOAK_KEYS", EVERY_DAY))
TYPED = "abz 019.:-/@'é漢"
MOVES = ("enter", "escape", "tab", "down", "up", "j", "k", "pagedown", "home", "end", "backspace", "space")


def keys_at_random(work: "Work", random: Random) -> Iterator[str]:
    """Yield keys: mostly those of the screen in front, some moves, some typing, some ways to other places."""
    while True:
        kind = random.random()
        bound = sorted(key for key, on in work.screen.active_bindings.items() if on.binding.action != "quit")
        if kind < 0.55 and bound:
            yield random.choice(bound)
        elif kind < 0.80:
            yield random.choice(MOVES)
        elif kind < 0.94:
            yield random.choice(TYPED)
        else:
            yield from ("escape", "escape", "g", random.choice(PLACES).key)


async def press_at_random(work: "Work", seed: int, count: int) -> set[str]:
    """Press keys and return the names of the screens that they led to."""
    pressed: list[str] = []
    met: set[str] = set()
    for key in islice(keys_at_random(work, Random(seed)), count):  # noqa: S311
        pressed.append(key)
        await work.pilot.press(key)
        if len(pressed) % 7 == 0:
            await work.settle()
        met.add(type(work.screen).__name__)
        broken = work.screen.error if isinstance(work.screen, FailureScreen) else None
        assert broken is None, f"seed {seed}, after {' '.join(pressed[-40:])}: {broken!r}"
    await work.settle()
    return met


@pytest.mark.parametrize("seed", range(max(PRESSED // A_SEED, 1)))
async def test_no_keys_break_the_program_or_the_ledger(
    at_work: "AtWork", monkeypatch: pytest.MonkeyPatch, tmp_path: "Path", seed: int
) -> None:
    async def stay(_: VerifierApp) -> None:
        """The palette offers to leave; here nobody leaves."""

    monkeypatch.setattr(VerifierApp, "action_quit", stay)
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path / "config.toml"))
    monkeypatch.chdir(tmp_path)
    size = (80, 24) if seed % 2 else (120, 40)
    async with at_work(samples=True, size=size) as work:
        met = await press_at_random(work, seed, min(PRESSED, A_SEED))
        assert len(met) > 8
        settings = work.app.session.settings
    report = auditing.audit(settings.workspace, settings.database_url)
    assert report.ok, report.problems
