"""What runs for one browser: the terminal screens, drawn over pipes, which end when the server is gone."""

import os
import select
import signal
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from threading import Thread

from claims.errors import VerifierError
from verifier.config import load_settings
from verifier.tui import run

GRACE = 8.0
"""Seconds from being told to leave until the process ends whatever it does."""


def main() -> int:
    """Open the screens that the arguments name and return their exit code."""
    parser = ArgumentParser(prog="verifier.serve", description=__doc__, allow_abbrev=False)
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--reviewer", required=True)
    parser.add_argument("--database")
    options = parser.parse_args()
    Thread(target=_leave_with_the_server, name="server-gone", daemon=True).start()
    try:
        settings = load_settings(
            workspace=options.workspace, database=options.database, reviewer=options.reviewer
        )
        return run(settings)
    except VerifierError as error:
        sys.stderr.write(f"verifier: {error}\n")
        return error.exit_code


def _leave_with_the_server() -> None:
    """Wait until the other end of standard input is closed, be it by the server or by its death, and leave.

    Textual's driver takes SIGTERM for the wish to leave, but not the end of its input.
    """
    gone = select.poll()
    gone.register(sys.stdin.fileno(), 0)
    gone.poll()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
