"""Hostile pages, addresses, answers and databases: refused in plain words or captured inert."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.verifier.capture.conftest import Server
from tests.verifier.conftest import Verifier
from tests.verifier.reports.inert import HIDDEN

# A blow-up takes minutes. The two seconds asked for are a bench; a busy machine must not fail a test.
MOST_SECONDS = 20.0
WORDS = "<p>The ferry to Osk runs again, the harbour master said.</p>"

PAGES: dict[str, bytes] = {
    "deep": f"<html><body>{'<div>' * 400}{WORDS}{'</div>' * 400}</body></html>".encode(),
    "too deep": f"<html><body>{'<div>' * 4_000}{WORDS}{'</div>' * 4_000}</body></html>".encode(),
    "comment flood": b"<p>The ferry runs.</p>" + b"<!-" * 100_000,
    "open tags": b"<p>The ferry runs." + b"<a <b <c <" * 20_000,
    "open brackets": b"<![" * 5_000 + b"<p>The ferry runs.</p>",
    "entities": b"<p>The ferry &#0;&#xD800;&#x110000;&#99999999999999999999;&bogus; runs.</p>",
    "doctype bomb": b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><p>The ferry &c; runs.</p>',
    "long reference": b"<p>The ferry &#" + b"9" * 5_000 + b"; &#x" + b"f" * 5_000 + b"; runs.</p>",
    "outside entity": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><p>The ferry &b; runs.</p>',
    "charset lie": '<meta charset="utf-8"><p>Паром зноў ходзіць у порт.</p>'.encode("cp1251"),
    "UTF-7": b'<meta charset="utf-7"><p>+ADw-script+AD4-alert(1) The ferry runs.</p>',
    "overlong": b'<meta charset="utf-8"><p>\xc0\xbcscript\xc0\xbe The ferry runs.</p>',
    "hidden": b'<p>The ferry runs.</p><p style="display:none">The ferry sank.</p>',
    "wide table": b"<table><tr>" + b"<td colspan=999999999>The ferry" * 100 + b"</table>",
    "long attribute": b'<p title="' + b"x" * 500_000 + b'">The ferry runs.</p>',
    "frames": b'<meta http-equiv=refresh content="0;url=//127.0.0.1"><iframe src=//x></iframe>The ferry runs',
}


def audited(verifier: Verifier) -> dict[str, Any]:
    run = verifier("audit", "--json")
    assert run.code == 0, run.out
    return run.document


def taken_or_refused(verifier: Verifier, *target: object) -> list[dict[str, Any]]:
    """Capture a target; returns the captures, none where it was refused, and checks that it ended well."""
    run = verifier("capture", *target, "--json")
    assert run.code in {0, 2, 3}, run.err
    assert "Traceback" not in run.err
    assert not HIDDEN & set(run.err)
    assert run.seconds < MOST_SECONDS
    captures: list[dict[str, Any]] = run.document["captures"]
    assert bool(captures) == (run.code == 0)
    for one in captures:
        suggested = verifier("suggest", one["id"])
        assert suggested.code == 0, suggested.err
        assert not HIDDEN & set(suggested.out)
    return captures


@pytest.mark.parametrize("case", PAGES)
def test_our_own_pages(verifier: Verifier, tmp_path: Path, case: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGES[case])
    (taken,) = taken_or_refused(verifier, path)
    assert audited(verifier)["captures_ok"]
    found = verifier("search", "ferry", "--json").document["captures"]
    assert [one["id"] for one in found] == [taken["id"]] or case == "charset lie"
    flags = " ".join(taken["derivation"]["flags"])
    if case in {"charset lie", "overlong"}:
        assert "charset-guessed" in flags
    assert ("deeply-nested" in flags) == (case == "deep")
    assert ("nested-too-deep" in flags) == (case == "too deep")


def shared_cases(shared: Path, surface: str) -> list[dict[str, Any]]:
    folder = shared / "data" / "hostile"
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [{**case, "path": folder / case["file"]} for case in map(json.loads, lines)]
    found = [case for case in cases if case["surface"] == surface]
    assert found
    return found


@pytest.mark.shared
def test_the_shared_documents(verifier: Verifier, shared: Path) -> None:
    for case in shared_cases(shared, "doc"):
        taken = taken_or_refused(verifier, case["path"])
        if case["path"].suffix == ".html":
            # A page of nothing but comments has no text.
            assert taken or case["id"] == "html-comment-flood", case["id"]
            if case["id"] in {"enc-cp1251", "html-deep-small"}:
                assert taken[0]["derivation"]["flags"], case["id"]
        else:
            # A format that cannot be captured is refused, whatever is in it.
            assert not taken, case["id"]
    assert audited(verifier)["ok"]


@pytest.mark.shared
def test_the_shared_addresses(verifier: Verifier, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def create_connection(address: object, *_: object, **__: object) -> None:
        raise AssertionError(f"dialled {address}")

    monkeypatch.setattr("socket.create_connection", create_connection)
    size = audited(verifier)["size"]
    for case in shared_cases(shared, "url"):
        url = case["path"].read_bytes().decode("utf-8", "surrogateescape")
        # Names are not looked up either: a public one would be dialled.
        if "\0" not in url:
            assert taken_or_refused(verifier, url) == [], case["id"]
    assert audited(verifier)["size"] == size


@pytest.mark.shared
def test_the_shared_answers(verifier: Verifier, shared: Path, server: Server, allow_loopback: None) -> None:
    del allow_loopback
    for case in shared_cases(shared, "http"):
        server.answers["/" + case["id"]] = case["path"].read_bytes()
        taken = taken_or_refused(verifier, server.url("/" + case["id"]))
        if case["id"] in {"http-gzip-gzip", "http-gzip-truncated", "http-empty", "http-redirect-file"}:
            assert taken == [], case["id"]
    assert audited(verifier)["ok"]


@pytest.mark.shared
def test_the_shared_databases(verifier: Verifier, shared: Path, workspace: Path, report: Path) -> None:
    for case in shared_cases(shared, "db"):
        shutil.rmtree(workspace, ignore_errors=True)
        workspace.mkdir()
        database = workspace / "verifier.db"
        shutil.copy(case["path"], database)
        before = database.read_bytes()
        assert taken_or_refused(verifier, report) == [], case["id"]
        assert database.read_bytes() == before
