"""Acts and the envelopes that put them in order.

An act is what one person did; it is canonical JSON and the person signs its bytes. The envelope
{seq, time, act, signature} is the leaf of the ledger. Words that may have to be erased are not in the
act: the act holds a salted commitment to each (HMAC-SHA-256), the words sit in the payload table.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import cast

from claims.errors import LedgerBroken
from claims.ledger.canonical import JsonObject, JsonValue, canonical, parse_canonical

FORMAT = 1
SALT_BYTES = 32
ENVELOPE_KEYS = {"seq", "time", "act", "signature"}
ACT_KEYS = {"v", "ledger", "id", "type", "actor", "data", "payload", "based_on", "app"}


@dataclass(frozen=True, slots=True)
class Payload:
    """Erasable words of an act: a salt and the canonical bytes the commitment was made over."""

    name: str
    salt: bytes
    data: bytes

    @property
    def commitment(self) -> str:
        """HMAC-SHA-256 over name, a zero byte and the data, in hexadecimal; hiding and binding."""
        return hmac.new(self.salt, self.name.encode() + b"\0" + self.data, hashlib.sha256).hexdigest()


def seal(words: Mapping[str, JsonValue]) -> tuple[Payload, ...]:
    """Give every named value a fresh salt, in the order of the names."""
    return tuple(
        Payload(name, secrets.token_bytes(SALT_BYTES), canonical(words[name])) for name in sorted(words)
    )


@dataclass(frozen=True, slots=True)
class Act:
    """What one person did; `based_on` maps each subject to the version the person had seen."""

    ledger: str
    type: str
    actor: str
    data: JsonObject
    commitments: dict[str, str]
    based_on: dict[str, int] = field(default_factory=dict)
    app: str = ""
    id: str = field(default_factory=lambda: secrets.token_hex(16))

    def to_json(self) -> JsonObject:
        """Return the object whose canonical bytes are signed."""
        return {
            "v": FORMAT,
            "ledger": self.ledger,
            "id": self.id,
            "type": self.type,
            "actor": self.actor,
            "data": self.data,
            "payload": cast("JsonObject", self.commitments),
            "based_on": cast("JsonObject", self.based_on),
            "app": self.app,
        }

    def to_bytes(self) -> bytes:
        """Return the canonical bytes that a signature covers."""
        return canonical(self.to_json())


@dataclass(frozen=True, slots=True)
class Envelope:
    """An act at its place in the ledger; `time` is RFC 3339 in UTC, `signature` armoured SSHSIG."""

    seq: int
    time: str
    act: Act
    signature: str

    def to_bytes(self) -> bytes:
        """Return the canonical bytes that are stored and hashed as the leaf."""
        return canonical(
            {"seq": self.seq, "time": self.time, "act": self.act.to_json(), "signature": self.signature}
        )


@dataclass(frozen=True, slots=True)
class Event:
    """An envelope with the words behind its commitments; None where they were erased."""

    envelope: Envelope
    words: Mapping[str, JsonValue]

    @property
    def seq(self) -> int:
        """Position in the ledger, from 0."""
        return self.envelope.seq

    @property
    def act(self) -> Act:
        """What was done."""
        return self.envelope.act

    @property
    def at(self) -> datetime:
        """When the act was recorded, by the clock of the machine that recorded it."""
        return parse_time(self.envelope.time)


def format_time(moment: datetime) -> str:
    """Write a moment as RFC 3339 in UTC with microseconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def parse_time(text: str) -> datetime:
    """Read a moment back; raises LedgerBroken on any other form."""
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    except ValueError as unreadable:
        raise LedgerBroken(f"{text!r} is not a recorded time") from unreadable


def read_envelope(data: bytes) -> Envelope:
    """Read the bytes of a leaf; raises LedgerBroken unless they are canonical and complete."""
    value = parse_canonical(data)
    act = value.get("act")
    if set(value) != ENVELOPE_KEYS or not isinstance(act, dict) or set(act) != ACT_KEYS:
        raise LedgerBroken("A recorded envelope does not have the fields it must have")
    if act["v"] != FORMAT:
        raise LedgerBroken(f"A recorded act has format {act['v']!r}; this version reads {FORMAT}")
    try:
        envelope = Envelope(
            _whole(value["seq"]), _text(value["time"]), _read_act(act), _text(value["signature"])
        )
    except TypeError as wrong:
        raise LedgerBroken(f"A recorded envelope holds a value of the wrong kind: {wrong}") from wrong
    parse_time(envelope.time)
    return envelope


def _read_act(act: JsonObject) -> Act:
    return Act(
        ledger=_text(act["ledger"]),
        type=_text(act["type"]),
        actor=_text(act["actor"]),
        data=_object(act["data"]),
        commitments={name: _text(value) for name, value in _object(act["payload"]).items()},
        based_on={name: _whole(value) for name, value in _object(act["based_on"]).items()},
        app=_text(act["app"]),
        id=_text(act["id"]),
    )


def _text(value: JsonValue) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {type(value).__name__}")
    return value


def _whole(value: JsonValue) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"expected a whole number, got {type(value).__name__}")
    return value


def _object(value: JsonValue) -> JsonObject:
    if not isinstance(value, dict):
        raise TypeError(f"expected an object, got {type(value).__name__}")
    return value
