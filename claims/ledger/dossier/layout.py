"""Where things are in a dossier, and which names may be in one."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

Files = Mapping[str, bytes]
"""A dossier in memory: the bytes of each file by its path, with / between the parts."""

FORMAT = "verifier-dossier/1"
ABOUT = "data/dossier.json"
CHECKPOINT = "data/checkpoint"
VERIFIER_KEY = "data/vkey"
SIGNERS = "data/allowed_signers"
DISCLOSURES = "data/disclosures.json"
PROVENANCE = "data/prov.json"
CRATE = "data/ro-crate-metadata.json"
EVENTS = "data/events/"
PROOFS = "data/proofs/"
CAPTURES = "data/captures/"
TEXTS = "data/texts/"
READABLE = "data/readable/"

LONGEST_NAME = 120
SAFE_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")


def event_name(seq: int) -> str:
    """Return by which name an act's files go."""
    return f"{seq:08d}"


def event_path(seq: int) -> str:
    """Return where the bytes of an act are."""
    return f"{EVENTS}{event_name(seq)}.json"


def proof_path(seq: int) -> str:
    """Return where the inclusion proof of an act is."""
    return f"{PROOFS}{event_name(seq)}.tlog-proof"


def capture_path(digest: str) -> str:
    """Return where captured bytes are."""
    return f"{CAPTURES}{digest}.bin"


def text_path(digest: str) -> str:
    """Return where the text of a capture is."""
    return f"{TEXTS}{digest}.txt"


def safe_name(name: str) -> bool:
    """Say whether a path is plain: relative, ASCII, no hidden part, no way up, not too long."""
    return len(name) <= LONGEST_NAME and SAFE_NAME.fullmatch(name) is not None


def alike(names: Iterable[str]) -> str | None:
    """Return a name that some file systems take for another one of the names, None where there is none."""
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            return name
        seen.add(name.casefold())
    return None


def principal(name: str) -> str:
    """Return a person's name as `allowed_signers` takes it: percent-encoded, so it can be no pattern."""
    return quote(name, safe="")
