"""How a source did on this desk: of its claims that were resolved, how many held."""

from collections.abc import Iterable
from datetime import date
from math import sqrt

from claims.model.cards import TrackRecord
from claims.vocabulary import Reliability

Z = 1.96
"""Standard deviations of a 95 % interval."""

FEWEST = 8
"""Resolved claims below which nothing is suggested: the interval spans most of the scale."""

LEAST_RIGHT = (
    (0.9, Reliability.A),
    (0.75, Reliability.B),
    (0.5, Reliability.C),
    (0.25, Reliability.D),
    (0.0, Reliability.E),
)
"""Lower end of the interval from which a letter fits."""


def track_record(outcomes: Iterable[tuple[date, bool]]) -> TrackRecord:
    """Return the record made by claims, each with the day it was resolved and whether it held.

    The interval is Wilson's (Wilson 1927), which is sound for few claims and for shares near 0 and 1.
    """
    known = sorted(outcomes)
    resolved, held = len(known), sum(right for _, right in known)
    low, high = _interval(held, resolved)
    suggested = Reliability.F
    if resolved >= FEWEST:
        suggested = next(letter for least, letter in LEAST_RIGHT if low >= least)
    days = [day for day, _ in known]
    return TrackRecord(
        resolved, held, low, high, days[0] if days else None, days[-1] if days else None, suggested
    )


def _interval(held: int, resolved: int) -> tuple[float, float]:
    if not resolved:
        return 0.0, 1.0
    share, square = held / resolved, Z * Z
    middle = share + square / (2 * resolved)
    spread = Z * sqrt(share * (1 - share) / resolved + square / (4 * resolved * resolved))
    scale = 1 + square / resolved
    return max(0.0, round((middle - spread) / scale, 4)), min(1.0, round((middle + spread) / scale, 4))
