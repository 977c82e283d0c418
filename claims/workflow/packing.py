"""Dossiers on disk: folders and zip files, read within bounds, written whole or not at all."""

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from claims.errors import BadInput, DossierRefused
from claims.ledger.dossier.archive import MOST_BYTES, check_names, check_sizes, pack, unpack
from claims.ledger.dossier.layout import Files

ZIP = ".zip"


def read_dossier(path: Path) -> dict[str, bytes]:
    """Read a dossier from a folder or a zip file into memory.

    Raises BadInput when there is nothing to read, and DossierRefused for links, devices, names that are not
    plain, and sizes or counts over the limits.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return _read_folder(path)
        if not stat.S_ISREG(mode) or path.stat().st_size > MOST_BYTES:
            raise DossierRefused(f"{path} is no folder and no zip file, or too large")
        return unpack(path.read_bytes())
    except OSError as unreadable:
        raise BadInput(f"{path} cannot be read: {unreadable.strerror}") from unreadable


def _read_folder(folder: Path) -> dict[str, bytes]:
    found: dict[str, Path] = {}
    sizes = []
    for path in sorted(folder.rglob("*")):
        entry = path.lstat()
        if stat.S_ISDIR(entry.st_mode):
            continue
        name = path.relative_to(folder).as_posix()
        if not stat.S_ISREG(entry.st_mode):
            raise DossierRefused(f"{name!r} in {folder} is a link or no regular file")
        found[name] = path
        sizes.append(entry.st_size)
    check_sizes(sizes)
    check_names(list(found))
    return {name: path.read_bytes() for name, path in found.items()}


def write_dossier(files: Files, path: Path) -> None:
    """Write a dossier as a folder, or as a zip file where the path ends with .zip.

    It appears whole or not at all and never over something else; raises BadInput when it cannot.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        if path.exists() or path.is_symlink():
            raise BadInput(f"{path} is there already; a dossier is never written over anything")
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ZIP:
            fresh.write_bytes(pack(files))
            # A link fails where something came in between; a rename would replace it.
            os.link(fresh, path)
        else:
            _write_folder(files, fresh)
            fresh.rename(path)
    except OSError as refused:
        raise BadInput(f"{path} cannot be written: {refused.strerror}") from refused
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        with suppress(OSError):
            fresh.unlink()


def _write_folder(files: Files, folder: Path) -> None:
    for name, data in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
