"""Files of models: where installed packages keep them, and that they are the very files expected."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from claims.errors import ModelRefused


def installed(module: str) -> bool:
    """Say whether a module can be imported, without importing it."""
    return find_spec(module) is not None


def packaged(package: str, *parts: str) -> Path | None:
    """Return a file of an installed package without importing it; None where it is not installed."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0], *parts)


def checked_digest(file: Path, expected: str = "") -> str:
    """Return the SHA-256 of a file; raises ModelRefused when it is missing or another than expected."""
    try:
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as unreadable:
        raise ModelRefused(f"The model file {file} cannot be read: {unreadable.strerror}") from unreadable
    if expected and digest != expected:
        raise ModelRefused(
            f"The model file {file} is not the one known: its SHA-256 is {digest}, not {expected}; "
            "install the extra again, or name the file in the setting semantic_model if it is meant"
        )
    return digest
