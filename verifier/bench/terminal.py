"""A program on a pseudo-terminal, as a person at a keyboard meets it: keys in, bytes to the screen out."""

import fcntl
import os
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence

from claims.errors import VerifierError
from verifier.bench.apart import held_mb

ROWS, COLUMNS = 40, 120

QUIET = 0.06
"""Seconds without output after which what a key changed is taken to be drawn."""

LONGEST = 300.0
"""Seconds that anything may take."""


class Terminal:
    """A program that runs on a terminal of its own until it is closed."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self._side, other = os.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._program = subprocess.Popen(  # noqa: S603
            command,
            stdin=other,
            stdout=other,
            stderr=other,
            env={**os.environ, "TERM": "xterm-256color", **environment},
            start_new_session=True,
        )
        os.close(other)

    def press(self, keys: str) -> None:
        """Type keys, as the bytes a terminal sends for them."""
        os.write(self._side, keys.encode())

    def seconds_until(self, words: str) -> float:
        """Return how long it takes from now until words are drawn, all in one style.

        Raises VerifierError, and ends the program, if it stops or stays silent before.
        """
        started = time.perf_counter()
        drawn = b""
        while words.encode() not in drawn:
            piece = self._piece(LONGEST)
            if not piece:
                self.close()
                raise VerifierError(f"the screen never showed {words!r}")
            drawn += piece
        return time.perf_counter() - started

    def seconds_to_settle(self, quiet: float = QUIET) -> float:
        """Return how long it takes from now until the last byte before the screen is quiet."""
        started = last = time.perf_counter()
        while self._piece(quiet):
            last = time.perf_counter()
        return last - started

    def close(self) -> float:
        """End the program and return the most memory it held, in megabytes."""
        held = held_mb(self._program.pid)
        self._program.kill()
        self._program.wait()
        os.close(self._side)
        return round(held, 1)

    def _piece(self, patience: float) -> bytes:
        """Return the next output, empty when none comes in the time given or the program has ended."""
        if not select.select([self._side], [], [], patience)[0]:
            return b""
        try:
            return os.read(self._side, 65_536)
        except OSError:
            # So Linux says that the other side is closed.
            return b""
