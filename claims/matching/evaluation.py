"""Figures of matching on labelled files: retrieval, pairs and names, with the fields that scripts read."""

import json
import time
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from claims.errors import BadInput
from claims.matching.decision import decide
from claims.matching.index import ClaimIndex, IndexDocument
from claims.matching.naming import SAME_FROM, compare_names
from claims.matching.retrieval import CLAIM, Nearness, Retrieval
from claims.model.pairs import Decision, Statement
from claims.vocabulary import Relation

if TYPE_CHECKING:
    from claims.matching.semantic.meaning import Meaning

Row = dict[str, Any]


def evaluate_matching(
    folder: Path, split: str | None = None, meaning: "Meaning | None" = None
) -> dict[str, float]:
    """Ask an index of a folder's corpus for each query; averages over queries that have a gold answer.

    The folder has `corpus.jsonl`, `queries.jsonl` and `qrels.jsonl`. With `meaning` claims are found by it
    too. Raises BadInput when a file is missing or cannot be read.
    """
    corpus, queries = list(_rows(folder / "corpus.jsonl")), list(_rows(folder / "queries.jsonl"))
    gold: dict[str, set[str]] = {}
    for row in _rows(folder / "qrels.jsonl"):
        if row.get("relevance", 1) > 0:
            gold.setdefault(row["query_id"], set()).add(row["doc_id"])
    asked = [q for q in queries if q["id"] in gold and (split is None or q.get("split") == split)]
    with TemporaryDirectory() as scratch:
        index = ClaimIndex(Path(scratch))
        index.add((IndexDocument(CLAIM, d["id"], d["text"], d.get("title") or "") for d in corpus), 0)
        texts = {d["id"]: " ".join(filter(None, (d.get("title"), d["text"]))) for d in corpus}
        retrieval = Retrieval(index, lambda _: texts, _nearness(Path(scratch), texts, meaning))
        started = time.perf_counter()
        ranked = [[hit.id for hit in retrieval.search(query["text"], 10, CLAIM)] for query in asked]
        spent = time.perf_counter() - started
    return _retrieval_figures(ranked, [gold[query["id"]] for query in asked], spent)


def _nearness(folder: Path, texts: dict[str, str], meaning: "Meaning | None") -> Nearness | None:
    if meaning is None:
        return None
    from claims.matching.semantic.vectors import ClaimVectors

    vectors = ClaimVectors(folder / "vectors", meaning)
    vectors.update(texts, (), 0)
    return vectors


def _retrieval_figures(ranked: list[list[str]], gold: list[set[str]], spent: float) -> dict[str, float]:
    pairs = list(zip(ranked, gold, strict=True))
    count = max(len(pairs), 1)
    return {
        "n": len(pairs),
        "map@5": round(sum(_average_precision(found[:5], wanted) for found, wanted in pairs) / count, 4),
        "mrr": round(sum(_reciprocal_rank(found, wanted) for found, wanted in pairs) / count, 4),
        "recall@1": round(sum(_recall(found[:1], wanted) for found, wanted in pairs) / count, 4),
        "recall@10": round(sum(_recall(found[:10], wanted) for found, wanted in pairs) / count, 4),
        "ms_per_query": round(1000 * spent / count, 2),
    }


def _average_precision(found: Sequence[str], wanted: set[str]) -> float:
    hits, total = 0, 0.0
    for place, identifier in enumerate(found, 1):
        if identifier in wanted:
            hits += 1
            total += hits / place
    return total / min(len(wanted), 5)


def _reciprocal_rank(found: Sequence[str], wanted: set[str]) -> float:
    return next((1 / place for place, identifier in enumerate(found, 1) if identifier in wanted), 0.0)


def _recall(found: Sequence[str], wanted: set[str]) -> float:
    return len(wanted.intersection(found)) / len(wanted)


