"""Canonical JSON, the only form in which an act is hashed or signed."""

import json
from typing import cast

import rfc8785

from claims.errors import BadInput, LedgerBroken

JsonValue = None | bool | int | str | list["JsonValue"] | dict[str, "JsonValue"]
JsonObject = dict[str, JsonValue]

LARGEST_INTEGER = 2**53 - 1


def canonical(value: JsonValue) -> bytes:
    """Return the RFC 8785 form of a value made of strings, booleans, null, integers, lists and objects.

    Raises BadInput for floats (their text differs between languages), integers beyond 2^53-1 and text
    that is not Unicode (lone surrogates).
    """
    _refuse_unsafe(value)
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as refused:
        raise BadInput(f"This cannot be recorded as canonical JSON: {refused}") from refused


def _refuse_unsafe(value: object) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise BadInput(f"A recorded object has the key {key!r}; keys must be text")
            _refuse_unsafe(inner)
    elif isinstance(value, list):
        for inner in value:
            _refuse_unsafe(inner)
    elif isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise BadInput(f"The number {value} is too large to be recorded; the limit is 2^53-1")
    elif not (value is None or isinstance(value, str)):
        raise BadInput(f"A {type(value).__name__} cannot be recorded; use text or a whole number")


def parse_canonical(data: bytes) -> JsonObject:
    """Read back bytes that must be exactly the canonical form of one object.

    Raises LedgerBroken when they are anything else, so that no two byte strings mean the same act.
    """
    try:
        value = json.loads(data.decode("utf-8"))
        same = isinstance(value, dict) and canonical(value) == data
    except (ValueError, RecursionError, BadInput) as unreadable:
        raise LedgerBroken(f"Recorded bytes cannot be read: {unreadable}") from unreadable
    if not same:
        raise LedgerBroken("Recorded bytes are not in canonical form (RFC 8785)")
    return cast("JsonObject", value)
