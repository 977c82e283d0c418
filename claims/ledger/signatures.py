"""A person's signature over the bytes of an act: SSHSIG with Ed25519, as `ssh-keygen -Y verify` reads it.

Format: OpenSSH PROTOCOL.sshsig.
"""

import base64
import hashlib
import struct

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from claims.errors import LedgerBroken

NAMESPACE = b"claim-event@v1"
DOSSIER_NAMESPACE = b"claim-dossier@v1"
MAGIC = b"SSHSIG"
KEY_TYPE = b"ssh-ed25519"
HASH_NAME = b"sha512"
BEGIN = "-----BEGIN SSH SIGNATURE-----"
END = "-----END SSH SIGNATURE-----"
LINE = 70


def _field(value: bytes) -> bytes:
    return struct.pack(">I", len(value)) + value


def _key_blob(public_key: bytes) -> bytes:
    return _field(KEY_TYPE) + _field(public_key)


def public_line(public_key: bytes) -> str:
    """Return a raw 32-byte key as OpenSSH writes it, without a comment."""
    return f"ssh-ed25519 {base64.b64encode(_key_blob(public_key)).decode()}"


def fingerprint(line: str) -> str:
    """Return the SHA-256 fingerprint of an OpenSSH public key line, as `ssh-keygen -l` shows it."""
    blob = base64.b64decode(line.split()[1])
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def _to_be_signed(message: bytes, namespace: bytes) -> bytes:
    digest = hashlib.sha512(message).digest()
    return MAGIC + _field(namespace) + _field(b"") + _field(HASH_NAME) + _field(digest)


def sign(message: bytes, key: Ed25519PrivateKey, namespace: bytes = NAMESPACE) -> str:
    """Return the armoured signature of a message; the namespace says what it is signed as."""
    signature = _field(KEY_TYPE) + _field(key.sign(_to_be_signed(message, namespace)))
    blob = b"".join(
        [
            MAGIC,
            struct.pack(">I", 1),
            _field(_key_blob(key.public_key().public_bytes_raw())),
            _field(namespace),
            _field(b""),
            _field(HASH_NAME),
            _field(signature),
        ]
    )
    encoded = base64.b64encode(blob).decode()
    lines = [encoded[at : at + LINE] for at in range(0, len(encoded), LINE)]
    return "\n".join([BEGIN, *lines, END]) + "\n"


def verify(message: bytes, armoured: str, line: str, namespace: bytes = NAMESPACE) -> None:
    """Check a signature against a public key line; raises LedgerBroken when it does not hold."""
    _, _, expected = line.partition(" ")
    fields = _read(armoured)
    key_blob, purpose, _, hash_name, signature = fields
    if base64.b64encode(key_blob).decode() != expected:
        raise LedgerBroken("The signature was made with another key than the actor's")
    if purpose != namespace or hash_name != HASH_NAME:
        raise LedgerBroken("The signature was made for another purpose")
    kind, raw = _fields(signature, 2)
    if kind != KEY_TYPE:
        raise LedgerBroken("The signature is not an Ed25519 signature")
    public = _fields(key_blob, 2)[1]
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(raw, _to_be_signed(message, namespace))
    except (InvalidSignature, ValueError) as wrong:
        raise LedgerBroken("The signature does not fit the act") from wrong


def _read(armoured: str) -> list[bytes]:
    lines = armoured.strip().split("\n")
    if len(lines) < 3 or lines[0] != BEGIN or lines[-1] != END:
        raise LedgerBroken("The signature is not an SSH signature")
    try:
        blob = base64.b64decode("".join(lines[1:-1]), validate=True)
    except ValueError as unreadable:
        raise LedgerBroken("The signature is not base64") from unreadable
    # Decoding drops the last spare bits, so that two armours would be one signature.
    if base64.b64encode(blob).decode() != "".join(lines[1:-1]):
        raise LedgerBroken("The signature is not base64 as it is written")
    if blob[:6] != MAGIC or blob[6:10] != struct.pack(">I", 1):
        raise LedgerBroken("The signature has an unknown format")
    return _fields(blob[10:], 5)


def _fields(blob: bytes, count: int) -> list[bytes]:
    fields = []
    at = 0
    for _ in range(count):
        if at + 4 > len(blob):
            raise LedgerBroken("The signature is cut short")
        (length,) = struct.unpack_from(">I", blob, at)
        at += 4
        if at + length > len(blob):
            raise LedgerBroken("The signature is cut short")
        fields.append(blob[at : at + length])
        at += length
    if at != len(blob):
        raise LedgerBroken("The signature has bytes after its end")
    return fields
