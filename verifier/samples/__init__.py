"""The sample reports: an invented story for the demo, the tour and the system tests.

Nobody and nothing in them exists. They tell of a poet in the invented country of Varda: an outlet that
hedges and then relays, an agency it reuses, a reworded copy, an official who confirms on his own, two
events that look like this one, and a correction.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "reports"


@dataclass(frozen=True, slots=True)
class Report:
    """A sample file with who published it and when."""

    path: Path
    source: str
    published_on: date
    title: str


def reports() -> tuple[Report, ...]:
    """Return the sample reports in the order in which a desk would get them."""
    return tuple(
        Report(FOLDER / name, source, date.fromisoformat(day), title)
        for name, source, day, title in (
            ("release.txt", "Varda News Agency", "2025-03-06", "Forty-one freed from Vardan prisons"),
            ("courier.txt", "The Courier", "2025-03-11", "Varda pardons 18 as talks go on"),
            ("agency.txt", "Varda News Agency", "2025-03-11", "President signs pardon"),
            ("mirror.txt", "The Mirror", "2025-03-12", "Pardon for 18 in Varda"),
            ("radio.txt", "Radio Lowland", "2025-03-13", "Ministry tells family where poet is"),
            ("earlier.txt", "The Courier", "2024-11-20", "Six writers leave prison in Varda"),
            ("correction.txt", "The Courier", "2025-03-14", "Correction"),
        )
    )
