"""Reading files and standard input."""

import sys
from pathlib import Path
from typing import BinaryIO

from claims.errors import CaptureRefused
from claims.model.texts import Fetched
from verifier.capture.extracting import text_of

MOST_BYTES = 20 * 1024 * 1024
MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
    "": "text/plain",
}


def read(path: Path) -> Fetched:
    """Read a file; its ending says what it is.

    Raises CaptureRefused for a file that is missing, empty, too large, binary, or of a type without text.
    """
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None:
        raise CaptureRefused(
            f"{path}: files that end in {path.suffix} cannot be captured; use .html, .txt or .md"
        )
    try:
        with path.open("rb") as file:
            data = _bounded(file, str(path))
    except FileNotFoundError as missing:
        raise CaptureRefused(f"{path} is not there; check the path") from missing
    except OSError as unreadable:
        raise CaptureRefused(f"{path} cannot be read: {unreadable.strerror}") from unreadable
    return _fetched(data, media_type, path.resolve().as_uri(), str(path), path.stem)


def read_standard_input() -> Fetched:
    """Read plain text from standard input."""
    where = "standard input"
    return _fetched(_bounded(sys.stdin.buffer, where), "text/plain", "", where, "")


def _bounded(file: BinaryIO, where: str) -> bytes:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise CaptureRefused(f"{where} is larger than {MOST_BYTES:,} bytes; split it and retry")
    if not data.strip():
        raise CaptureRefused(f"{where} is empty; nothing was stored")
    return data


def _fetched(data: bytes, media_type: str, url: str, where: str, title: str) -> Fetched:
    extracted = text_of(data, media_type, charset=None, where=where)
    return Fetched(
        data=data,
        text=extracted.text,
        media_type=media_type,
        url=url,
        title=extracted.title or title,
        derivation=extracted.derivation,
    )
