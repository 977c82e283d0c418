"""Write `weights.json` anew from the seeded generator, and `weights_with_meaning.json` where it can."""

import json
import sys
from pathlib import Path

from claims.matching.features import compare
from claims.matching.reading import read
from claims.matching.scoring import FEATURES, MEANING, Model, features_of
from claims.matching.semantic.choosing import open_encoder
from claims.matching.semantic.meaning import Meaning
from claims.matching.training.fitting import fit, loss
from claims.matching.training.generator import LabelledPair, labelled_pairs
from claims.vocabulary import Relation

SEED, COUNT, HELD_BACK = 20_251, 3_000, 1_000
_FOLDER = Path(__file__).parent.parent


def _row(pair: LabelledPair, meaning: Meaning | None) -> tuple[float, ...]:
    features = features_of(compare(read(pair.a), read(pair.b)))
    return (*features, *meaning.likeness(pair.a.text, [pair.b.text])) if meaning else features


def _rows(seed: int, count: int, meaning: Meaning | None) -> tuple[list[tuple[float, ...]], list[bool]]:
    # A sentence model finds a fact and the same with more detail nearly equal, and which is narrower is told
    # by rule: from such pairs it would only learn to distrust meaning.
    left_out = {Relation.NARROWS} if meaning else set()
    pairs = [pair for pair in labelled_pairs(seed, count) if pair.relation not in left_out]
    return [_row(pair, meaning) for pair in pairs], [pair.relation is Relation.SAME for pair in pairs]


def _document(model: Model, features: tuple[str, ...], held_back: float) -> dict[str, object]:
    left_out = ", narrower ones left out" if MEANING in features else ""
    return {
        "card": {
            "what": "likelihood that two statements say the same, conflicts left out",
            "trained_on": f"{COUNT} pairs of claims.matching.training.generator, seed {SEED}{left_out}",
            "held_back_loss": round(held_back, 4),
            "limits": "invented English reports; conflicts are rules beside it, never traded against it",
        },
        "intercept": round(model.intercept, 4),
        "weights": {name: round(w, 4) for name, w in zip(features, model.weights, strict=True)},
    }


def _write(name: str, features: tuple[str, ...], meaning: Meaning | None) -> None:
    model = fit(*_rows(SEED, COUNT, meaning))
    held_back = loss(model, *_rows(SEED + 1, HELD_BACK, meaning))
    document = _document(model, features, held_back)
    (_FOLDER / name).write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(f"held-back loss {held_back:.4f}; wrote {_FOLDER / name}\n")


def main() -> int:
    """Fit on the generator's pairs, measure on held-back ones, write the weights."""
    _write("weights.json", FEATURES, None)
    encoder = open_encoder()
    if encoder is None:
        sys.stdout.write("weights_with_meaning.json stays: the extra [semantic] is not installed\n")
    else:
        _write("weights_with_meaning.json", (*FEATURES, MEANING), Meaning(encoder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