def evaluate_pairs(file: Path, meaning: "Meaning | None" = None) -> dict[str, Any]:
    """Decide each labelled pair of a file; the fields are those of `verifier evaluate pairs`.

    With `meaning` it is measured too. Shares over no pairs at all are None. Raises BadInput when the file
    cannot be read.
    """
    rows = list(_rows(file))
    decided = [(row, _decide(row["text_a"], row["text_b"], meaning)) for row in rows]
    same = [decision for row, decision in decided if row["relation"] == Relation.SAME]
    against = [decision for row, decision in decided if row["relation"] == Relation.CONTRADICTS]
    return {
        "n": len(rows),
        "auc_same_vs_contradicts": _area([d.score for d in same], [d.score for d in against]),
        "false_merge_rate": _share(d.relation is Relation.SAME for d in against),
        "recall_same": _share(d.relation is Relation.SAME for d in same),
        "relation_accuracy": _share(d.relation == row["relation"] for row, d in decided),
        "by_kind": _by_kind(decided),
    }


def _decide(a: str, b: str, meaning: "Meaning | None") -> Decision:
    alike = meaning.likeness(a, [b])[0] if meaning else None
    return decide(Statement(a), Statement(b), meaning=alike)


def _by_kind(decided: Iterable[tuple[Row, Decision]]) -> dict[str, Row]:
    """Count, per relation and kind as the file names them, what was decided."""
    kinds: dict[str, Counter[str]] = {}
    right: Counter[str] = Counter()
    for row, decision in decided:
        name = row["relation"] if row.get("kind") is None else f"{row['relation']} {row['kind']}"
        kinds.setdefault(name, Counter())[str(decision.relation)] += 1
        right[name] += decision.relation == row["relation"]
    return {
        name: {
            "n": counts.total(),
            "accuracy": round(right[name] / counts.total(), 4),
            "decided": dict(counts),
        }
        for name, counts in sorted(kinds.items())
    }


def evaluate_names(file: Path, schema: str | None = None) -> dict[str, float | None]:
    """Compare each labelled pair of names; with `schema`, the lines of that kind where lines name one."""
    rows = [row for row in _rows(file) if schema is None or row.get("schema", schema) == schema]
    matches = [
        (compare_names(row["text_a"], row["text_b"], row.get("schema") or schema), row["label"])
        for row in rows
    ]
    truly = sum(match.same and label == 1 for match, label in matches)
    wrongly = sum(match.same != (label == 1) for match, label in matches)
    f1 = 2 * truly / (2 * truly + wrongly) if truly else 0.0
    precision = _precision_over_ranks([(match.score, label) for match, label in matches])
    return {"n": len(rows), "f1": round(f1, 4), "average_precision": precision, "threshold": SAME_FROM}


def _precision_over_ranks(scored: list[tuple[float, int]]) -> float | None:
    """Average precision; pairs of one score are taken together, so that their order does not matter."""
    positives = sum(label for _, label in scored)
    if not positives:
        return None
    scored = sorted(scored, key=lambda pair: -pair[0])
    total, seen, true, place = 0.0, 0, 0, 0
    while place < len(scored):
        tied = [label for score, label in scored[place:] if score == scored[place][0]]
        seen, found = seen + len(tied), sum(tied)
        true += found
        total += found * true / seen
        place += len(tied)
    return round(total / positives, 4)


def _area(positive: list[float], negative: list[float]) -> float | None:
    """Area under the curve: how often a positive scores above a negative, ties half."""
    if not positive or not negative:
        return None
    ordered = sorted(negative)
    wins = sum((bisect_left(ordered, score) + bisect_right(ordered, score)) / 2 for score in positive)
    return round(wins / (len(positive) * len(negative)), 4)


def _share(holds: Iterable[bool]) -> float | None:
    values = list(holds)
    return round(sum(values) / len(values), 4) if values else None


def _rows(file: Path) -> Iterator[Row]:
    """Read the lines of a JSON-lines file; a line that is no object is bad input."""
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    row = json.loads(line)
                    if not isinstance(row, dict):
                        raise BadInput(f"{file}, line {number}: not an object")
                    yield row
    except (OSError, ValueError) as error:
        raise BadInput(f"{file} cannot be read: {error}") from error
