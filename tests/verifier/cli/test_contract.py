"""What scripts outside rely on: field names, exit codes, and data alone on standard output."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.verifier.conftest import Run, Verifier

CAPTURE = {
    "id",
    "url",
    "source",
    "title",
    "published_at",
    "sha256",
    "text_sha256",
    "characters",
    "duplicate_of",
}
SUGGESTION = {
    "start", "end", "text", "claim", "kind", "check_worthiness", "outlet_asserts", "chain", "hedge",
    "numbers", "times", "flags",
}  # fmt: skip
HOP = {"actor", "role", "act", "start", "end", "cue", "cue_start", "cue_end", "explicit"}
CLAIM = {"claim_id", "wording", "status", "credibility", "verdict", "mentions", "stale"}
CORROBORATION = {"claim_id", "mentions", "origins", "independent_origins", "ceiling", "reasons", "flags"}
ORIGIN = {"origin", "named", "mentions", "via"}
AUDIT = {"ok", "size", "root", "first_bad", "projections_equal", "captures_ok", "problems"}
HARBOUR = "The harbour of Osk reopened on Monday"


def capture(verifier: Verifier, path: Path, source: str = "Tide Weekly") -> str:
    """Capture a file; returns the capture's id."""
    run = verifier("capture", path, "--source", source, "--published-at", "2025-02-04", "--json")
    assert run.code == 0, run.err
    return str(run.document["captures"][0]["id"])


def attach(verifier: Verifier, capture_id: str, text: str, words: str, *options: object) -> Run:
    """Attach words of a text, to a new claim in the same words unless the options say otherwise."""
    start = text.index(words)
    target = options or ("--new", words)
    return verifier("attach", capture_id, start, start + len(words), *target, "--json")


@pytest.fixture
def claim_id(verifier: Verifier, report: Path) -> str:
    """A claim that one mention supports."""
    capture_id = capture(verifier, report)
    return str(attach(verifier, capture_id, report.read_text(encoding="utf-8"), HARBOUR).document["claim_id"])


def test_a_capture_is_the_files_bytes_and_text_unchanged(verifier: Verifier, report: Path) -> None:
    run = verifier("capture", report, "--source", "Tide Weekly", "--published-at", "2025-02-04", "--json")
    (taken,) = run.document["captures"]
    digest = hashlib.sha256(report.read_bytes()).hexdigest()
    assert taken.keys() >= CAPTURE
    assert (taken["sha256"], taken["text_sha256"]) == (digest, digest)
    assert taken["characters"] == len(report.read_text(encoding="utf-8"))
    assert (taken["source"], taken["published_at"], taken["duplicate_of"]) == (
        "Tide Weekly",
        "2025-02-04",
        None,
    )
    assert "captured" in run.err


def test_the_same_text_again_is_a_duplicate(verifier: Verifier, report: Path) -> None:
    first = capture(verifier, report)
    (taken,) = verifier("capture", report, "--source", "Other Paper", "--json").document["captures"]
    assert taken["duplicate_of"] == first != taken["id"]


