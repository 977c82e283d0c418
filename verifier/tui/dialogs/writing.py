"""Writing long words in the person's own editor."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from claims.errors import BadInput

LONGEST = 100_000
"""Characters taken from the editor; what an act may hold is less, and is checked where it is recorded."""


def editor_command() -> list[str]:
    """Return the words of $VISUAL, or else of $EDITOR; raises BadInput where neither names a program."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        command = shlex.split(named)
    except ValueError as unreadable:
        raise BadInput(f"$VISUAL or $EDITOR cannot be read as a command: {unreadable}") from unreadable
    if not command:
        raise BadInput("Set $VISUAL or $EDITOR to write in your own editor")
    return command


def write_in_editor(text: str) -> str:
    """Let a person edit a text in their editor on this terminal; returns it as they left it.

    The file is theirs alone and is gone afterwards. Raises BadInput when the editor cannot be run or fails.
    """
    command = editor_command()
    with tempfile.TemporaryDirectory(prefix="verifier-") as folder:
        # The folder is readable by its owner alone, and so is what stands in it.
        file = Path(folder) / "words.txt"
        file.write_text(text + "\n", encoding="utf-8")
        try:
            ended = subprocess.run([*command, str(file)], check=False).returncode  # noqa: S603
            written = file.read_text(encoding="utf-8", errors="replace")[:LONGEST]
        except OSError as failed:
            raise BadInput(f"{command[0]} could not be used: {failed.strerror}") from failed
    if ended:
        raise BadInput(f"{command[0]} ended with {ended}: your words are as they were")
    return written.strip()
