"""Checkpoints: the tree head as a C2SP signed note with an Ed25519 signature.

Formats: C2SP tlog-checkpoint and signed-note. The verifier key text (`vkey`) is what an auditor keeps.
"""

import base64
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from claims.errors import LedgerBroken
from claims.ledger.merkle import HASH_BYTES

ALGORITHM = b"\x01"
LONGEST_SIZE = 16
DASH = "\N{EM DASH}"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a ledger named `origin`: how many leaves, and the root over them."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """Return the note text that is signed, with its final newline."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def key_id(name: str, public_key: bytes) -> bytes:
    """Return the four bytes that tell keys of one name apart (C2SP signed-note)."""
    return hashlib.sha256(name.encode() + b"\n" + ALGORITHM + public_key).digest()[:4]


def verifier_key(name: str, public_key: bytes) -> str:
    """Return the `vkey` line: name, key id and key, as Go's sumdb/note reads it."""
    encoded = base64.b64encode(ALGORITHM + public_key).decode()
    return f"{name}+{key_id(name, public_key).hex()}+{encoded}"


def sign_checkpoint(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> str:
    """Return the signed note."""
    text = checkpoint.text()
    public = key.public_key().public_bytes_raw()
    signature = key_id(checkpoint.origin, public) + key.sign(text.encode())
    return f"{text}\n{DASH} {checkpoint.origin} {base64.b64encode(signature).decode()}\n"


def verify_checkpoint(note: str, vkey: str) -> Checkpoint:
    """Read a signed note and check it against a verifier key.

    Signatures by other keys are passed over, as the signed-note format asks. Raises LedgerBroken when
    the note is malformed or the key's signature is missing or wrong.
    """
    try:
        note.encode()
    except UnicodeEncodeError as broken:
        raise LedgerBroken("The checkpoint holds text that is no Unicode") from broken
    name, public_key = _read_vkey(vkey)
    text, separator, signatures = note.partition("\n\n")
    if not separator or not signatures.endswith("\n"):
        raise LedgerBroken("The checkpoint is not a signed note: it has no signature block")
    text += "\n"
    expected = key_id(name, public_key)
    for line in signatures[:-1].split("\n"):
        signature = _signature_of(line, name)
        if signature is None or signature[:4] != expected:
            continue
        try:
            Ed25519PublicKey.from_public_bytes(public_key).verify(signature[4:], text.encode())
        except InvalidSignature as wrong:
            raise LedgerBroken(f"The checkpoint's signature by {name} does not fit its text") from wrong
        return _read_text(text)
    raise LedgerBroken(f"The checkpoint carries no signature by {name}+{expected.hex()}")


def claimed_size(note: str) -> int | None:
    """Return the size a note claims, before any signature is checked; None when it cannot be read."""
    try:
        return _read_text(note.partition("\n\n")[0] + "\n").size
    except LedgerBroken:
        return None


def _read_vkey(vkey: str) -> tuple[str, bytes]:
    name, _, rest = vkey.strip().partition("+")
    identifier, _, encoded = rest.partition("+")
    key = _decode(encoded)
    if not name or key[:1] != ALGORITHM or len(key) != 33 or key_id(name, key[1:]).hex() != identifier:
        raise LedgerBroken("The verifier key is malformed; it must be NAME+ID+KEY with an Ed25519 key")
    return name, key[1:]


def _signature_of(line: str, name: str) -> bytes | None:
    prefix = f"{DASH} {name} "
    return _decode(line[len(prefix) :]) if line.startswith(prefix) else None


def _read_text(text: str) -> Checkpoint:
    lines = text.split("\n")
    size = lines[1] if len(lines) > 1 else ""
    whole = size.isascii() and size.isdigit() and len(size) <= LONGEST_SIZE
    if len(lines) != 4 or not whole or (size != "0" and size[0] == "0"):
        raise LedgerBroken("The checkpoint must have three lines: origin, size and root")
    root = _decode(lines[2])
    if len(root) != HASH_BYTES:
        raise LedgerBroken("The checkpoint's root is not 32 bytes")
    return Checkpoint(lines[0], int(size), root)


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as unreadable:
        raise LedgerBroken("The checkpoint holds text that is not base64") from unreadable
