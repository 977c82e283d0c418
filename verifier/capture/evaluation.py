"""How well article text is got from pages: shared four-word shingles with the true text."""

import gzip
import json
import re
import time
from collections import Counter
from pathlib import Path

from claims.errors import BadInput
from verifier.capture.extracting import text_of

SHINGLE = 4
WORD = re.compile(r"\w+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the four-word sequences of a text; a shorter text is one sequence."""
    words = WORD.findall(text)
    last = max(len(words) - SHINGLE + 1, min(1, len(words)))
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(last))


def evaluate_extraction(folder: Path) -> dict[str, float]:
    """Measure extraction on DIR/articles.jsonl {id, html_file, articleBody}; pages are gzip files.

    Precision and recall are averaged over pages and f1 is made of the two averages. Raises BadInput when
    the folder is not such data.
    """
    precisions, recalls = [], []
    seconds = 0.0
    try:
        lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
        for line in lines:
            article = json.loads(line)
            data = gzip.decompress((folder / article["html_file"]).read_bytes())
            started = time.perf_counter()
            found = text_of(data, "text/html", charset="utf-8", where=article["html_file"]).text
            seconds += time.perf_counter() - started
            precision, recall = _agreement(shingles(found), shingles(article["articleBody"]))
            precisions.append(precision)
            recalls.append(recall)
    except (OSError, KeyError, ValueError) as unreadable:
        raise BadInput(
            f"{folder} is not extraction data (articles.jsonl and its pages): {unreadable}"
        ) from unreadable
    if not precisions:
        raise BadInput(f"{folder}/articles.jsonl has no article")
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return {
        "n": len(precisions),
        "f1": round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0,
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "ms_per_page": round(1000 * seconds / len(precisions), 2),
    }


def _agreement(found: Counter[tuple[str, ...]], true: Counter[tuple[str, ...]]) -> tuple[float, float]:
    shared = (found & true).total()
    precision = shared / found.total() if found else float(not true)
    recall = shared / true.total() if true else float(not found)
    return precision, recall
