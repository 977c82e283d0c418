"""BagIt 1.0 (RFC 8493): a payload under `data/`, tag files beside it, and a digest of every file.

Stricter than the RFC: one digest algorithm, every tag file has its digest, and `bagit.txt` has one form.
"""

import hashlib
import re
from collections.abc import Mapping

from claims.ledger.dossier.layout import Files

BAGIT = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
SIGNATURE = "tagmanifest-sha256.txt.sig"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
LINE = re.compile(r"([0-9a-f]{64})  (\S+)")


def make_bag(payload: Files, tags: Files, info: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of a bag; payload paths begin with `data/`, tag files are beside it."""
    size = sum(map(len, payload.values()))
    lines = {**info, "Payload-Oxum": f"{size}.{len(payload)}"}
    described = "".join(f"{name}: {value}\n" for name, value in lines.items()).encode()
    beside = {**tags, BAGIT: DECLARATION, INFO: described, MANIFEST: _manifest(payload)}
    return {**payload, **beside, TAG_MANIFEST: _manifest(beside)}


def _manifest(files: Files) -> bytes:
    return "".join(f"{_digest(files[path])}  {path}\n" for path in sorted(files)).encode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digest_problems(files: Files) -> list[str]:
    """Return what does not hold between the files of a bag and its manifests."""
    problems = [] if files.get(BAGIT) == DECLARATION else [f"{BAGIT} is missing or of another form"]
    payload = {path for path in files if path.startswith("data/")}
    beside = files.keys() - payload - {TAG_MANIFEST, SIGNATURE}
    return [
        *problems,
        *_held_against(MANIFEST, files, payload),
        *_held_against(TAG_MANIFEST, files, beside),
    ]


def _held_against(manifest: str, files: Files, expected: set[str]) -> list[str]:
    lines = files.get(manifest, b"").decode("utf-8", "replace").split("\n")
    listed: dict[str, str] = {}
    problems = []
    for number, line in enumerate(lines[:-1], start=1):
        found = LINE.fullmatch(line)
        if found is None or found[2] in listed:
            problems.append(f"{manifest}, line {number}: not a digest and a path, or a path listed twice")
        else:
            listed[found[2]] = found[1]
    if lines[-1]:
        problems.append(f"{manifest} does not end with a line's end")
    problems.extend(f"{path} is not in {manifest}" for path in sorted(expected - listed.keys()))
    problems.extend(f"{path} is in {manifest} and not here" for path in sorted(listed.keys() - expected))
    problems.extend(
        f"{path} is not the file that was packed: its digest differs"
        for path in sorted(expected & listed.keys())
        if _digest(files[path]) != listed[path]
    )
    return problems
