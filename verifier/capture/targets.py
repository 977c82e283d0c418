"""What a person may name as a target: a page, a file, or standard input."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from claims.errors import CaptureRefused
from claims.model.texts import Fetched
from claims.registry import known_source_of_host
from verifier.capture.reading import read, read_standard_input
from verifier.config import Settings

STANDARD_INPUT = "-"
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def is_address(target: str) -> bool:
    """Say whether a target is an address rather than a file."""
    return ADDRESS.match(target) is not None


def get(target: str, settings: Settings) -> Fetched:
    """Return the bytes and text of a target; raises CaptureRefused, FetchRefused, AddressRefused."""
    if target == STANDARD_INPUT:
        return read_standard_input()
    if not target.strip():
        raise CaptureRefused("An empty target cannot be read; name a file, an address, or - for the input")
    if is_address(target):
        # The client costs a quarter of the start-up, and a file does without it.
        from verifier.capture.fetching import fetch

        return fetch(target, settings)
    try:
        return read(Path(target).expanduser())
    except (RuntimeError, ValueError) as unusable:
        raise CaptureRefused(f"{target!r} is no path: {unusable}") from unusable


def outlet_of(target: str) -> str:
    """Return what is known of the outlet from the target alone: whose host it is, or the host."""
    if not is_address(target):
        return ""
    host = urlsplit(target).hostname or ""
    known = known_source_of_host(host)
    return known.name if known else host.removeprefix("www.")
