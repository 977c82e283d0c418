"""The claim list of the real app at any length, beside Textual's own table at lengths it bears."""

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from claims.workflow.desk import DATABASE
from verifier.bench.terminal import Terminal
from verifier.bootstrap import open_desk
from verifier.config import CONFIG_VARIABLE, Settings

SMALL = 1_000
TABLE_MOST = 100_000
DOWN, PAGE_DOWN, HOME, END = "j", "\x1b[6~", "\x1b[1~", "\x1b[4~"
LOADED = 1.0
"""Seconds of quiet after which a program has read all it reads behind its first frame."""

KEYS = (*(DOWN, PAGE_DOWN) * 20, END, HOME, END, HOME)


def measure(rows: int) -> dict[str, object]:
    """Open each list on a terminal of its own; milliseconds from key to screen, megabytes of memory."""
    figures: dict[str, object] = {}
    opened = []
    for size in sorted({min(SMALL, rows), rows}):
        ours = figures[f"ours_{size}"] = _ours(size)
        opened.append(ours["open_ms"])
        if size <= TABLE_MOST:
            figures[f"data_table_{size}"] = _table(size)
    figures["open_ratio_longest_to_shortest"] = round(opened[-1] / opened[0], 2)
    return figures


def fill(settings: Settings, rows: int) -> None:
    """Put made-up cards into a throw-away workspace; only the list is measured on them."""
    open_desk(settings).close()
    wordings = ((n, f"Claim {n}: {n % 97} people were seen at gate {n % 31}") for n in range(1, rows + 1))
    cards = ((n, _name(n), wording, wording.lower(), "attached", n % 5) for n, wording in wordings)
    with closing(sqlite3.connect(settings.workspace / DATABASE)) as connection, connection:
        connection.executemany(
            "INSERT INTO claim_card (number, claim_id, wording, folded, status, mentions, stale, version) "
            "VALUES (?, ?, ?, ?, ?, ?, 0, 1)",
            cards,
        )


def _name(number: int) -> str:
    return f"C-{number:04d}"


def _ours(rows: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        config = workspace / "config.toml"
        config.write_text("reduced_motion = true\n")
        fill(Settings(workspace=workspace, reviewer="bench"), rows)
        command = [sys.executable, "-m", "verifier", "--workspace", folder, "--reviewer", "bench"]
        terminal = Terminal(command, {CONFIG_VARIABLE: str(config)})
        terminal.seconds_until("Inbox")
        terminal.seconds_to_settle(LOADED)
        terminal.press("g")
        terminal.seconds_to_settle()
        return _timed(terminal, "c", f"Claim {rows}:")


def _table(rows: int) -> dict[str, float]:
    terminal = Terminal([sys.executable, "-m", __name__, str(rows)], {})
    terminal.seconds_until("ready")
    terminal.seconds_to_settle(LOADED)
    return _timed(terminal, "c", "Claim 1:")


def _timed(terminal: Terminal, key: str, first_row: str) -> dict[str, float]:
    """Open the list with a key, then move about in it."""
    terminal.press(key)
    opened = terminal.seconds_until(first_row)
    terminal.seconds_to_settle()
    taken = []
    for moving in KEYS:
        terminal.press(moving)
        taken.append(terminal.seconds_to_settle())
    taken.sort()
    return {
        "open_ms": _ms(opened),
        "key_ms_p50": _ms(taken[len(taken) // 2]),
        "key_ms_p95": _ms(taken[int(0.95 * len(taken))]),
        "peak_mb": terminal.close(),
    }


def _ms(seconds: float) -> float:
    return round(1000 * seconds, 2)


def _show_table(rows: int) -> None:
    """Run an app that puts all rows into Textual's table when c is pressed."""
    from textual.app import App, ComposeResult
    from textual.widgets import DataTable, Static

    class TableApp(App[None]):
        BINDINGS = [("c", "open", "Open"), ("j", "down", "Down")]  # noqa: RUF012

        def compose(self) -> ComposeResult:
            yield Static("ready")

        async def action_open(self) -> None:
            table: DataTable[str] = DataTable(cursor_type="row")
            await self.mount(table)
            table.add_columns("claim", "wording", "status")
            table.add_rows((_name(n), f"Claim {n}: {n % 97} people", "attached") for n in range(1, rows + 1))
            table.focus()

        def action_down(self) -> None:
            self.query_one(DataTable).action_cursor_down()

    TableApp().run()


if __name__ == "__main__":
    _show_table(int(sys.argv[1]))
