"""Two implementations check a dossier, and what one finds the other finds too."""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.ledger.canonical import canonical
from claims.ledger.checkpoint import Checkpoint, sign_checkpoint, verifier_key
from claims.ledger.dossier.bag import MANIFEST, SIGNATURE, TAG_MANIFEST
from claims.ledger.dossier.building import build
from claims.ledger.dossier.layout import event_path, proof_path
from claims.ledger.dossier.standalone.verify import Dossier
from claims.ledger.dossier.standalone.verify import main as script
from claims.ledger.dossier.verification import examine, unreadable
from claims.ledger.events import Act, Envelope, Payload
from claims.ledger.merkle import leaf_hash, tree_root
from claims.ledger.signatures import sign
from tests.claims.ledger.dossier.made import (
    EVIDENCE,
    KATE,
    KEYS,
    LEDGER,
    LOG_KEY,
    ORIGIN,
    TEXT,
    VKEY,
    Ledger,
    dossier,
    flipped,
    refitted,
    run,
    whole_ledger,
    write,
)

FILES = dossier()
Files = Mapping[str, bytes]


def stand_alone(folder: Path) -> list[str]:
    """Return what verify.py finds, in this process."""
    other = Dossier(folder)
    other.check()
    return other.problems


def both_find(files: Files, folder: Path) -> bool:
    """Say whether the dossier is refused; both implementations must agree."""
    found, found_apart = examine(files).problems, stand_alone(write(files, folder))
    assert bool(found) == bool(found_apart), (found, found_apart)
    return bool(found)


def test_a_whole_dossier_holds_for_both(tmp_path: Path) -> None:
    verdict = examine(FILES, VKEY)
    assert verdict.problems == ()
    assert verdict.complete
    assert (verdict.size, verdict.signatures, verdict.captures, verdict.quotes) == (6, 6, 1, 1)
    assert (verdict.disclosed, verdict.sealed) == (3, 1)
    ran = run(sys.executable, "-I", write(FILES, tmp_path) / "verify.py", "--key", VKEY)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[0] == (
        "PASS: the dossier of C-0003 holds: every act of 6 that the checkpoint covers"
    )
    assert "1 words sealed; 1 captures; 1 quotes" in ran.stdout


@pytest.mark.parametrize(("key", "code"), [(VKEY, 0), ("another", 1)])
def test_the_script_runs_on_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], key: str, code: int
) -> None:
    monkeypatch.setattr(sys, "argv", ["verify.py", str(write(FILES, tmp_path)), "--key", key])
    assert script() == code
    assert capsys.readouterr().out.startswith("FAIL" if code else "PASS")


def test_sealed_words_are_nowhere_in_it() -> None:
    assert not any(b"nobody else is to read this" in data for data in FILES.values())


def test_an_excerpt_holds_and_says_that_it_is_one(tmp_path: Path) -> None:
    files = dossier(only=(0, 1, 2, 3))
    assert examine(files).ok
    assert not examine(files).complete
    assert not both_find(files, tmp_path)


def test_the_key_got_by_other_means_decides(tmp_path: Path) -> None:
    other = verifier_key(ORIGIN, KATE.public_key().public_bytes_raw())
    assert any("another verifier key" in problem for problem in examine(FILES, other).problems)
    ran = run(sys.executable, "-I", write(FILES, tmp_path) / "verify.py", "--key", other)
    assert ran.returncode == 1
    assert ran.stdout.startswith("FAIL")


