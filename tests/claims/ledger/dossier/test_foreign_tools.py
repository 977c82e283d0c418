"""Programs that are not ours check a dossier: main.go, verify.sh and sha256sum."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from claims.ledger.dossier.bag import MANIFEST, SIGNATURE, TAG_MANIFEST
from claims.ledger.dossier.layout import event_path, proof_path
from tests.claims.ledger.dossier.made import KATE, dossier, flipped, refitted, run, write

FILES = dossier()
SHELL_TOOLS = ("sh", "jq", "openssl", "ssh-keygen", "sha256sum")
missing = [tool for tool in SHELL_TOOLS if shutil.which(tool) is None]
needs_shell = pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


@pytest.fixture(scope="session")
def go_check(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """main.go as a program, built without a network from a module that is installed."""
    go = shutil.which("go")
    if go is None:
        pytest.skip("go is not installed")
    folder = tmp_path_factory.mktemp("go")
    (folder / "main.go").write_bytes(FILES["main.go"])
    installed = os.environ.get("GOPATH", "/usr/share/gocode")
    offline = {"GO111MODULE": "off", "GOPROXY": "off", "GOPATH": installed, "GOCACHE": str(folder / "cache")}
    command = [go, "build", "-o", str(folder / "check"), str(folder / "main.go")]
    built = subprocess.run(
        command, env={**os.environ, **offline}, capture_output=True, text=True, check=False
    )
    if "cannot find package" in built.stderr:
        pytest.skip("golang.org/x/mod is not installed")
    assert built.returncode == 0, built.stderr
    return folder / "check"


def test_the_go_program_accepts_a_whole_dossier(go_check: Path, tmp_path: Path) -> None:
    ran = run(go_check, write(FILES, tmp_path))
    assert ran.returncode == 0
    assert ran.stdout.startswith("PASS: 6 acts are in the tree of 6 that the checkpoint covers")


@pytest.mark.parametrize(
    "path", [event_path(3), proof_path(4), event_path(5), "data/checkpoint", "data/vkey"]
)
def test_the_go_program_finds_what_the_exporter_changed(go_check: Path, tmp_path: Path, path: str) -> None:
    files = refitted({**FILES, path: flipped(FILES[path], len(FILES[path]) // 2)}, KATE)
    ran = run(go_check, write(files, tmp_path))
    assert ran.returncode == 1
    assert "FAIL" in ran.stdout


@needs_shell
def test_the_shell_script_accepts_a_whole_dossier(tmp_path: Path) -> None:
    ran = run("sh", write(FILES, tmp_path) / "verify.sh")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("PASS: digests, checkpoint and signatures hold (6 acts, 2 captured files)")


@needs_shell
@pytest.mark.parametrize(
    "path",
    [
        event_path(3),
        "data/checkpoint",
        "data/vkey",
        "data/allowed_signers",
        "data/disclosures.json",
        SIGNATURE,
    ],
)
def test_the_shell_script_finds_what_was_changed_and_made_to_fit(path: str, tmp_path: Path) -> None:
    files = refitted({**FILES, path: flipped(FILES[path], len(FILES[path]) // 2)})
    write({path: data for path, data in files.items() if path != "verify.sh"}, tmp_path)
    (tmp_path / "verify.sh").write_bytes(FILES["verify.sh"])
    ran = run("sh", tmp_path / "verify.sh")
    assert ran.returncode == 1, ran.stdout
    assert ran.stdout.startswith("FAIL")


@needs_shell
@pytest.mark.parametrize("kind", ["data/captures/", "data/texts/", "data/events/00000004"])
def test_the_shell_script_finds_what_the_exporter_changed(kind: str, tmp_path: Path) -> None:
    path = next(path for path in sorted(FILES) if path.startswith(kind))
    files = refitted({**FILES, path: flipped(FILES[path], len(FILES[path]) // 2)}, KATE)
    ran = run("sh", write(files, tmp_path) / "verify.sh")
    assert (ran.returncode, path in ran.stdout) == (1, True), ran.stdout


@needs_shell
def test_the_digests_are_those_of_sha256sum(tmp_path: Path) -> None:
    for manifest in (MANIFEST, TAG_MANIFEST):
        command = ["sha256sum", "--strict", "-c", manifest]
        checked = subprocess.run(command, cwd=write(FILES, tmp_path), capture_output=True, check=False)
        assert checked.returncode == 0
