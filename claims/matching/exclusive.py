"""One process at a time at a folder of derived files."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claims.errors import StoreBusy

_LOCK = "lock"
_WAIT_SECONDS = 2.0
_PAUSE_SECONDS = 0.05


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other processes from opening or writing the index of a folder; raises StoreBusy after a wait."""
    folder.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + _WAIT_SECONDS
    with (folder / _LOCK).open("w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as held:
                if time.monotonic() >= deadline:
                    raise StoreBusy(f"the index in {folder} is being written by another process") from held
                time.sleep(_PAUSE_SECONDS)
        yield
