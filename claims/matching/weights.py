"""The weights that a desk has learned from its own answers: a readable file with a card."""

import json
import os
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

from claims.errors import ModelRefused
from claims.matching.scoring import FEATURES, Model


@dataclass(frozen=True, slots=True)
class LearnedWeights:
    """A model with the card that says what it was learned from."""

    model: Model
    card: dict[str, Any]


def read_weights(file: Path) -> LearnedWeights | None:
    """Return the weights of a file, None where there is none.

    Raises ModelRefused for a file that is damaged or was made for other features.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as unreadable:
        raise _refused(file, str(unreadable)) from unreadable
    try:
        document = json.loads(text)
        given, card = document["weights"], document["card"]
        model = Model(float(document["intercept"]), tuple(float(given[name]) for name in FEATURES))
    except (ValueError, KeyError, TypeError, RecursionError) as damaged:
        raise _refused(file, f"{type(damaged).__name__}: {damaged}") from damaged
    if not isinstance(card, dict) or len(given) != len(FEATURES):
        raise _refused(file, "it was made for other features")
    if not all(map(isfinite, (model.intercept, *model.weights))):
        raise _refused(file, "a weight is no number")
    return LearnedWeights(model, card)


def local_model(file: Path) -> Model | None:
    """Return the model of a file, None where there is none and the shipped one holds; raises ModelRefused."""
    learned = read_weights(file)
    return learned.model if learned else None


def write_weights(file: Path, learned: LearnedWeights) -> None:
    """Write the weights in the place of earlier ones, whole or not at all; they are read back as written."""
    document = {
        "card": learned.card,
        "intercept": learned.model.intercept,
        "weights": dict(zip(FEATURES, learned.model.weights, strict=True)),
    }
    partial = file.with_name(f"{file.name}.{os.getpid()}.part")
    partial.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    partial.replace(file)


def _refused(file: Path, why: str) -> ModelRefused:
    return ModelRefused(
        f"The learned weights {file} cannot be used: {why}; go back to the shipped: verifier learn --forget"
    )
