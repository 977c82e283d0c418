import gzip
import json
from pathlib import Path

import pytest

from claims.errors import BadInput
from verifier.capture.evaluation import evaluate_extraction, shingles

PARAGRAPHS = (
    "The ferry to Osk runs again after nine weeks of repairs, the harbour master said on Monday.",
    "Twelve ships had waited outside the mole because the tug that guides them was in the dock as well.",
    "Fares stay as they were until the end of the season, and bicycles travel free of charge.",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = f"<html><body><nav>Home</nav><article>{words}</article></body></html>"
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(page.encode()))
    return tmp_path


def write(folder: Path, body: str) -> None:
    line = {"id": "a", "html_file": "a.html.gz", "articleBody": body}
    (folder / "articles.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")


def test_an_article_found_whole_scores_one(folder: Path) -> None:
    write(folder, "\n".join(PARAGRAPHS))
    found = evaluate_extraction(folder)
    assert (found["n"], found["f1"], found["precision"], found["recall"]) == (1, 1.0, 1.0, 1.0)
    assert found["ms_per_page"] > 0


def test_words_too_many_cost_precision_and_words_missing_cost_recall(folder: Path) -> None:
    write(folder, PARAGRAPHS[0])
    more = evaluate_extraction(folder)
    assert (more["precision"] < 1, more["recall"]) == (True, 1.0)
    write(folder, "\n".join([*PARAGRAPHS, "Nobody knows how long the second ferry will stay away."]))
    fewer = evaluate_extraction(folder)
    assert (fewer["precision"], fewer["recall"] < 1) == (1.0, True)
    write(folder, "Entirely different words stand in this annotation of it.")
    assert evaluate_extraction(folder)["f1"] == 0.0


def test_an_empty_list_of_articles_is_refused(folder: Path) -> None:
    (folder / "articles.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="no article"):
        evaluate_extraction(folder)


def test_shingles_of_short_texts() -> None:
    assert shingles("") == {}
    assert shingles("two words") == {("two", "words"): 1}
    assert shingles("a b c d a b c d") == {("a", "b", "c", "d"): 2, ("b", "c", "d", "a"): 1,
                                           ("c", "d", "a", "b"): 1, ("d", "a", "b", "c"): 1}  # fmt: skip


@pytest.mark.shared
def test_articles_of_the_shared_pages(shared: Path) -> None:
    found = evaluate_extraction(shared / "data" / "articles")
    assert found["f1"] >= 0.955
