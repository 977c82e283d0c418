"""A dossier as one zip file, read within bounds and without ever writing where its names say."""

import io
import stat
import struct
import zipfile
import zlib

from claims.errors import DossierRefused
from claims.ledger.dossier.layout import Files, alike, safe_name

TOP = "dossier"
MOST_FILES = 200_000
MOST_FILE_BYTES = 64 * 1024 * 1024
MOST_BYTES = 1024 * 1024 * 1024
# Zip holds local times without a zone; a fixed one keeps equal dossiers equal bytes.
NO_TIME = (1980, 1, 1, 0, 0, 0)
# What zipfile raises for bytes that are no zip, or a damaged or unusual one.
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError, ValueError, RuntimeError, OSError,
)  # fmt: skip
STORED_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def pack(files: Files) -> bytes:
    """Return a zip of a dossier under one top folder, as BagIt asks (RFC 8493, 4.2)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{TOP}/{path}", NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, files[path])
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Read a zipped dossier into memory.

    Raises DossierRefused for anything but regular files under plain names, and for sizes or counts over the
    limits, before a byte is unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            folders = [entry for entry in archive.infolist() if entry.filename.endswith("/")]
            entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
            check_sizes([entry.file_size for entry in entries])
            check_names([entry.filename.removesuffix("/") for entry in folders])
            check_names([entry.filename for entry in entries])
            _check_kinds(entries)
            files = {entry.filename: archive.read(entry) for entry in entries}
    except BROKEN as broken:
        raise DossierRefused(f"The zip file cannot be read: {broken}") from broken
    return _without_top_folder(files)


def check_sizes(sizes: list[int]) -> None:
    """Refuse too many or too large files; raises DossierRefused."""
    if len(sizes) > MOST_FILES or max(sizes, default=0) > MOST_FILE_BYTES or sum(sizes) > MOST_BYTES:
        raise DossierRefused(
            f"The dossier is over the limits of {MOST_FILES:,} files, {MOST_FILE_BYTES:,} bytes a file "
            f"and {MOST_BYTES:,} bytes in all"
        )


def check_names(names: list[str]) -> None:
    """Refuse names that lead elsewhere, or that some file system takes for one; raises DossierRefused."""
    for name in names:
        if not safe_name(name):
            raise DossierRefused(f"The dossier holds a file under the name {name[:80]!r}, which is not plain")
    twice = alike(names)
    if twice is not None:
        raise DossierRefused(f"The dossier holds two files that may be one: {twice!r}")


def _check_kinds(entries: list[zipfile.ZipInfo]) -> None:
    for entry in entries:
        mode = entry.external_attr >> 16
        regular = stat.S_IFMT(mode) in {0, stat.S_IFREG}
        if not regular or entry.flag_bits & 1 or entry.compress_type not in STORED_KINDS:
            raise DossierRefused(f"{entry.filename!r} in the zip is a link, encrypted, or packed unusually")


def _without_top_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    tops = {path.partition("/")[0] for path in files}
    if len(tops) != 1 or "bagit.txt" in files:
        return files
    return {path.partition("/")[2] or path: data for path, data in files.items()}
