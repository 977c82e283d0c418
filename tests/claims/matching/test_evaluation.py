import json
from pathlib import Path
from typing import Any

import pytest

from claims.errors import BadInput
from claims.matching.evaluation import evaluate_matching, evaluate_names, evaluate_pairs


def written(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_pairs_are_measured_with_the_fields_that_scripts_read(tmp_path: Path) -> None:
    same = {
        "text_a": "The mill in Arlen burned down.",
        "text_b": "In Arlen the mill burned down.",
        "kind": None,
    }
    changed = {"text_a": "The fire killed 14 men.", "text_b": "The fire killed 19 men.", "kind": "number"}
    file = written(
        tmp_path / "pairs.jsonl",
        {"id": "1", "relation": "same", **same},
        {"id": "2", "relation": "contradicts", **changed},
    )
    figures = evaluate_pairs(file)
    assert figures["n"] == 2
    assert figures["auc_same_vs_contradicts"] == 1
    assert figures["false_merge_rate"] == 0
    assert figures["recall_same"] == 1
    assert figures["relation_accuracy"] == 1
    assert set(figures["by_kind"]) == {"same", "contradicts number"}


def test_names_are_measured_at_the_shipped_threshold_and_by_schema(tmp_path: Path) -> None:
    file = written(
        tmp_path / "names.jsonl",
        {"text_a": "Anna Brandel", "text_b": "Brandel, Anna", "label": 1, "schema": "Person"},
        {"text_a": "Anna Brandel", "text_b": "Jon Petersen", "label": 0, "schema": "Person"},
        {"text_a": "Norda AG", "text_b": "Tallow AG", "label": 0, "schema": "Company"},
    )
    assert evaluate_names(file)["n"] == 3
    figures = evaluate_names(file, "Person")
    assert (figures["n"], figures["f1"], figures["average_precision"]) == (2, 1, 1)


def test_retrieval_is_measured_over_queries_of_the_split(tmp_path: Path) -> None:
    written(
        tmp_path / "corpus.jsonl",
        {"id": "d1", "text": "The mill burned."},
        {"id": "d2", "text": "The dam broke."},
    )
    written(
        tmp_path / "queries.jsonl",
        {"id": "q1", "text": "mill burned", "split": "dev"},
        {"id": "q2", "text": "dam", "split": "train"},
    )
    written(
        tmp_path / "qrels.jsonl",
        {"query_id": "q1", "doc_id": "d1", "relevance": 1, "split": "dev"},
        {"query_id": "q2", "doc_id": "d1", "relevance": 1, "split": "train"},
    )
    figures = evaluate_matching(tmp_path, "dev")
    assert (figures["n"], figures["map@5"], figures["recall@1"]) == (1, 1, 1)
    assert evaluate_matching(tmp_path)["map@5"] == 0.5


def test_a_file_that_cannot_be_read_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        evaluate_pairs(tmp_path / "missing.jsonl")
    (tmp_path / "broken.jsonl").write_text("[]\n")
    with pytest.raises(BadInput):
        evaluate_names(tmp_path / "broken.jsonl")


@pytest.mark.shared
def test_measured_figures_have_not_fallen(shared: Path) -> None:
    news = evaluate_pairs(shared / "data/matching/news/pairs.jsonl")
    assert news["auc_same_vs_contradicts"] >= 0.95
    assert news["false_merge_rate"] <= 0.01
    assert news["relation_accuracy"] >= 0.85
    f1 = evaluate_names(shared / "data/names/belarus.jsonl")["f1"]
    assert f1 is not None
    assert f1 >= 0.985
