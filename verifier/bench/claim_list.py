"""The claim list of the real app at any length, beside Textual's own table at lengths it bears."""

import asyncio
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.workflow.desk import DATABASE
from verifier.bench.apart import apart, tell
from verifier.bootstrap import open_desk
from verifier.config import Settings

if TYPE_CHECKING:
    from textual.pilot import Pilot

SMALL = 1_000
TABLE_MOST = 100_000
KEYS = ("pagedown", "j") * 20 + ("end", "home")
WINDOW = (120, 40)


def measure(rows: int) -> dict[str, object]:
    """Open each list in a process of its own; times in milliseconds, memory in megabytes."""
    sizes = sorted({min(SMALL, rows), rows})
    figures: dict[str, object] = {}
    for size in sizes:
        figures[f"ours_{size}"] = apart(__name__, "ours", str(size))
        if size <= TABLE_MOST:
            figures[f"data_table_{size}"] = apart(__name__, "table", str(size))
    return figures


def fill(settings: Settings, rows: int) -> None:
    """Put made-up cards into a throw-away workspace; only the list is measured on them."""
    open_desk(settings).close()
    cards = (
        (n, f"C-{n:04d}", f"Claim {n}: {n % 97} people were seen at gate {n % 31}", "attached", n % 5)
        for n in range(1, rows + 1)
    )
    with closing(sqlite3.connect(settings.workspace / DATABASE)) as connection, connection:
        connection.executemany(
            "INSERT INTO claim_card (number, claim_id, wording, status, mentions, stale, version) "
            "VALUES (?, ?, ?, ?, ?, 0, 1)",
            cards,
        )


async def _ours(rows: int) -> dict[str, float]:
    from verifier.tui.app import VerifierApp
    from verifier.tui.screens.claims import ClaimsScreen

    settings = Settings(workspace=Path(tempfile.mkdtemp()), reviewer="bench", reduced_motion=True)
    fill(settings, rows)
    app = VerifierApp(settings)
    async with app.run_test(size=WINDOW) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("g")
        started = time.perf_counter()
        await pilot.press("c")
        while not (isinstance(app.screen, ClaimsScreen) and app.screen.claims.row):
            await pilot.pause()
        return {"open_ms": _ms(started), **await _press(pilot)}


async def _table(rows: int) -> dict[str, float]:
    from textual.app import App
    from textual.widgets import DataTable

    app: App[None] = App()
    async with app.run_test(size=WINDOW) as pilot:
        table: DataTable[str] = DataTable(cursor_type="row")
        started = time.perf_counter()
        await app.mount(table)
        table.add_columns("claim", "wording", "status")
        table.add_rows((f"C-{n:04d}", f"Claim {n}: {n % 97} people", "attached") for n in range(rows))
        table.focus()
        await pilot.pause()
        return {"open_ms": _ms(started), **await _press(pilot)}


async def _press(pilot: "Pilot[Any]") -> dict[str, float]:
    """Time keys that move; the test driver's own waiting, timed on a key that does nothing, is taken off."""
    waiting = sorted([await _timed_key(pilot, "f12") for _ in range(20)])[10]
    taken = sorted([max(await _timed_key(pilot, key) - waiting, 0.0) for key in KEYS])
    return {
        "key_ms_p50": round(taken[len(taken) // 2], 2),
        "key_ms_p95": round(taken[int(0.95 * len(taken))], 2),
    }


async def _timed_key(pilot: "Pilot[Any]", key: str) -> float:
    started = time.perf_counter()
    await pilot.press(key)
    return _ms(started)


def _ms(started: float) -> float:
    return round(1000 * (time.perf_counter() - started), 2)


if __name__ == "__main__":
    which, size = sys.argv[1], int(sys.argv[2])
    tell(asyncio.run(_ours(size) if which == "ours" else _table(size)))
