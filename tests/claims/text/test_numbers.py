import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.numbers import bounds, measured, ordinals, quantities, ratios


@pytest.mark.parametrize(
    ("text", "number", "value", "comparator", "unit"),
    [
        ("Twelve women left.", "Twelve", 12, "=", "women"),
        ("Police held 1,164 angry farmers.", "1,164", 1164, "=", "angry farmers"),
        ("More than 1,000 people came.", "1,000", 1000, ">", "people"),
        ("At least sixty-seven sailors", "sixty-seven", 67, ">=", "sailors"),
        ("about 3,000 residents", "3,000", 3000, "~", "residents"),
        ("two dozen boats", "two dozen", 24, "=", "boats"),
        ("half a million visitors", "half a million", 500_000, "=", "visitors"),
        ("It cost $1.2 billion.", "$1.2 billion", 1_200_000_000, "=", "USD"),
        ("NOK 2bn was paid", "NOK 2bn", 2_000_000_000, "=", "NOK"),
        ("460m dollars", "460m", 460_000_000, "=", "USD"),
        ("Half of the voters", "Half", 50, "=", "percent"),
        ("one tenth of its staff", "one tenth", 10, "=", "percent"),
        ("61 of every 100 people", "61 of every 100", 61, "=", "percent"),
        ("up 4.5 per cent", "4.5", Decimal("4.5"), "=", "percent"),
        ("The 69-year-old spoke", "69", 69, "=", "years old"),
        ("A man of 34 was held.", "34", 34, "=", "years old"),
        ("her 45th birthday", "45th", 45, "=", "years old"),
        ("a three-year deal", "three", 3, "=", "year"),
        ("50 or more ships", "50", 50, ">=", "ships"),
    ],
)
def test_a_number_is_read_with_what_it_counts(
    text: str, number: str, value: int | Decimal, comparator: str, unit: str
) -> None:
    (quantity,) = quantities(text)
    assert (quantity.text, quantity.value, quantity.comparator, quantity.unit) == (
        number,
        value,
        comparator,
        unit,
    )
    assert text[quantity.start : quantity.end] == number


@pytest.mark.parametrize(
    "text",
    [
        "On 9 August 2024",
        "in 2010, since 2009",
        "No one came.",
        "at 10:30",
        "around 0335 GMT",
        "the early 1970s",
        "third",
    ],
)
def test_dates_times_years_and_pronouns_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


def test_vague_counts_are_ranges() -> None:
    (dozens,) = quantities("dozens of marchers")
    assert (dozens.value, dozens.comparator, dozens.unit) == (None, "~", "marchers")
    assert bounds(dozens) == (Decimal(24), Decimal(199))


def test_measures_share_a_base_unit() -> None:
    hours, days = quantities("48 hours or 2 days")
    assert measured(hours)[0] == measured(days)[0]
    assert hours.value
    assert days.value
    assert hours.value * measured(hours)[1] == days.value * measured(days)[1]


def test_a_race_is_no_length_that_was_exceeded() -> None:
    assert quantities("a record over 100 metres")[0].comparator == "="


def test_orders_and_factors_are_kept_apart() -> None:
    assert [o.value for o in ordinals("the third day of her second term")] == [3, 2]
    assert [r.value for r in ratios("profit doubled, debt halved")] == [2, Decimal("0.5")]


def test_numbers_in_words_are_read_where_they_stand_and_beside_one_another() -> None:
    text = (
        "Two boats left; a week later, said the crews, one hundred and three sailors and forty-one boys came."
    )
    found = quantities(text)
    assert [q.text for q in found] == ["Two", "one hundred and three", "forty-one"]
    assert [q.value for q in found] == [2, 103, 41]


def test_a_lone_surrogate_beside_a_number_is_read_over() -> None:
    assert [q.text for q in quantities("Three \ud800 men and \udfff two boats")] == ["Three", "two"]


@given(st.text(alphabet="1,. $%one-twhalfd\u0661", max_size=120))
def test_spans_stay_in_the_text_and_apart(text: str) -> None:
    end = 0
    for quantity in quantities(text):
        assert quantity.start >= end
        assert text[quantity.start : quantity.end] == quantity.text
        end = quantity.end


@pytest.mark.parametrize(
    "text", ["1" * 50_000, "1," * 25_000, "one " * 12_000, "half " * 10_000, "a-" * 25_000]
)
def test_repetitive_texts_take_bounded_time(text: str) -> None:
    started = time.process_time()
    quantities(text)
    assert time.process_time() - started < 5


def test_a_range_is_one_number() -> None:
    (tents,) = quantities("Between 10 and 20 tents burned.")
    assert bounds(tents) == (Decimal(10), Decimal(20))
    (money,) = quantities("It cost between 2 and 3 million euros.")
    assert bounds(money) == (Decimal(2_000_000), Decimal(3_000_000))


def test_vague_counts_keep_their_scale() -> None:
    assert [bounds(q) for q in quantities("Tens of thousands marched.")] == [
        (Decimal(20_000), Decimal(199_999))
    ]
    assert [bounds(q) for q in quantities("A few hundred people came.")] == [(Decimal(200), Decimal(1_000))]
