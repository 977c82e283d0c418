"""Finding a known claim: ours, brute force over every wording, and SQLite's full-text index."""

import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from claims.matching.decision import rank
from claims.matching.index import ClaimIndex, IndexDocument
from claims.matching.similarity import token_set_best
from claims.model.pairs import Statement
from verifier.bench.wordings import claims_and_queries

QUERIES = 40
BRUTE_QUERIES = 5
WANTED = 10
RETRIEVED = 100

Find = Callable[[str], Sequence[int]]


def measure(rows: int) -> dict[str, object]:
    """Compare on the same claims and queries; times in milliseconds a query."""
    wordings, queries = claims_and_queries(rows, QUERIES)
    started = time.perf_counter()
    index = ClaimIndex(Path(tempfile.mkdtemp()))
    index.add((IndexDocument("claim", str(n), text) for n, text in enumerate(wordings)), 0)
    built = time.perf_counter() - started

    def retrieved(query: str) -> Sequence[int]:
        return [int(hit.id) for hit in index.search(query, WANTED, kind="claim")]

    def answered(query: str) -> Sequence[int]:
        hits = index.search(query, RETRIEVED, kind="claim")
        known = [(hit.id, Statement(wordings[int(hit.id)])) for hit in hits]
        return [int(one.claim_id) for one in rank(Statement(query), known, WANTED)]

    def brute(query: str) -> Sequence[int]:
        return token_set_best(query, wordings, WANTED)

    full_text = _full_text(wordings)
    figures: dict[str, object] = {
        "rows": rows,
        "index_claims_per_second": round(rows / built),
        "retrieval": _timed(retrieved, queries),
        "whole_answer": _timed(answered, queries),
        "fts5_all_terms": _timed(full_text, queries),
        "brute_force": _timed(brute, queries[:BRUTE_QUERIES]),
    }
    brute_ms = figures["brute_force"]["p50_ms"]  # type: ignore[index]
    for name in ("retrieval", "whole_answer"):
        figures[f"{name}_ratio"] = round(brute_ms / figures[name]["p50_ms"], 1)  # type: ignore[index]
    return figures


def _full_text(wordings: Sequence[str]) -> Find:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE claim USING fts5(wording)")
    connection.executemany("INSERT INTO claim (rowid, wording) VALUES (?, ?)", enumerate(wordings))

    def find(query: str) -> Sequence[int]:
        terms = " OR ".join(f'"{word}"' for word in query.replace('"', " ").split())
        rows = connection.execute(
            "SELECT rowid FROM claim WHERE claim MATCH ? ORDER BY rank LIMIT ?", (terms, WANTED)
        )
        return [row[0] for row in rows]

    return find


def _timed(find: Find, queries: Sequence[tuple[str, int]]) -> dict[str, float]:
    find(queries[0][0])
    taken, found = [], 0
    for query, place in queries:
        started = time.perf_counter()
        answer = find(query)
        taken.append(1000 * (time.perf_counter() - started))
        found += place in answer
    taken.sort()
    return {
        "recall@10": round(found / len(queries), 3),
        "p50_ms": round(taken[len(taken) // 2], 3),
        "p95_ms": round(taken[int(0.95 * (len(taken) - 1))], 3),
    }
