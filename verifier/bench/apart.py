"""Measuring in a process of its own, so that memory and imports are those of the thing measured."""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median


def apart(module: str, *arguments: str) -> dict[str, float]:
    """Run a bench module as a program and return the figures it prints."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return {name: float(value) for name, value in json.loads(done.stdout.splitlines()[-1]).items()}


def tell(figures: dict[str, float]) -> None:
    """Print the figures of this process, with the most memory it held, for `apart` to read."""
    sys.stdout.write(json.dumps({**figures, "peak_mb": round(held_mb(), 1)}) + "\n")


def held_mb(process: int | None = None) -> float:
    """Return the most memory that a process, or this one, has held so far, in megabytes."""
    status = Path(f"/proc/{process or 'self'}/status")
    if status.exists():
        # What `getrusage` counts begins with the memory of the process that started this one.
        lines = status.read_text(encoding="utf-8").splitlines()
        # A process that has ended holds nothing.
        return next((float(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
    used = resource.getrusage(resource.RUSAGE_CHILDREN if process else resource.RUSAGE_SELF)
    return used.ru_maxrss / 1024


def seconds_of(command: list[str], times: int) -> float:
    """Return the median time of running a command."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
        taken.append(time.perf_counter() - started)
    return median(taken)
