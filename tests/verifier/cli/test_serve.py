"""serve as a command: what it prints, what it refuses, and how it ends."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.request import urlopen

import pytest

from claims.errors import BadInput
from tests.verifier.conftest import Verifier
from verifier.cli import INTERRUPTED

needs_serve = pytest.mark.skipif(
    find_spec("aiohttp") is None or find_spec("textual_serve") is None,
    reason="the extra [serve] is not installed",
)


@pytest.mark.parametrize("missing", ["aiohttp", "textual_serve"])
def test_a_missing_extra_is_named(verifier: Verifier, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    for name in ("server", "pages"):
        monkeypatch.delitem(sys.modules, f"verifier.serve.{name}", raising=False)
    run = verifier("serve", "--port", "0")
    assert run.code == BadInput.exit_code
    assert "needs the extra [serve]: pip install 'verifier[serve]'" in run.err
    assert not run.out


@pytest.mark.parametrize("port", ["65536", "-1", "http", ""])
def test_a_port_that_is_none_is_refused(verifier: Verifier, port: str) -> None:
    assert verifier("serve", f"--port={port}").code == BadInput.exit_code


@pytest.mark.parametrize("reviewer", ["ledger", "a\x1bb", "x" * 81])
def test_a_reviewer_that_cannot_be_is_refused(verifier: Verifier, reviewer: str) -> None:
    run = verifier("serve", "--port", "0", reviewer=reviewer)
    assert run.code == BadInput.exit_code
    assert "reviewer" in run.err


class Served:
    """`verifier serve --json` as a process."""

    def __init__(self, workspace: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "verifier", "--workspace", workspace, "serve", "--json", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        told = ""
        while not told.endswith("}\n"):
            line = self.process.stdout.readline()
            assert line, self.process.communicate()
            told += line
        self.document = json.loads(told)

    def end(self, kind: signal.Signals) -> tuple[int, str, str]:
        self.process.send_signal(kind)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err


@pytest.fixture
def served(workspace: Path) -> Iterator[Served]:
    served = Served(workspace, "--port", "0")
    yield served
    served.process.kill()
    served.process.communicate()


@needs_serve
@pytest.mark.parametrize(("kind", "code"), [(signal.SIGINT, INTERRUPTED), (signal.SIGTERM, 0)])
def test_it_tells_the_address_serves_there_and_ends_when_told(
    served: Served, workspace: Path, kind: signal.Signals, code: int
) -> None:
    address = served.document["url"]
    assert address.startswith("http://127.0.0.1:")
    assert "?token=" in address
    assert served.document["workspace"] == str(workspace)
    with urlopen(f"{address.partition('?')[0]}static/page.css", timeout=10) as answer:  # noqa: S310
        assert answer.status == 200
    ended, out, err = served.end(kind)
    assert ended == code
    assert not out
    assert address in err
    assert "Traceback" not in err


@needs_serve
def test_a_port_that_is_taken_is_refused(served: Served, verifier: Verifier) -> None:
    port = served.document["url"].split(":")[2].partition("/")[0]
    run = verifier("serve", "--port", port)
    assert run.code == BadInput.exit_code
    assert f"Port {port}" in run.err
    assert "--port 0" in run.err
