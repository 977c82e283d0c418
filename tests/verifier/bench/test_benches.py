"""Benches answer with figures in a fixed shape; how fast they are is for people to read."""

import json
import sys

import pytest

from claims.errors import BadInput, VerifierError
from verifier.bench import BENCHES, run, suggest
from verifier.bench.terminal import Terminal
from verifier.bench.wordings import claims_and_queries
from verifier.cli import main

ECHO = (
    "import sys; print('ready', flush=True); print('got', sys.stdin.readline().strip().upper(), flush=True); "
    "sys.stdin.readline()"
)


def test_matching_is_measured_beside_its_alternatives() -> None:
    figures = run(["match"], 300)["match"]
    assert isinstance(figures, dict)
    assert figures["rows"] == 300
    for name in ("fts5_all_terms", "brute_force"):
        assert {"recall@10", "p50_ms", "p95_ms", "added_mb", "peak_mb"} <= set(figures[name])
    assert figures["ours"]["retrieval_recall@10"] > 0.9
    assert figures["ours"]["answer_recall@10"] > 0.9
    for name in ("retrieval_ratio", "whole_answer_ratio", "retrieval_p95_to_p50"):
        assert figures[name] > 0


def test_the_list_is_measured_beside_a_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verifier.bench.claim_list.KEYS", ("j", "j"))
    monkeypatch.setattr("verifier.bench.claim_list.LOADED", 0.3)
    assert main(["bench", "list", "--rows", "50", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["list"]
    assert set(figures) == {"ours_50", "data_table_50", "open_ratio_longest_to_shortest"}
    for measured in (figures["ours_50"], figures["data_table_50"]):
        assert set(measured) == {"open_ms", "key_ms_p50", "key_ms_p95", "peak_mb"}
        assert measured["open_ms"] > 0


def test_the_start_is_measured_beside_an_empty_app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.bench.start.TIMES", 1)
    figures = run(["start"], 1)["start"]
    assert isinstance(figures, dict)
    assert figures["first_frame_ratio"] == pytest.approx(
        figures["first_frame_seconds"] / figures["empty_app_seconds"], rel=0.05
    )
    assert figures["help_ratio"] > 1


def test_suggesting_is_measured_short_and_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggest, "SHORT", 3_000)
    monkeypatch.setattr(suggest, "LONG", 9_000)
    figures = run(["suggest"], 1)["suggest"]
    assert isinstance(figures, dict)
    assert figures["2_MB"]["suggestions"] > 2 * figures["60_KB"]["suggestions"] > 0
    assert figures["growth_beyond_linear"] > 0


def test_the_ledger_is_measured_beside_bare_commits() -> None:
    figures = run(["ledger"], 1)["ledger"]
    assert isinstance(figures, dict)
    assert figures["append_ratio"] > 0
    assert figures["audited_per_second"] > 0


def test_made_up_claims_are_the_same_for_a_seed_and_hard_to_tell_apart() -> None:
    wordings, queries = claims_and_queries(500, 20)
    assert (wordings, queries) == claims_and_queries(500, 20)
    assert len(queries) == 20
    for query, place in queries:
        assert query != wordings[place]


def test_a_terminal_types_and_waits_for_what_is_drawn() -> None:
    terminal = Terminal([sys.executable, "-c", ECHO], {})
    terminal.seconds_until("ready")
    terminal.press("abc\n")
    assert terminal.seconds_until("got ABC") >= 0
    assert terminal.close() > 1


def test_a_terminal_says_when_the_words_never_come() -> None:
    terminal = Terminal([sys.executable, "-c", "print('gone')"], {})
    with pytest.raises(VerifierError, match="never showed 'here'"):
        terminal.seconds_until("here")


def test_an_unknown_bench_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadInput, match=", ".join(BENCHES)):
        run(["nothing"], 10)
