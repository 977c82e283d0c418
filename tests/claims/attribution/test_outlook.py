"""Days still to come are read forward, days that have been backward."""

from datetime import date

import pytest

from claims.attribution import suggest

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ferry will resume on Friday.", "27 November 2026"),
        ("Ilse Marn said the stores could run dry by March.", "March 2027"),
        ("The bridge is due to reopen on 3 January.", "3 January 2027"),
        ("The council would vote in December, Ilse Marn said.", "December 2026"),
        ("The ferry sank on Friday.", "20 November 2026"),
        ("The council will review the plan adopted in March.", "March 2026"),
        ("The ferry would not sail, Ilse Marn said on Friday.", None),
        ("The ferry would have sailed on Friday.", "20 November 2026"),
        ("The ferry will sail today.", "24 November 2026"),
    ],
)
def test_a_verb_of_the_future_moves_the_day_forward(text: str, day: str | None) -> None:
    (found,) = suggest(text, outlet="The Courier", published_on=TUESDAY)
    assert (day in found.claim) if day else ("2026" not in found.claim)
