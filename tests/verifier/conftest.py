"""The command line as tests call it: in this process, on a workspace of their own."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from verifier.cli import main


@dataclass(frozen=True, slots=True)
class Run:
    """What one command gave: its exit code, its two streams, and how long it took."""

    code: int
    out: str
    err: str
    seconds: float

    @property
    def document(self) -> dict[str, Any]:
        """The one JSON document on standard output."""
        document = json.loads(self.out)
        assert isinstance(document, dict)
        return document


Verifier = Callable[..., Run]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def verifier(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Verifier:
    """Run a command on the test's workspace as the reviewer kate."""

    def run(*words: object, reviewer: str = "kate") -> Run:
        capsys.readouterr()
        arguments = ["--workspace", str(workspace), "--reviewer", reviewer, *map(str, words)]
        started = time.perf_counter()
        try:
            code = main(arguments)
        except SystemExit as left:
            code = int(left.code or 0)
        seconds = time.perf_counter() - started
        out, err = capsys.readouterr()
        return Run(code, out, err, seconds)

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A short invented report that begins with a space and holds a character beyond the BMP."""
    path = tmp_path / "report.txt"
    path.write_text(
        " 🛰 Port city opens.\n\n"
        "The harbour of Osk reopened on Monday, the harbour master Lena Brandt said.\n\n"
        "Twelve ships waited outside the mole.\n",
        encoding="utf-8",
    )
    return path
