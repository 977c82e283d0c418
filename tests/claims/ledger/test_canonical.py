"""Canonical JSON: one byte string for one value, and nothing that differs between languages."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import BadInput, LedgerBroken
from claims.ledger.canonical import canonical, parse_canonical

characters = st.characters(exclude_categories=["Cs"])
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(characters),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(characters, max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)
objects = st.dictionaries(st.text(characters, max_size=8), values, max_size=5)


@given(objects)
def test_what_goes_in_comes_out(value: dict[str, object]) -> None:
    assert parse_canonical(canonical(value)) == value  # type: ignore[arg-type]


@given(objects)
def test_order_of_keys_does_not_matter(value: dict[str, object]) -> None:
    turned = dict(reversed(value.items()))
    assert canonical(value) == canonical(turned)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [0.5, {"a": [1.0]}, 2**53, {"a": "\ud800"}, b"x"])
def test_what_languages_write_differently_is_refused(value: object) -> None:
    with pytest.raises(BadInput):
        canonical(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "data", [b'{"b":1,"a":2}', b'{"a": 1}', b'{"a":1}\n', b"[1]", b"{", b"\xff", b'{"a":1,"a":1}']
)
def test_other_spellings_of_the_same_value_are_broken(data: bytes) -> None:
    with pytest.raises(LedgerBroken):
        parse_canonical(data)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["french", "unicode", "weird"])
def test_published_vectors_give_the_published_bytes(shared: Path, name: str) -> None:
    vectors = shared / "data" / "vectors" / "jcs"
    value = json.loads((vectors / "input" / f"{name}.json").read_text(encoding="utf-8"))
    expected = bytes.fromhex((vectors / "outhex" / f"{name}.txt").read_text(encoding="ascii"))
    assert canonical(value) == expected
