"""The private keys that a workspace holds: one for the ledger, one a reviewer.

Keys are OpenSSH files readable by their owner alone, so `ssh-keygen` reads them too.
"""

import os
from pathlib import Path
from urllib.parse import quote

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_ssh_private_key,
)

from claims.errors import BadInput

LEDGER_KEY = "ledger.key"


class Keyring:
    """The keys in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ledger_key(self) -> Ed25519PrivateKey | None:
        """Return the key that signs checkpoints, None where this workspace does not hold it."""
        return self._load(self.folder / LEDGER_KEY)

    def make_ledger_key(self) -> Ed25519PrivateKey:
        """Return the ledger's key, made now if there is none."""
        return self._load_or_make(self.folder / LEDGER_KEY)

    def reviewer_key(self, name: str) -> Ed25519PrivateKey:
        """Return a reviewer's key, made now if there is none."""
        return self._load_or_make(self.folder / "reviewers" / f"{quote(name, safe='@ ')}.key")

    def _load_or_make(self, path: Path) -> Ed25519PrivateKey:
        key = self._load(path)
        if key is not None:
            return key
        key = Ed25519PrivateKey.generate()
        fresh = path.with_suffix(f".{os.getpid()}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_private(fresh, key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
            # A link fails where another process was faster, and never shows a half-written key.
            os.link(fresh, path)
        except FileExistsError:
            return self._load_or_make(path)
        except OSError as refused:
            raise BadInput(f"The key {path} cannot be made: {refused.strerror}") from refused
        finally:
            fresh.unlink(missing_ok=True)
        return key

    def _load(self, path: Path) -> Ed25519PrivateKey | None:
        if not path.exists():
            return None
        try:
            key = load_ssh_private_key(path.read_bytes(), password=None)
        except (ValueError, OSError) as unreadable:
            raise BadInput(
                f"The key {path} cannot be read: {unreadable}; restore it from a backup"
            ) from unreadable
        if not isinstance(key, Ed25519PrivateKey):
            raise BadInput(f"The key {path} is not an Ed25519 key")
        return key


def _write_private(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
