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
COMMON, RARE = "people", "comet"
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
    wordings = ((n, wording(n, rows)) for n in range(1, rows + 1))
    cards = ((n, _name(n), text, text.lower(), "attached", n % 5) for n, text in wordings)
    with closing(sqlite3.connect(settings.workspace / DATABASE)) as connection, connection:
        connection.executemany(
            "INSERT INTO claim_card (number, claim_id, wording, folded, status, mentions, stale, version) "
            "VALUES (?, ?, ?, ?, ?, ?, 0, 1)",
            cards,
        )


def wording(number: int, rows: int) -> str:
    """Return the wording of a made-up claim; all hold the common word, the one in the middle the rare one."""
    rare = f" below a {RARE}" if number == rows // 2 + 1 else ""
    return f"Claim {number}: {number % 97} {COMMON} were seen at gate {number % 31}{rare}"


def _name(number: int) -> str:
    return f"C-{number:04d}"


def _ours(rows: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        terminal, _ = start_ours(Path(folder), rows)
        terminal.press("g")
        terminal.seconds_to_settle()
        return {**opening(terminal, first_row(rows)), **moving(terminal), "peak_mb": terminal.close()}


def _table(rows: int) -> dict[str, float]:
    terminal, _ = start_table(rows)
    return {**opening(terminal, first_row(1)), **moving(terminal), "peak_mb": terminal.close()}


def first_row(number: int) -> str:
    """Return the words that show that the row of a claim is drawn."""
    return f"Claim {number}:"


def start_ours(workspace: Path, rows: int) -> tuple[Terminal, float]:
    """Start the real app on a filled workspace; returns it at rest, and the seconds to its first frame."""
    config = workspace / "config.toml"
    config.write_text("reduced_motion = true\n")
    fill(Settings(workspace=workspace, reviewer="bench"), rows)
    command = [sys.executable, "-m", "verifier", "--workspace", str(workspace), "--reviewer", "bench"]
    return _started(Terminal(command, {CONFIG_VARIABLE: str(config)}), "Inbox")


def start_table(rows: int) -> tuple[Terminal, float]:
    """Start an app around Textual's table; returns it at rest, and the seconds to its first frame."""
    return _started(Terminal([sys.executable, "-m", __name__, str(rows)], {}), "ready")


def _started(terminal: Terminal, words: str) -> tuple[Terminal, float]:
    seconds = terminal.seconds_until(words)
    terminal.seconds_to_settle(LOADED)
    return terminal, seconds


def opening(terminal: Terminal, row: str) -> dict[str, float]:
    """Open the list with c."""
    terminal.press("c")
    seconds = terminal.seconds_until(row)
    terminal.seconds_to_settle()
    return {"open_ms": ms(seconds)}


def moving(terminal: Terminal) -> dict[str, float]:
    """Move about in the list, from each key to the last of what it changes on the screen."""
    taken = []
    for key in KEYS:
        terminal.press(key)
        taken.append(terminal.seconds_to_settle())
    taken.sort()
    return {"key_ms_p50": ms(taken[len(taken) // 2]), "key_ms_p95": ms(taken[int(0.95 * len(taken))])}


def ms(seconds: float) -> float:
    """Return seconds in milliseconds, as the benches print them."""
    return round(1000 * seconds, 2)


def _show_table(rows: int) -> None:
    """Run an app that puts all rows into Textual's table on c, and those with a word on f and r."""
    from textual.app import App, ComposeResult
    from textual.widgets import DataTable, Static

    claims = [(_name(n), wording(n, rows), "attached") for n in range(1, rows + 1)]

    class TableApp(App[None]):
        BINDINGS = [  # noqa: RUF012
            ("c", "open", "Open"),
            ("j", "down", "Down"),
            ("f", f"narrow('{COMMON}')", "Common"),
            ("r", f"narrow('{RARE}')", "Rare"),
        ]

        def compose(self) -> ComposeResult:
            yield Static("ready")

        async def action_open(self) -> None:
            table: DataTable[str] = DataTable(cursor_type="row")
            await self.mount(table)
            table.add_columns("claim", "wording", "status")
            table.add_rows(claims)
            table.focus()

        def action_down(self) -> None:
            self.query_one(DataTable).action_cursor_down()

        def action_narrow(self, word: str) -> None:
            table = self.query_one(DataTable)
            table.clear()
            table.add_rows(claim for claim in claims if word in claim[1])
            self.query_one(Static).update(f"claims with {word}")

    TableApp().run()


if __name__ == "__main__":
    _show_table(int(sys.argv[1]))
