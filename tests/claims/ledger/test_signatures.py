"""People's signatures hold in our code and in ssh-keygen, and only for what was signed."""

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import LedgerBroken
from claims.ledger.signatures import NAMESPACE, public_line, sign, verify

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
LINE = public_line(KEY.public_key().public_bytes_raw())
OTHER = public_line(Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw())


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_a_signature_holds_for_its_message_alone(message: bytes, other: bytes) -> None:
    signature = sign(message, KEY)
    verify(message, signature, LINE)
    if other != message:
        with pytest.raises(LedgerBroken, match="does not fit"):
            verify(other, signature, LINE)


def test_a_signature_by_another_key_is_refused() -> None:
    with pytest.raises(LedgerBroken, match="another key"):
        verify(b"act", sign(b"act", KEY), OTHER)


@given(st.text(max_size=300))
def test_any_text_is_refused_as_a_signature(text: str) -> None:
    with pytest.raises(LedgerBroken):
        verify(b"act", text, LINE)


@given(st.integers(0, 400), st.integers(1, 255))
def test_a_flipped_character_is_refused(place: int, change: int) -> None:
    signature = sign(b"act", KEY)
    place %= len(signature)
    flipped = signature[:place] + chr((ord(signature[place]) + change) % 256) + signature[place + 1 :]
    if flipped.strip() != signature.strip():
        with pytest.raises(LedgerBroken):
            verify(b"act", flipped, LINE)


def test_an_armour_written_otherwise_is_refused() -> None:
    """The last spare bits of base64 say nothing; a signature has one writing all the same."""
    lines = sign(b"act", KEY).splitlines()
    body = lines[-2].rstrip("=")
    assert body != lines[-2]
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    lines[-2] = lines[-2].replace(body, body[:-1] + letters[letters.index(body[-1]) ^ 1])
    with pytest.raises(LedgerBroken, match="as it is written"):
        verify(b"act", "\n".join(lines), LINE)


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_ssh_keygen_accepts_the_signature(tmp_path: Path) -> None:
    (tmp_path / "signers").write_text(f"kate {LINE}\n", encoding="ascii")
    (tmp_path / "act.sig").write_text(sign(b"act", KEY), encoding="ascii")
    command = [
        "ssh-keygen",
        "-Y",
        "verify",
        "-f",
        "signers",
        "-I",
        "kate",
        "-n",
        NAMESPACE.decode(),
        "-s",
        "act.sig",
    ]
    for message, code in ((b"act", 0), (b"another act", 255)):
        done = subprocess.run(command, cwd=tmp_path, input=message, capture_output=True, check=False)
        assert done.returncode == code, done.stderr
