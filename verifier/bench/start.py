"""How soon something is to be seen: the first frame on a terminal, and the help text."""

import sys
import tempfile
from pathlib import Path
from statistics import median

from verifier.bench.apart import seconds_of
from verifier.bench.terminal import Terminal
from verifier.config import CONFIG_VARIABLE

TIMES = 7
_EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("Inbox")
Empty().run()
"""


def measure(_rows: int) -> dict[str, float]:
    """Compare whole processes: first frame to an empty app's, help to a bare interpreter's."""
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        started = [python, "-m", "verifier", "--workspace", folder, "--reviewer", "bench"]
        settings = {CONFIG_VARIABLE: str(Path(folder) / "none.toml")}
        frames = [
            (_first_frame([python, "-c", _EMPTY_APP], settings), _first_frame(started, settings))
            for _ in range(TIMES)
        ]
    empty, ours = (median(column) for column in zip(*frames, strict=True))
    bare = seconds_of([python, "-c", "pass"], TIMES)
    shown = seconds_of([python, "-m", "verifier", "--help"], TIMES)
    return {
        "first_frame_seconds": round(ours, 3),
        "empty_app_seconds": round(empty, 3),
        "first_frame_ratio": round(ours / empty, 2),
        "help_seconds": round(shown, 3),
        "bare_interpreter_seconds": round(bare, 3),
        "help_ratio": round(shown / bare, 2),
    }


def _first_frame(command: list[str], settings: dict[str, str]) -> float:
    """Return the seconds from the start of a process to the word in its first frame."""
    terminal = Terminal(command, settings)
    seconds = terminal.seconds_until("Inbox")
    terminal.close()
    return seconds
