"""Hostile texts through the whole product: captured, suggested, attached, listed and exported.

Our own cases always run; those of the shared corpus run where it is, each bounded in time.
"""

import hashlib
import json
from pathlib import Path

import pytest

from tests.verifier.conftest import Run, Verifier
from tests.verifier.reports.inert import HIDDEN, assert_html_inert, markdown_outline

# A blow-up takes minutes. The two seconds asked for are a bench; a busy machine must not fail a test.
MOST_SECONDS = 20.0
FORMATS = ("html", "markdown", "claimreview")

OWN = {
    "title and clipboard": "Calm \x1b]0;title\x07\x1b]52;c;aGk=\x07 seas off Osk, the harbour master said.",
    "8-bit controls": "Calm \x9b2J\x90q\x9c seas off Osk.",
    "overwritten line": "The ferry sank.\rThe ferry ran. \b\b\b\b",
    "every control": "".join(map(chr, [*range(1, 32), *range(127, 160)])) + " Osk",
    "bidi": "The ferry \u202eknas\u202c ran \u2066\u2067\u2069.",
    "tags": "Osk \U000e0041\U000e0042\U000e007f \u00ad\u200b\u2060\ufeff port",
    "joined": "Osk " + "e" + "\u0301" * 4_000,
    "one long word": "o" * 200_000,
    "one long line": "the ferry ran and " * 20_000,
    "many lines": "The ferry ran.\n" * 5_000,
    "quotes without end": "“" * 3_000 + "the ferry ran, he said " + '"' * 3_000,
    "brackets": "(" * 5_000 + "[" * 5_000 + " the ferry ran",
    "cue words": "said that " * 5_000,
    "digits": "1" * 5_000 + " ships, " + "9," * 5_000 + " and ٣٤ and ²³ and Ⅻ and 1e999",
    "dates": "On 31 February 0000, on 99/99/9999 and on the 1st of Monday the ferry ran.",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) the ferry ran",
    "terminal markup": "[@click=app.quit]the ferry[/] [bold red]ran[/bold red] [/",
    "templates": "{{ 7*7 }} {% raw %} ${7*7} %s %n {0} the ferry ran",
    "formulas": "=cmd|' /C calc'!A0\n+1\n-1\n@SUM(1)\n\ttab",
    "statements": "'; DROP TABLE claim; -- \" \\ % _ the ferry ran",
    "searches": '"ferry" OR * NEAR(a b) title:x AND NOT -ferry ^2 ~ (',
    "other planes": "🛳🏴󠁧󠁢󠁥󠁮󠁧󠁿 𝕿𝖍𝖊 𝖋𝖊𝖗𝖗𝖞 ran \U0010ffff \ufdd0 \ufffe",
    "other scripts": "العبارة تعمل 轮渡恢复 Паром ходзіць ferry ran",
    "look-alikes": "The fеrry rаn, said thе hаrbour mаster.",
    "line ends": "one\r\ntwo\rthree\x85four\u2028five\u2029six\x0bseven\x0ceight\n",
    "ledger words": "\n\n— verifier/0 AAAA\nverifier/0\n18\n",
}


def through_everything(verifier: Verifier, path: Path) -> tuple[Run, ...]:
    """Take a file through every command that shows its text; the first run is its capture."""
    runs = [verifier("capture", path, "--source", "Tide Weekly", "--json")]
    if runs[0].code:
        return tuple(runs)
    (taken,) = runs[0].document["captures"]
    capture_id, end = taken["id"], min(taken["characters"], 400)
    runs.append(verifier("suggest", capture_id, "--json"))
    runs.append(verifier("attach", capture_id, 0, end, "--new", "The ferry ran", "--json"))
    if runs[-1].code == 0:
        claim_id = runs[-1].document["claim_id"]
        grade = ("--credibility", "3", "--confidence", "low", "--verdict", "disputed", "--because", "a test")
        runs.append(verifier("rate", claim_id, *grade))
        runs.append(verifier("summary", "new", "The ferry", claim_id, "--json"))
        summary_id = runs[-1].document["summary_id"]
        runs += [verifier("claims", "show", claim_id), verifier("duplicates", claim_id)]
        runs += [verifier("summary", "export", summary_id, "--format", form) for form in FORMATS]
    runs.append(verifier("suggest", capture_id))
    return tuple(runs)


def lists_are_clean(verifier: Verifier) -> None:
    """Check every list of the workspace and its ledger."""
    for words in (("captures",), ("claims", "list"), ("log",), ("search", "ferry"), ("summary", "list")):
        run = verifier(*words)
        assert run.code == 0, run.err
        assert not HIDDEN & set(run.out + run.err)
    audited = verifier("audit", "--json")
    assert audited.document["ok"] is True, audited.document["problems"]


def check(verifier: Verifier, path: Path) -> bool:
    """Run a text through everything and check what came out; returns whether it was refused."""
    runs = through_everything(verifier, path)
    for run in runs:
        assert run.code in {0, 1, 2}, run.err
        assert "Traceback" not in run.err
        assert not HIDDEN & set(run.err)
    if runs[0].code:
        assert runs[0].code == 2
        assert runs[0].err.startswith("verifier: ")
        return True
    for run in runs[1:]:
        assert not HIDDEN & set(run.out)
    (taken,) = runs[0].document["captures"]
    assert taken["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    for run in runs:
        if run.out.startswith("<!doctype html>"):
            assert_html_inert(run.out)
        elif run.out.startswith("# The ferry"):
            markdown_outline(run.out)
        assert run.seconds <= MOST_SECONDS
    return False


@pytest.mark.parametrize("case", OWN)
def test_our_own_texts(verifier: Verifier, tmp_path: Path, case: str) -> None:
    path = tmp_path / "case.txt"
    path.write_bytes(OWN[case].encode())
    check(verifier, path)
    lists_are_clean(verifier)


@pytest.mark.shared
def test_the_shared_texts(verifier: Verifier, shared: Path) -> None:
    folder = shared / "data" / "hostile"
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [case for case in map(json.loads, lines) if case["surface"] == "text"]
    assert cases
    for case in cases:
        refused = check(verifier, folder / case["file"])
        assert refused or "refused" not in case["expect"], case["id"]
    lists_are_clean(verifier)
