"""Suggestions in a short and in a long article: time, and how it grows."""

import sys
import time
from datetime import date

from claims.attribution import suggest
from verifier.bench.apart import apart, tell
from verifier.samples import reports

SHORT, LONG = 60_000, 2_000_000


def measure(_rows: int) -> dict[str, object]:
    """Time an article of 60 KB and one of 2 MB, made of the sample reports; a growth of 1 is linear."""
    short, long = (apart(__name__, str(size)) for size in (SHORT, LONG))
    growth = (long["ms"] / short["ms"]) / (LONG / SHORT)
    return {"60_KB": short, "2_MB": long, "growth_beyond_linear": round(growth, 2)}


def _article(size: int) -> str:
    story = "\n\n".join(report.path.read_text(encoding="utf-8") for report in reports())
    return "\n\n".join(story for _ in range(size // len(story) + 1))[:size]


def _timed(size: int) -> dict[str, float]:
    suggest(_article(2_000), outlet="The Courier", published_on=date(2025, 3, 11))
    article = _article(size)
    started = time.perf_counter()
    found = suggest(article, outlet="The Courier", published_on=date(2025, 3, 11))
    return {"ms": round(1000 * (time.perf_counter() - started), 1), "suggestions": len(found)}


if __name__ == "__main__":
    tell(_timed(int(sys.argv[1])))
