"""Bytes to text: by byte order mark, by the charset declared, as UTF-8, and last by a flagged guess."""

import codecs
import importlib.util
import re
from dataclasses import dataclass

from claims.errors import CaptureRefused

UTF8 = "utf-8"
WESTERN = "windows-1252"
MARKS = {codecs.BOM_UTF8: UTF8, codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# Charsets of Python that no page is in: some run escapes, one hides markup from every filter.
UNUSABLE = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7"})
# Browsers read these labels as windows-1252 (WHATWG Encoding, 4.2).
WESTERN_LABELS = frozenset({"ascii", "iso8859-1"})
# Text of an 8-bit charset holds none of these; a file that does is no text at all.
BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
SAMPLE = 64 * 1024
FEWEST_HIGH_BYTES = 24


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the charset it was read in, and what was wrong with the one declared."""

    text: str
    charset: str
    flags: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None, where: str) -> Decoded:
    """Decode bytes; a guess, or another charset than the one declared, is flagged.

    Raises CaptureRefused for bytes that look binary.
    """
    found = _by_mark(data) or _by_name(data, declared) or _by_name(data, UTF8)
    if found is None:
        return _guessed(data, where)
    if "\0" in found.text:
        raise CaptureRefused(f"{where} holds NUL characters and looks binary; nothing was stored")
    if found.charset != UTF8 and BINARY.search(found.text):
        raise _binary(where)
    if declared and _label(declared) != _label(found.charset) and not _by_mark(data):
        return Decoded(
            found.text, found.charset, (f"charset-mismatch: declared {declared}, is {found.charset}",)
        )
    return found


def _binary(where: str) -> CaptureRefused:
    return CaptureRefused(f"{where} is not text in UTF-8 and looks binary; nothing was stored")


def _by_mark(data: bytes) -> Decoded | None:
    for mark, charset in MARKS.items():
        if data.startswith(mark):
            return _by_name(data, charset)
    return None


def _label(charset: str) -> str | None:
    """Return the one name of a charset, None for one that is unknown or not for pages."""
    try:
        name = codecs.lookup(charset.strip()).name
    except (LookupError, ValueError):
        return None
    if name in UNUSABLE:
        return None
    return "cp1252" if name in WESTERN_LABELS else name


def _by_name(data: bytes, charset: str | None) -> Decoded | None:
    name = _label(charset) if charset else None
    if name is None or charset is None:
        return None
    try:
        return Decoded(data.decode(name), WESTERN if name == "cp1252" else name)
    except (UnicodeError, LookupError):
        return None


def _guessed(data: bytes, where: str) -> Decoded:
    charset = _likely(data)
    text = data.decode(charset, errors="replace")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or BINARY.search(text):
        raise _binary(where)
    return Decoded(text, charset, (f"charset-guessed: {charset}",))


def _likely(data: bytes) -> str:
    """Guess an 8-bit charset from enough bytes beyond ASCII; a short text is taken as Western."""
    sample = data[:SAMPLE]
    enough = sum(byte > 0x7F for byte in sample) >= FEWEST_HIGH_BYTES
    if not enough or importlib.util.find_spec("charset_normalizer") is None:
        return WESTERN
    import charset_normalizer

    best = charset_normalizer.from_bytes(sample, enable_fallback=False).best()
    return _label(best.encoding) or WESTERN if best is not None else WESTERN