def test_one_target_of_many_that_fails_keeps_the_others(
    verifier: Verifier, report: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second.md"
    second.write_text("# Market day\n\nPrices rose by 4 per cent.\n", encoding="utf-8")
    run = verifier("capture", report, tmp_path / "missing.txt", second, "--source", "Tide Weekly", "--json")
    assert run.code == 2
    assert [taken["url"] for taken in run.document["captures"]] == [report.as_uri(), second.as_uri()]
    assert "missing.txt is not there" in run.err


def test_suggestions_have_chains_and_code_point_offsets(verifier: Verifier, report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    document = verifier("suggest", capture(verifier, report), "--json").document
    assert document["text_sha256"] == hashlib.sha256(report.read_bytes()).hexdigest()
    assert document["suggestions"]
    for one in document["suggestions"]:
        assert one.keys() >= SUGGESTION
        assert text[one["start"] : one["end"]] == one["text"]
        assert one["chain"][0]["actor"] == "Tide Weekly"
        for hop in one["chain"]:
            assert hop.keys() == HOP
            assert (hop["start"] is None) == (hop["end"] is None)
            assert hop["start"] is None or text[hop["start"] : hop["end"]]
    said = [one["chain"][-1]["actor"] for one in document["suggestions"] if HARBOUR in one["text"]]
    assert any("Lena Brandt" in actor for actor in said)


def test_suggesting_in_a_file_stores_nothing(verifier: Verifier, report: Path, workspace: Path) -> None:
    named = verifier("suggest", report, "--source", "Tide Weekly", "--published-at", "2025-02-04", "--json")
    assert named.code == 0
    assert not workspace.exists()
    stored = verifier("suggest", capture(verifier, report), "--json")
    assert named.document["text_sha256"] == stored.document["text_sha256"]
    assert named.document["suggestions"] == stored.document["suggestions"]


def test_attaching_answers_with_ids_and_a_place_in_the_ledger(verifier: Verifier, report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    capture_id = capture(verifier, report)
    made = attach(verifier, capture_id, text, HARBOUR).document
    assert made.keys() == {"mention_id", "claim_id", "event_seq"}
    shown = verifier("claims", "show", made["claim_id"], "--json").document
    assert shown.keys() >= CLAIM
    (mention,) = shown["evidence"]
    assert (mention["exact"], mention["start"]) == (HARBOUR, text.index(HARBOUR))
    assert mention["chain"][0]["actor"] == "Tide Weekly"


def test_a_chain_given_by_hand_replaces_the_suggested_one(verifier: Verifier, report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    capture_id = capture(verifier, report)
    options = (
        "--new",
        "Twelve ships waited",
        "--chain",
        "Tide Weekly > Mole Watch > unnamed",
        "--stance",
        "supports",
    )
    made = attach(verifier, capture_id, text, "Twelve ships waited", *options).document
    (mention,) = verifier("claims", "show", made["claim_id"], "--json").document["evidence"]
    actors = [hop["actor"] for hop in mention["chain"]]
    assert actors[:2] == ["Tide Weekly", "Mole Watch"]
    assert mention["chain"][-1]["role"] == "unnamed"


def test_ids_are_read_as_people_type_them(verifier: Verifier, claim_id: str) -> None:
    number = int(claim_id.removeprefix("C-"))
    for typed in (f"c-{number}", f"C{number}", f"c-{number:08d}"):
        assert verifier("claims", "show", typed, "--json").document["claim_id"] == claim_id


def test_the_claim_list_pages_through_every_claim_once(verifier: Verifier, report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    capture_id = capture(verifier, report)
    for number in range(5):
        attach(verifier, capture_id, text, HARBOUR, "--new", f"Harbour claim number {number}")
    seen: list[str] = []
    after: tuple[object, ...] = ()
    while True:
        page = verifier("claims", "list", "--limit", 2, *after, "--json").document
        assert len(page["claims"]) <= 2
        assert all(row.keys() >= CLAIM for row in page["claims"])
        seen += [row["wording"] for row in page["claims"]]
        if page["next"] is None:
            break
        after = ("--after", page["next"])
    assert sorted(seen) == [f"Harbour claim number {number}" for number in range(5)]


def test_one_json_document_a_line(verifier: Verifier, claim_id: str) -> None:
    lines = verifier("claims", "list", "--jsonl").out.splitlines()
    assert [json.loads(line)["claim_id"] for line in lines] == [claim_id]
    (line,) = verifier("corroboration", claim_id, "--jsonl").out.splitlines()
    assert json.loads(line)["claim_id"] == claim_id


def test_match_and_compare(verifier: Verifier, claim_id: str) -> None:
    document = verifier("match", "The harbour at Osk reopened Monday", "-k", 3, "--json").document
    assert document["query"] == "The harbour at Osk reopened Monday"
    (found,) = document["candidates"]
    assert found.keys() >= {"claim_id", "wording", "score", "relation", "conflicts", "reasons"}
    assert found["claim_id"] == claim_id
    compared = verifier("compare", "25 ships waited in Osk", "26 ships waited in Osk", "--json").document
    assert compared.keys() >= {"score", "relation", "conflicts", "reasons"}
    assert compared["conflicts"][0].keys() == {"kind", "left", "right"}
    assert 0 <= compared["score"] <= 1


def test_names(verifier: Verifier) -> None:
    document = verifier("names", "Lena Brandt", "Brandt, Lena", "--json").document
    assert document.keys() == {"score", "same", "reasons"}
    assert document["same"] is True


def test_corroboration_judgement_and_rating(verifier: Verifier, report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    capture_id = capture(verifier, report)
    first = attach(
        verifier, capture_id, text, HARBOUR, "--new", HARBOUR, "--chain", "Tide Weekly > Lena Brandt"
    )
    claim_id = first.document["claim_id"]
    known = ("--claim", claim_id, "--chain", "Tide Weekly > Mole Watch")
    attach(verifier, capture_id, text, "Twelve ships waited", *known)
    found = verifier("corroboration", claim_id, "--json").document
    assert found.keys() == CORROBORATION
    assert all(origin.keys() >= ORIGIN for origin in found["origins"])
    assert (found["mentions"], found["ceiling"]) == (2, 2)

    grade_one = (
        "rate", claim_id, "--credibility", 1, "--confidence", "high", "--verdict", "supported",
        "--because", "two origins agree",
    )  # fmt: skip
    refused = verifier(*grade_one)
    assert (refused.code, refused.out) == (1, "")
    assert "independent" in refused.err

    origins = [origin["origin"] for origin in found["origins"]]
    judged = verifier("judge", claim_id, *origins, "independent", "--reason", "separate-eyewitness")
    assert judged.code == 0, judged.err
    assert verifier("corroboration", claim_id, "--json").document["ceiling"] == 1
    assert verifier(*grade_one).code == 0


def test_audit_checkpoint_and_rebuild(verifier: Verifier, claim_id: str, tmp_path: Path) -> None:
    held = tmp_path / "held.txt"
    held.write_text(verifier("checkpoint").out, encoding="utf-8")
    rebuilt = verifier("rebuild", "--json")
    assert rebuilt.code == 0
    audited = verifier("audit", "--against", held, "--json")
    assert audited.code == 0
    assert audited.document.keys() >= AUDIT
    assert audited.document["ok"] is True
    assert audited.document["size"] == rebuilt.document["events"]
    assert audited.document["problems"] == []
    assert verifier("claims", "show", claim_id, "--json").code == 0


def test_undo_and_redo(verifier: Verifier, claim_id: str) -> None:
    assert verifier("undo", "--json").code == 0
    assert verifier("claims", "list", "--json").document["claims"] == []
    assert verifier("redo", "--json").code == 0
    assert verifier("claims", "list", "--json").document["claims"][0]["claim_id"] == claim_id


def test_a_summary_from_claims_to_every_format(verifier: Verifier, claim_id: str, tmp_path: Path) -> None:
    rated = verifier(
        "rate", claim_id, "--credibility", 2, "--confidence", "moderate", "--verdict", "supported",
        "--because", "the harbour master says so",
    )  # fmt: skip
    assert rated.code == 0, rated.err
    begun = verifier("summary", "new", "The harbour", claim_id, "--json").document
    summary_id = begun["summary_id"]
    own = verifier("summary", "check", summary_id, "--json")
    assert (own.code, own.document["ok"]) == (1, False)
    assert "second person" in own.document["refusals"][0]
    assert verifier("--reviewer", "editor", "summary", "check", summary_id, "--json").document["ok"] is True
    alone = verifier("summary", "publish", summary_id)
    assert (alone.code, alone.out) == (1, "")
    assert "second person" in alone.err
    published = verifier("--reviewer", "editor", "summary", "publish", summary_id, "--json")
    assert published.document["published"] == 1
    for form, sign in (
        ("markdown", "# The harbour"),
        ("html", "<!doctype html>"),
        ("claimreview", "ClaimReview"),
    ):
        assert sign in verifier("summary", "export", summary_id, "--format", form).out
    written = tmp_path / "harbour.html"
    run = verifier("summary", "export", summary_id, "--format", "html", "--output", written)
    assert (run.code, run.out) == (0, "")
    assert "<!doctype html>" in written.read_text(encoding="utf-8")
    lost = verifier("summary", "export", summary_id, "--output", tmp_path / "no" / "folder.md")
    assert (lost.code, lost.out) == (2, "")


def test_a_gate_that_refuses_is_exit_code_one(verifier: Verifier, claim_id: str) -> None:
    summary_id = verifier("summary", "new", "The harbour", claim_id, "--json").document["summary_id"]
    assert verifier("summary", "check", summary_id).code == 1
    refused = verifier("summary", "publish", summary_id)
    assert (refused.code, refused.out) == (1, "")
    assert "not rated" in refused.err


@pytest.mark.parametrize(
    "words",
    [
        ("captures",), ("claims", "list"), ("sources", "list"), ("log",), ("pairs",), ("info",), ("doctor",),
        ("search", "harbour"), ("summary", "list"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_list_speaks_json_and_plain_text(
    verifier: Verifier, claim_id: str, words: tuple[str, ...]
) -> None:
    del claim_id
    assert verifier(*words, "--json").document
    plain = verifier(*words)
    assert plain.code == 0
    assert plain.err == ""


def test_every_act_on_a_mention_and_a_claim_has_a_command(verifier: Verifier, report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    capture_id = capture(verifier, report)
    first = attach(verifier, capture_id, text, HARBOUR).document
    second = attach(verifier, capture_id, text, "Twelve ships waited").document
    claim_id, other_id = first["claim_id"], second["claim_id"]
    acts: tuple[tuple[str, ...], ...] = (
        ("chain", first["mention_id"], "Tide Weekly > Lena Brandt"),
        ("claims", "edit", claim_id, "The harbour of Osk reopened on 3 February 2025"),
        ("claims", "relate", claim_id, "not-same", other_id, "--note", "two events"),
        ("reject", capture_id, "3", "20"),
        ("withdraw", second["mention_id"], "--because", "a misreading"),
    )
    for words in acts:
        run = verifier(*words, "--json")
        assert run.code == 0, (words, run.err)
        assert isinstance(run.document["event_seq"], int)
    shown = verifier("claims", "show", claim_id, "--json").document
    assert shown["wording"] == "The harbour of Osk reopened on 3 February 2025"
    assert [one["relation"] for one in shown["relations"]] == ["not-same"]
    assert [hop["actor"] for hop in shown["evidence"][0]["chain"]] == ["Tide Weekly", "Lena Brandt"]
    grade = ("--credibility", "3", "--confidence", "low", "--verdict", "disputed", "--because", "one voice")
    assert verifier("rate", claim_id, *grade).code == 0
    assert verifier("hand-over", claim_id, "--json").code == 0
    plain = verifier("claims", "show", claim_id).out
    for words_shown in (
        HARBOUR,
        "Tide Weekly ← Lena Brandt",
        "1 mention, 1 origin",
        "one voice",
        "Twelve ships",
    ):
        assert words_shown in plain
    assert verifier("duplicates", other_id, "--json").document["query"] == other_id
    found = verifier("search", "harbour", "--json").document
    assert [one["claim_id"] for one in found["claims"]] == [claim_id]
    assert [one["id"] for one in found["captures"]] == [capture_id]


def test_what_was_recorded_is_not_reported_as_lost_when_no_checkpoint_can_be_kept(
    verifier: Verifier, report: Path, workspace: Path
) -> None:
    assert verifier("capture", report).code == 0
    (workspace / "checkpoint").unlink()
    (workspace / "checkpoint").mkdir()
    run = verifier("attach", "CAP-2", 0, 5, "--new", "The ferry ran", "--json")
    assert run.code == 0
    assert run.document["claim_id"] == "C-0003"
    assert "no checkpoint was signed" in run.err


@pytest.mark.parametrize(("command", "rows"), [(("sources", "list"), "sources"), (("log",), "events")])
def test_a_list_is_read_to_its_end_page_by_page(
    verifier: Verifier, claim_id: str, command: tuple[str, ...], rows: str
) -> None:
    del claim_id
    whole = verifier(*command, "--json").document
    assert whole["next"] is None
    read: list[object] = []
    after: list[object] = []
    for _ in whole[rows]:
        page = verifier(*command, "--limit", 1, *after, "--json").document
        read.extend(page[rows])
        after = ["--after", page["next"]]
    assert read == whole[rows]
    assert page["next"] is None


def test_learning_tells_what_it_lacks_and_forgetting_is_always_possible(verifier: Verifier) -> None:
    run = verifier("learn", "--json")
    assert run.code == 1
    assert "needs 30 answers" in run.err
    assert verifier("learn", "--keep").code == 1
    assert verifier("learn", "--forget", "--json").document == {"forgotten": False}
    assert verifier("info", "--json").document["weights"] == "shipped"


def test_a_command_is_run_on_the_workspace_as_it_was(verifier: Verifier, claim_id: str) -> None:
    before = len(verifier("log", "--json").document["events"]) - 1
    now = verifier("claims", "show", claim_id, "--json").document["wording"]
    assert verifier("claims", "edit", claim_id, "Other words").code == 0
    then = verifier("as-of", before, "claims", "show", claim_id, "--json")
    assert (then.code, then.document["wording"]) == (0, now)
    for words in (("as-of", before), ("as-of", before, "audit"), ("as-of", "soon", "log")):
        refused = verifier(*words)
        assert (refused.code, refused.out) == (2, "")
    written = verifier("as-of", before, "claims", "edit", claim_id, "Others")
    assert (written.code, written.out) == (2, "")
    assert "the past" in written.err
