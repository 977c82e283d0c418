"""The language of filters: fields are read, plain words stay plain, and nothing typed makes it fail."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model.filters import ALL_CLAIMS, ClaimFilter
from claims.text.filters import FIELDS, pieces, quoted, read_filter
from claims.vocabulary import ClaimStatus, Credibility

ALPHABET = 'abz AZ09:"/,-\u202eé\n'


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", ALL_CLAIMS),
        ("twelve women", ClaimFilter(words=("twelve", "women"))),
        ('"twelve  women" freed', ClaimFilter(words=("twelve women", "freed"))),
        ("outlet:quay", ClaimFilter(outlets=("quay",))),
        ('outlet:"Radio Quay" pardon', ClaimFilter(words=("pardon",), outlets=("Radio Quay",))),
        ("STATUS:verified", ClaimFilter(statuses=frozenset({ClaimStatus.VERIFIED}))),
        (
            "status:attached,in-sec",
            ClaimFilter(statuses=frozenset({ClaimStatus.ATTACHED, ClaimStatus.IN_SECOND_REVIEW})),
        ),
        (
            'status:"in second review"',
            ClaimFilter(statuses=frozenset({ClaimStatus.IN_SECOND_REVIEW})),
        ),
        (
            "credibility:2 credibility:none",
            ClaimFilter(credibilities=frozenset({Credibility.PROBABLY_TRUE, None})),
        ),
        ("reviewer:kate stale:y", ClaimFilter(reviewers=("kate",), stale=True)),
        ("stale:no", ClaimFilter(stale=False)),
        ("before:2025-09-16", ClaimFilter(before=date(2025, 9, 16))),
        ("before:2025-09 before:2026", ClaimFilter(before=date(2025, 9, 1))),
    ],
)
def test_fields_narrow_and_words_stay_words(typed: str, wanted: ClaimFilter) -> None:
    read = read_filter(typed)
    assert read.wanted == wanted
    assert read.problems == ()


@pytest.mark.parametrize(
    "typed", ["12:30", "https://harbour.example/a", '"outlet:quay"', "he said: no", "a :b"]
)
def test_a_colon_alone_makes_no_field(typed: str) -> None:
    read = read_filter(typed)
    assert read.problems == ()
    assert " ".join(read.wanted.words) == typed.replace('"', "")


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("outlett:quay", "did you mean outlet:?"),
        ("reviwer:kate", "did you mean reviewer:?"),
        ("zzz:1", "there are outlet:, status:"),
        ("status:verfied", "did you mean verified?"),
        ("credibility:7", "there are 1, 2, 3, 4, 5, 6, none"),
        ("stale:perhaps", "yes or no"),
        ("before:2025-13-01", "a day such as"),
        ("before:yesterday", "a day such as"),
    ],
)
def test_what_is_not_understood_is_told_with_what_is_near(typed: str, named: str) -> None:
    read = read_filter(f"pardon {typed}")
    assert len(read.problems) == 1
    assert named in read.problems[0]
    assert read.wanted == ClaimFilter(words=("pardon",))


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_still_without_a_value_asks_for_nothing(field: str) -> None:
    read = read_filter(f"{field}:")
    assert read.problems == ()
    assert read.wanted == ALL_CLAIMS


@given(
    st.text()
    | st.text(alphabet=ALPHABET)
    | st.builds("{}:{}".format, st.sampled_from(list(FIELDS)), st.text())
)
def test_reading_never_fails_and_never_makes_things_up(typed: str) -> None:
    read = read_filter(typed)
    parts = pieces(typed)
    assert [part for part in parts if typed[part.start : part.end].strip() == ""] == []
    assert len(read.problems) <= len(parts)
    assert all(word.split() and '"' not in word for word in read.wanted.words)


@given(st.lists(st.text(alphabet="abcдё0123 é-", min_size=1).filter(str.strip)))
def test_words_without_a_colon_stay_words_in_their_order(words: list[str]) -> None:
    typed = " ".join(words)
    assert read_filter(typed).wanted == ClaimFilter(words=tuple(typed.split()))


@given(st.text(alphabet="abc :-,é").filter(lambda name: name.strip()))
def test_a_quoted_value_is_read_as_it_was(name: str) -> None:
    assert read_filter(f"outlet:{quoted(name)}").wanted.outlets == (name.strip(),)


def test_of_a_name_with_quotes_a_part_is_asked_for() -> None:
    value = quoted('The "Quay Post" of Osk')
    assert read_filter(f"outlet:{value}").wanted.outlets == ("Quay Post",)
