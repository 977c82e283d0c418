"""Speed, as ratios against the alternatives measured in the same run; nothing in here asserts a time.

Each module is one bench with a `measure(rows)` that answers with plain figures. What needs a clean process,
for its memory or its imports, measures itself in one (`apart`).
"""

from importlib import import_module

from claims.errors import BadInput

BENCHES = {
    "start": "first frame against an empty app, help against a bare interpreter",
    "list": "the claim list against Textual's DataTable",
    "tui": "first frame, list, filter, keys and memory of the screens against Textual's DataTable",
    "match": "retrieval and decision against brute force and SQLite FTS5",
    "suggest": "suggestions in a short and in a long article",
    "ledger": "appending against the database's bare commits, replaying, auditing",
}
MODULES = {"list": "claim_list"}


def run(names: list[str], rows: int) -> dict[str, object]:
    """Run benches by name, all when none is named; raises BadInput for an unknown one."""
    for name in names:
        if name not in BENCHES:
            raise BadInput(f"There is no bench {name!r}; there are: {', '.join(BENCHES)}")
    return {
        name: import_module(f"verifier.bench.{MODULES.get(name, name)}").measure(rows)
        for name in names or BENCHES
    }
