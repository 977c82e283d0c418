"""Several processes at one workspace: nobody's act is lost, and the ledger stays whole."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from claims.workflow.auditing import audit
from claims.workflow.desk import default_url
from claims.workflow.looking import claim_count, sources
from tests.conftest import ROOT, OpenDesk

AT_ONCE = 3
ACTS = 6


def verifier(workspace: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "verifier", "--workspace", str(workspace), *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_first_use_and_acts_at_the_same_moment(tmp_path: Path, open_at: OpenDesk) -> None:
    workspace = tmp_path / "workspace"
    report = tmp_path / "report.txt"
    report.write_text("Boats left Minnow Bay on Monday, the port authority said.", encoding="utf-8")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        first = list(pool.map(lambda _: verifier(workspace, "info"), range(AT_ONCE)))
        assert [done.stderr for done in first if done.returncode] == []
        taken = verifier(workspace, "capture", str(report), "--source", "Port Gazette", "--jsonl")
        assert '"CAP-' in taken.stdout
        capture_id = taken.stdout.split('"id": "')[1].split('"')[0]

        def attach(number: int) -> subprocess.CompletedProcess[str]:
            words = ("attach", capture_id, str(number), str(number + 9), "--new", f"Claim {number}")
            return verifier(
                workspace, "--reviewer", f"r{number % 2}", *words, "--chain", "Port Gazette > Pilot Ono"
            )

        acts = list(pool.map(attach, range(ACTS)))
    assert [done.stderr for done in acts if done.returncode] == []
    desk = open_at(folder=workspace)
    assert claim_count(desk) == ACTS
    assert [source.name for source in sources(desk).rows] == ["Pilot Ono", "Port Gazette"]
    assert audit(workspace, default_url(workspace)).ok
