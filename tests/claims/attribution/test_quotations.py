from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.attribution.quotations import quotations


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He said “yes” and “no”.", ["yes", "no"]),
        ('"Straight," she said, "ones."', ["Straight,", "ones."]),
        ("«Un» et „zwei“ 「三」", ["Un", "zwei", "三"]),
        ("“She called it ‘odd’, I think.”", ["She called it ‘odd’, I think."]),
        ("‘It’s the boys’ club,’ he said.", ["It’s the boys’ club,"]),
        ("The boys’ club isn’t open.", []),
        ("“Open to the end", ["Open to the end"]),
        ("A stray ‘mark and “a quotation” after it.", ["a quotation"]),
        ("No quotation”.", []),
    ],
)
def test_what_is_quoted(text: str, inner: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in quotations(text, 0, len(text))] == inner


@given(st.text("ab “”\"‘’'«»「」", max_size=60))
def test_quotations_are_ordered_and_do_not_overlap(text: str) -> None:
    found = quotations(text, 0, len(text))
    for quotation in found:
        assert (
            0 <= quotation.start < quotation.inner_start <= quotation.inner_end <= quotation.end <= len(text)
        )
    assert all(a.end <= b.start for a, b in pairwise(found))
