from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.dates import time_spans

REPORTED = date(2025, 9, 16)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "expression", "first", "last"),
    [
        ("freed on Tuesday", "Tuesday", date(2025, 9, 16), date(2025, 9, 16)),
        ("said on Monday", "Monday", date(2025, 9, 15), date(2025, 9, 15)),
        ("next Tuesday", "next Tuesday", date(2025, 9, 23), date(2025, 9, 23)),
        ("last week", "last week", date(2025, 9, 8), date(2025, 9, 14)),
        ("yesterday", "yesterday", date(2025, 9, 15), date(2025, 9, 15)),
        ("this year", "this year", date(2025, 1, 1), date(2025, 12, 31)),
        ("in 2010", "2010", date(2010, 1, 1), date(2010, 12, 31)),
        ("since March", "March", date(2025, 3, 1), date(2025, 3, 31)),
        ("in November", "November", date(2024, 11, 1), date(2024, 11, 30)),
        ("9 August", "9 August", date(2025, 8, 9), date(2025, 8, 9)),
        ("June 26th, 1980", "June 26th, 1980", date(1980, 6, 26), date(1980, 6, 26)),
        ("Friday 4 July 2025", "Friday 4 July 2025", date(2025, 7, 4), date(2025, 7, 4)),
        ("2025-01-02", "2025-01-02", date(2025, 1, 2), date(2025, 1, 2)),
        ("two days ago", "two days ago", date(2025, 9, 14), date(2025, 9, 14)),
        ("in the early 1970s", "early 1970s", date(1970, 1, 1), date(1979, 12, 31)),
    ],
)
def test_an_expression_is_resolved_against_the_report(
    text: str, expression: str, first: date, last: date
) -> None:
    (span,) = time_spans(text, REPORTED)
    assert (span.text, span.first, span.last) == (expression, first, last)
    assert text[span.start : span.end] == expression


def test_without_a_report_date_only_absolute_times_are_resolved() -> None:
    relative, absolute = time_spans("On Monday, and in May 2019", None)
    assert (relative.first, relative.last) == (None, None)
    assert absolute.first == date(2019, 5, 1)


@pytest.mark.parametrize("text", ["She may march.", "2019 people", "Mr March left", ""])
def test_words_that_are_no_time_are_left_alone(text: str) -> None:
    assert time_spans(text, REPORTED) == ()


def test_a_day_that_no_calendar_has_stays_unresolved() -> None:
    (span,) = time_spans("30 February 2025", REPORTED)
    assert span.first is None


@given(st.text(alphabet="Monday 1234567890/-July,lastweek", max_size=80), st.dates())
def test_any_text_is_read_without_error(text: str, day: date) -> None:
    for span in time_spans(text, day):
        assert text[span.start : span.end] == span.text
        assert (span.first is None) == (span.last is None)
        if span.first and span.last:
            assert span.first <= span.last


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("In the days from 3 March 2025 to 9 March 2025 they were freed", date(2025, 3, 3), date(2025, 3, 9)),
        ("They marched between 4 May and 6 July 2021.", date(2021, 5, 4), date(2021, 7, 6)),
        ("It ran from June 2019 until May 2020.", date(2019, 6, 1), date(2020, 5, 31)),
    ],
)
def test_two_ends_are_one_span_of_days(text: str, first: date, last: date) -> None:
    (span,) = time_spans(text, date(2025, 9, 16))
    assert (span.first, span.last) == (first, last)


def test_two_days_beside_each_other_stay_two() -> None:
    assert len(time_spans("He left on 3 March 2025 and came back on 9 March 2025.", None)) == 2
