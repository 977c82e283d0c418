"""Measuring in a process of its own, so that memory and imports are those of the thing measured."""

import json
import resource
import subprocess
import sys
import time
from statistics import median


def apart(module: str, *arguments: str) -> dict[str, float]:
    """Run a bench module as a program and return the figures it prints."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return {name: float(value) for name, value in json.loads(done.stdout.splitlines()[-1]).items()}


def tell(figures: dict[str, float]) -> None:
    """Print the figures of this process, with the most memory it held, for `apart` to read."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({**figures, "peak_mb": round(held, 1)}) + "\n")


def seconds_of(command: list[str], times: int) -> float:
    """Return the median time of running a command."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
        taken.append(time.perf_counter() - started)
    return median(taken)
