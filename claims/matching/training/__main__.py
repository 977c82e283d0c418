"""Write `weights.json` anew from the seeded generator."""

import json
import sys
from pathlib import Path

from claims.matching.features import compare
from claims.matching.reading import read
from claims.matching.scoring import FEATURES, Model, features_of
from claims.matching.training.fitting import fit, loss
from claims.matching.training.generator import labelled_pairs
from claims.vocabulary import Relation

SEED, COUNT, HELD_BACK = 20_251, 3_000, 1_000
_TARGET = Path(__file__).parent.parent / "weights.json"


def _rows(seed: int, count: int) -> tuple[list[tuple[float, ...]], list[bool]]:
    rows, labels = [], []
    for pair in labelled_pairs(seed, count):
        rows.append(features_of(compare(read(pair.a), read(pair.b))))
        labels.append(pair.relation is Relation.SAME)
    return rows, labels


def _document(model: Model, held_back: float) -> dict[str, object]:
    return {
        "card": {
            "what": "likelihood that two statements say the same, conflicts left out",
            "trained_on": f"{COUNT} pairs of claims.matching.training.generator, seed {SEED}",
            "held_back_loss": round(held_back, 4),
            "limits": "invented English reports; conflicts are rules beside it, never traded against it",
        },
        "intercept": round(model.intercept, 4),
        "weights": {name: round(w, 4) for name, w in zip(FEATURES, model.weights, strict=True)},
    }


def main() -> int:
    """Fit on the generator's pairs, measure on held-back ones, write the weights."""
    model = fit(*_rows(SEED, COUNT))
    held_back = loss(model, *_rows(SEED + 1, HELD_BACK))
    _TARGET.write_text(json.dumps(_document(model, held_back), indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(f"held-back loss {held_back:.4f}; wrote {_TARGET}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
