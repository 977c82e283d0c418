"""When each mention of a claim appeared, laid out for drawing."""

from dataclasses import dataclass
from datetime import date

from claims.model.cards import ClaimView

WIDTH, ROW, LABEL = 640, 26, 104
MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Moment:
    """A mention at its day; `x` and `y` are the middle of its dot in pixels.

    `dated` says that the day is the report's own, and not the day of capture.
    """

    mention_id: str
    outlet: str
    day: date
    dated: bool
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture, in pixels; `left_out` counts later mentions beyond the most that are drawn."""

    moments: tuple[Moment, ...]
    width: int
    height: int
    left_out: int


def timeline(view: ClaimView) -> Timeline:
    """Return the mentions of a claim by the day of their report, or of capture where the report has none."""
    dated = sorted(
        (mention.published_on or mention.captured_at.date(), mention.mention_id, mention)
        for mention in view.mentions
    )
    shown = dated[:MOST_ROWS]
    first, last = (shown[0][0], shown[-1][0]) if shown else (date.min, date.min)
    days = max((last - first).days, 1)
    room = WIDTH - LABEL - 200
    moments = tuple(
        Moment(
            mention_id=mention_id,
            outlet=mention.outlet,
            day=day,
            dated=mention.published_on is not None,
            x=LABEL + 12 + room * (day - first).days // days,
            y=ROW // 2 + ROW * place,
        )
        for place, (day, mention_id, mention) in enumerate(shown)
    )
    return Timeline(moments, WIDTH, ROW * max(len(moments), 1), len(dated) - len(shown))
