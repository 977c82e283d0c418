"""Finding a known claim: ours, brute force over every wording, and SQLite's full-text index."""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from claims.matching.decision import rank
from claims.matching.index import ClaimIndex, IndexDocument
from claims.matching.retrieval import CLAIM, Retrieval
from claims.model.pairs import Statement
from claims.workflow.searching import RETRIEVED
from verifier.bench.apart import apart, held_mb, tell
from verifier.bench.wordings import claims_and_queries

QUERIES = 100
SLOW_QUERIES = 8
"""Queries put to what looks at every claim."""

WANTED = 10

Find = Callable[[str], Sequence[int]]
Asked = Sequence[tuple[str, int]]


def measure(rows: int) -> dict[str, object]:
    """Compare on the same claims, each way in a process of its own; milliseconds a query.

    `added_mb` is the memory it took beyond the claims themselves.
    """
    ours = apart(__name__, "ours", str(rows))
    full_text = apart(__name__, "fts5", str(rows))
    brute = apart(__name__, "brute", str(rows))
    return {
        "rows": rows,
        "ours": ours,
        "fts5_all_terms": full_text,
        "brute_force": brute,
        "retrieval_ratio": round(brute["p50_ms"] / ours["retrieval_p50_ms"], 3),
        "whole_answer_ratio": round(brute["p50_ms"] / ours["answer_p50_ms"], 3),
        "retrieval_p95_to_p50": round(ours["retrieval_p95_ms"] / ours["retrieval_p50_ms"], 2),
    }


def _ours(wordings: Sequence[str], queries: Asked) -> dict[str, float]:
    """Time retrieval alone, and the whole answer: candidates decided with conflicts and reasons."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        index = ClaimIndex(Path(folder))
        index.add((IndexDocument(CLAIM, str(n), text) for n, text in enumerate(wordings)), 0)
        built = time.perf_counter() - started

        def retrieved(query: str) -> Sequence[int]:
            return [int(hit.id) for hit in index.search(query, WANTED, kind=CLAIM)]

        in_order = Retrieval(index, lambda ids: {one: wordings[int(one)] for one in ids})

        def answered(query: str) -> Sequence[int]:
            hits = in_order.search(query, RETRIEVED, CLAIM)
            known = [(hit.id, Statement(wordings[int(hit.id)])) for hit in hits]
            return [int(one.claim_id) for one in rank(Statement(query), known, WANTED)]

        retrieval, answer = _timed(retrieved, queries), _timed(answered, queries)
    return {
        "claims_per_second": round(len(wordings) / built),
        **{f"retrieval_{name}": value for name, value in retrieval.items()},
        **{f"answer_{name}": value for name, value in answer.items()},
    }


def _full_text(wordings: Sequence[str], queries: Asked) -> dict[str, float]:
    connection = sqlite3.connect(":memory:")
    started = time.perf_counter()
    connection.execute("CREATE VIRTUAL TABLE claim USING fts5(wording)")
    connection.executemany("INSERT INTO claim (rowid, wording) VALUES (?, ?)", enumerate(wordings))
    built = time.perf_counter() - started

    def find(query: str) -> Sequence[int]:
        terms = " OR ".join(f'"{word}"' for word in query.replace('"', " ").split())
        rows = connection.execute(
            "SELECT rowid FROM claim WHERE claim MATCH ? ORDER BY rank LIMIT ?", (terms, WANTED)
        )
        return [row[0] for row in rows]

    figures = _timed(find, queries[:SLOW_QUERIES])
    connection.close()
    return {"claims_per_second": round(len(wordings) / built), **figures}


def _brute(wordings: Sequence[str], queries: Asked) -> dict[str, float]:
    from claims.matching.similarity import token_set_best

    return _timed(lambda query: token_set_best(query, wordings, WANTED), queries[:SLOW_QUERIES])


def _timed(find: Find, queries: Asked) -> dict[str, float]:
    find(queries[-1][0])
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


def _alone(which: str, rows: int) -> None:
    wordings, queries = claims_and_queries(rows, QUERIES)
    before = held_mb()
    ways = {"ours": _ours, "fts5": _full_text, "brute": _brute}
    figures = ways[which](wordings, queries)
    tell({**figures, "added_mb": round(held_mb() - before, 1)})


if __name__ == "__main__":
    _alone(sys.argv[1], int(sys.argv[2]))
