"""Checkpoints as signed notes: what was signed is read, anything else is refused."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from claims.errors import LedgerBroken
from claims.ledger.checkpoint import (
    Checkpoint,
    claimed_size,
    sign_checkpoint,
    verifier_key,
    verify_checkpoint,
)
from claims.ledger.merkle import leaf_hash

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
POINT = Checkpoint("verifier/test", 17, leaf_hash(b"x"))
VKEY = verifier_key("verifier/test", KEY.public_key().public_bytes_raw())
NOTE = sign_checkpoint(POINT, KEY)


def test_a_signed_checkpoint_is_read_back() -> None:
    assert verify_checkpoint(NOTE, VKEY) == POINT
    assert claimed_size(NOTE) == 17


def test_signatures_of_others_are_passed_over() -> None:
    witness = sign_checkpoint(POINT, Ed25519PrivateKey.from_private_bytes(bytes(32)))
    both = NOTE + witness.rsplit("\n\n", 1)[1]
    assert verify_checkpoint(both, VKEY) == POINT


@pytest.mark.parametrize(
    "note",
    [
        NOTE.replace("17", "18", 1),
        NOTE.replace("verifier/test\n", "verifier/other\n", 1),
        NOTE.replace("\n\n", "\n", 1),
        NOTE[:-1],
        NOTE[:-10] + "\n",
        "",
        "\n\n",
        NOTE.replace("\n17\n", "\n017\n", 1),
    ],
)
def test_a_changed_note_is_refused(note: str) -> None:
    with pytest.raises(LedgerBroken):
        verify_checkpoint(note, VKEY)


def test_another_key_of_the_same_name_is_refused() -> None:
    other = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw()
    with pytest.raises(LedgerBroken, match="no signature by"):
        verify_checkpoint(NOTE, verifier_key("verifier/test", other))


@pytest.mark.parametrize("vkey", ["", "a", "a+b+c", VKEY[:-4], VKEY.replace("+", "+0", 1)])
def test_a_malformed_verifier_key_is_refused(vkey: str) -> None:
    with pytest.raises(LedgerBroken):
        verify_checkpoint(NOTE, vkey)
