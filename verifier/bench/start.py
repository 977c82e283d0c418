"""How soon something is to be seen: the first frame and the help text."""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from verifier.bench.apart import seconds_of

TIMES = 5


def measure(_rows: int) -> dict[str, float]:
    """Compare whole processes: first frame to an empty app's, help to a bare interpreter's."""
    python = sys.executable
    empty = seconds_of([python, "-m", "verifier.bench.start", "empty"], TIMES)
    ours = seconds_of([python, "-m", "verifier.bench.start", "ours"], TIMES)
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


async def _paint(which: str) -> None:
    from textual.app import App

    if which == "empty":
        app: App[int] = App()
    else:
        from verifier.config import Settings
        from verifier.tui.app import VerifierApp

        app = VerifierApp(Settings(workspace=Path(tempfile.mkdtemp()), reviewer="bench"))
    painted = asyncio.Event()
    app.call_after_refresh(painted.set)
    running = asyncio.create_task(app.run_async(headless=True, size=(120, 40)))
    await painted.wait()
    # The frame is out: what the app goes on to load is not part of it, nor is taking it down.
    running.cancel()
    os._exit(0)


if __name__ == "__main__":
    asyncio.run(_paint(sys.argv[1]))