@pytest.mark.parametrize("path", sorted(FILES))
def test_a_flipped_byte_in_any_file_is_found_by_both(path: str, tmp_path: Path) -> None:
    files = {**FILES, path: flipped(FILES[path], len(FILES[path]) // 2)}
    assert not examine(files).ok
    # The script under test is never the flipped one.
    shutil.copy(Path(sys.modules[Dossier.__module__].__file__ or ""), tmp_path / "verify.py")
    ran = run(sys.executable, "-I", tmp_path / "verify.py", write(files, tmp_path / "bag"))
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.startswith("FAIL: the dossier does not hold")


@pytest.mark.parametrize("path", sorted(FILES))
def test_digests_made_to_fit_do_not_help_without_the_exporters_key(path: str, tmp_path: Path) -> None:
    files = refitted({**FILES, path: flipped(FILES[path], len(FILES[path]) // 3)})
    if path in {MANIFEST, TAG_MANIFEST}:
        assert files == FILES
    else:
        assert both_find(files, tmp_path)


@pytest.mark.parametrize("path", sorted(FILES))
def test_the_exporter_cannot_change_what_was_recorded(path: str, tmp_path: Path) -> None:
    files = refitted({**FILES, path: flipped(FILES[path], len(FILES[path]) // 2)}, KATE)
    found = both_find(files, tmp_path)
    if path.startswith(EVIDENCE) or path in KEYS:
        assert found


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_both_agree_on_any_flipped_byte(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(FILES)))
    place = data.draw(st.integers(0, len(FILES[path]) - 1))
    changed = {**FILES, path: flipped(FILES[path], place, data.draw(st.integers(1, 255)))}
    signer = data.draw(st.sampled_from((None, KATE)))
    with tempfile.TemporaryDirectory() as folder:
        assert both_find(changed, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        found = both_find(refitted(changed, signer), Path(folder))
    assert found or signer is not None or path in {MANIFEST, TAG_MANIFEST}


def test_a_missing_file_of_any_kind_is_found_by_both(tmp_path: Path) -> None:
    for number, path in enumerate(sorted(FILES)):
        files = {other: data for other, data in FILES.items() if other != path}
        assert both_find(files, tmp_path / str(number)), path


def test_files_that_are_no_dossier_have_a_verdict() -> None:
    assert not examine({}).ok
    assert unreadable("a link").problems == ("a link",)


def with_files(**changed: bytes | None) -> dict[str, bytes]:
    kept = {**FILES, **{path: data for path, data in changed.items() if data is not None}}
    return {path: data for path, data in kept.items() if path not in changed or changed[path] is not None}


def disclosed(change: Callable[[dict[str, dict[str, dict[str, str]]]], object]) -> dict[str, bytes]:
    words = json.loads(FILES["data/disclosures.json"])
    change(words)
    return with_files(**{"data/disclosures.json": canonical(words)})


def remade(change: Callable[[Ledger], object]) -> dict[str, bytes]:
    """Build a dossier whose acts themselves are wrong, under a checkpoint that covers them."""
    ledger = whole_ledger()
    change(ledger)
    contents = ledger.contents()
    last = len(ledger.envelopes) - 1
    return build(replace(contents, disclosed={**contents.disclosed, last: ledger.words[last]}), KATE)


def another_checkpoint(size: int) -> dict[str, bytes]:
    leaves = [leaf_hash(FILES[event_path(seq)]) for seq in range(6)]
    note = sign_checkpoint(Checkpoint(ORIGIN, size, leaves[0]), LOG_KEY).encode()
    return with_files(**{"data/checkpoint": note})


def foreign_key() -> dict[str, bytes]:
    contents = whole_ledger().contents()
    vkey = verifier_key(ORIGIN, KATE.public_key().public_bytes_raw())
    head = Checkpoint(ORIGIN, 6, tree_root(contents.leaves))
    return build(replace(contents, vkey=vkey, checkpoint=sign_checkpoint(head, KATE)), KATE)


JOINED = {"name": "kate", "public_key": "ssh-ed25519 AAAA"}
WRONG: dict[str, tuple[Callable[[], dict[str, bytes]], str]] = {
    "words not in the text": (lambda: remade(lambda one: one.quote(3)), "not in the captured text"),
    "quote of no capture": (
        lambda: remade(lambda one: one.quote(17, capture_id="CAP-0099")),
        "CAP-0099 it quotes is not here",
    ),
    "quote before the text": (lambda: remade(lambda one: one.quote(-3, "x")), "not in the captured text"),
    "joining twice": (lambda: remade(lambda one: one.add("reviewer.joined", {**JOINED})), "joins twice"),
    "joining for another": (
        lambda: remade(lambda one: one.add("reviewer.joined", {**JOINED}, actor="bob")),
        "for somebody else",
    ),
    "acting without joining": (
        lambda: remade(lambda one: one.add("claim.handed", {}, actor="bob")),
        "bob acts without having joined",
    ),
    "signed by another": (
        lambda: remade(lambda one: one.add("claim.handed", {}, key=LOG_KEY)),
        "another key than the actor's",
    ),
    "opened twice": (
        lambda: remade(lambda one: one.add("ledger.opened", {"vkey": VKEY}, actor="ledger", key=LOG_KEY)),
        "at another place",
    ),
    "a capture without its text": (lambda: remade(lambda one: one.capture(TEXT + "!")), "is missing"),
    "a text of another length": (
        lambda: remade(lambda one: one.capture(characters=7)),
        "another length than was recorded",
    ),
    "a field of another kind": (
        lambda: remade(lambda one: one.add("reviewer.joined", {"name": 5}, actor="bob")),
        "is not text",
    ),
    "a number with a fraction": (
        lambda: with_files(**{event_path(5): FILES[event_path(5)].replace(b'"seq":5', b'"seq":5.0')}),
        "cannot be read",
    ),
    "proofs swapped": (
        lambda: with_files(**{proof_path(4): FILES[proof_path(5)], proof_path(5): FILES[proof_path(4)]}),
        "proof is of another act",
    ),
    "a proof too many": (lambda: with_files(**{proof_path(6): FILES[proof_path(5)]}), "that is not here"),
    "an act under another number": (
        lambda: with_files(**{event_path(6): FILES[event_path(5)]}),
        "says it is number 5",
    ),
    "without the opening": (
        lambda: with_files(**{event_path(0): None, proof_path(0): None}),
        "opened the ledger is missing",
    ),
    "without the joining": (
        lambda: with_files(**{event_path(1): None, proof_path(1): None}),
        "without having joined",
    ),
    "another tree": (lambda: another_checkpoint(6), "of another act or checkpoint"),
    "a shorter tree": (lambda: another_checkpoint(3), "another checkpoint"),
    "another ledger's key": (foreign_key, "opened with another key"),
    "words of no act": (
        lambda: disclosed(lambda words: words.update({"00000077": {}})),
        "act that is not here",
    ),
    "words never recorded": (
        lambda: disclosed(lambda words: words["00000003"].update(note=words["00000003"]["quote"])),
        "not those it was recorded with",
    ),
    "a short salt": (
        lambda: disclosed(lambda words: words["00000003"]["quote"].update(salt="00")),
        "not 32 bytes",
    ),
    "a capture nobody took": (
        lambda: with_files(**{f"data/captures/{'0' * 64}.bin": b"x"}),
        "belongs to no act",
    ),
    "a file from elsewhere": (lambda: with_files(**{"data/extra.txt": b"x"}), "no part of a dossier"),
    "another exporter": (
        lambda: with_files(**{"data/dossier.json": FILES["data/dossier.json"].replace(b"kate", b"bob")}),
        "never joined",
    ),
    "another format": (
        lambda: with_files(**{"data/dossier.json": FILES["data/dossier.json"].replace(b"ier/1", b"ier/2")}),
        "has the format",
    ),
    "another ledger": (
        lambda: with_files(
            **{"data/dossier.json": FILES["data/dossier.json"].replace(LEDGER.encode(), b"cd" * 16)}
        ),
        "belongs to another ledger",
    ),
    "a strange signer": (
        lambda: with_files(
            **{"data/allowed_signers": FILES["data/allowed_signers"] + b"bob ssh-ed25519 A\n"}
        ),
        "other keys",
    ),
    "an act that is no object": (
        lambda: with_files(**{event_path(5): b'{"act":7,"seq":5,"signature":"","time":""}'}),
        "does not have the fields",
    ),
    "words that are no object": (
        lambda: with_files(**{"data/disclosures.json": b'{"00000003":{"quote":7}}'}),
        "is not an object",
    ),
    "no UTF-8": (lambda: with_files(**{"data/vkey": b"\xff\xfe"}), "not UTF-8"),
    "a proof in no form": (lambda: with_files(**{proof_path(2): b"index 2\n"}), "c2sp.org/tlog-proof@v1"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_an_insider_could_sign_is_found_by_both(case: str, tmp_path: Path) -> None:
    make, problem = WRONG[case]
    files = refitted(make(), KATE)
    problems = examine(files).problems
    assert any(problem in one for one in problems), problems
    assert both_find(files, tmp_path)


@pytest.mark.parametrize(
    "armour",
    [
        b"",
        b"\n",
        FILES[SIGNATURE].replace(b"\n-----END", b"A\n-----END"),
        FILES[SIGNATURE] + b"\n",
        FILES[SIGNATURE].replace(b"\n", b"\r\n"),
        b" " + FILES[SIGNATURE],
    ],
)
def test_the_exporters_signature_has_one_form(armour: bytes, tmp_path: Path) -> None:
    assert both_find({**FILES, SIGNATURE: armour}, tmp_path)


def test_a_link_in_the_folder_is_a_problem_for_the_script(tmp_path: Path) -> None:
    folder = write(FILES, tmp_path / "bag")
    (tmp_path / "elsewhere").write_bytes(FILES["data/vkey"])
    (folder / "data/vkey").unlink()
    (folder / "data/vkey").symlink_to(tmp_path / "elsewhere")
    assert any("no part of a dossier" in problem for problem in stand_alone(folder))


def test_words_that_are_no_json_are_found_by_both(tmp_path: Path) -> None:
    ledger = whole_ledger()
    no_json = Payload("note", bytes(32), b"{")
    commitments = {no_json.name: no_json.commitment}
    act = Act(LEDGER, "claim.handed", "kate", {}, commitments, app="test")
    seq = len(ledger.envelopes)
    envelope = Envelope(seq, "2026-02-03T04:05:07.000000Z", act, sign(act.to_bytes(), KATE))
    ledger.envelopes.append(envelope.to_bytes())
    contents = ledger.contents()
    files = build(replace(contents, disclosed={**contents.disclosed, seq: [no_json]}), KATE)
    assert any("disclosed words cannot be read" in problem for problem in examine(files).problems)
    assert both_find(files, tmp_path)
