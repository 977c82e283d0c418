"""Benches answer with figures in a fixed shape; how fast they are is for people to read."""

import json

import pytest

from claims.errors import BadInput
from verifier.bench import BENCHES, run
from verifier.bench.wordings import claims_and_queries
from verifier.cli import main


def test_matching_is_measured_beside_its_alternatives() -> None:
    figures = run(["match"], 300)["match"]
    assert isinstance(figures, dict)
    assert figures["rows"] == 300
    for name in ("retrieval", "whole_answer", "fts5_all_terms", "brute_force"):
        assert set(figures[name]) == {"recall@10", "p50_ms", "p95_ms"}
    assert figures["retrieval"]["recall@10"] > 0.9
    assert figures["whole_answer"]["recall@10"] > 0.9


def test_the_list_is_measured_beside_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "list", "--rows", "50", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["list"]
    assert set(figures) == {"ours_50", "data_table_50"}
    for measured in figures.values():
        assert set(measured) == {"open_ms", "key_ms_p50", "key_ms_p95", "peak_mb"}
        assert measured["open_ms"] > 0


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


def test_an_unknown_bench_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadInput, match=", ".join(BENCHES)):
        run(["nothing"], 10)
