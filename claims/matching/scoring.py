"""How likely a pair says the same, from measured features; the weights are in `weights.json`, with a card."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from claims.matching.features import Comparison

FEATURES = (
    "least_covered",
    "most_covered",
    "shared_matter",
    "exchanged",
    "names_apart",
    "numbers_apart",
    "numbers_agree",
    "likeness",
    "order",
)

MEANING = "meaning"
"""The feature that only an installed sentence model can measure, after all others."""


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: the log odds of "same" are `intercept` and the weighted sum of the features."""

    intercept: float
    weights: tuple[float, ...]

    def likelihood(self, features: tuple[float, ...]) -> float:
        """Return the likelihood of "same" for features in the order of `FEATURES`, 0 to 1."""
        odds = self.intercept + sum(w * x for w, x in zip(self.weights, features, strict=True))
        return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def features_of(pair: Comparison) -> tuple[float, ...]:
    """Return the features of a pair in the order of `FEATURES`, each about 0 to 1."""
    exchanged = sum(min(len(slot.left), len(slot.right)) for slot in pair.alignment.slots)
    left_names = sum(item.name for item in pair.alignment.left_over)
    right_names = sum(item.name for item in pair.alignment.right_over)
    return (
        min(pair.left_covered, pair.right_covered),
        max(pair.left_covered, pair.right_covered),
        min(pair.shared, 8.0) / 8,
        min(exchanged, 4) / max(pair.shared, 1.0),
        min(left_names, right_names, 3) / 3,
        min(len(pair.numbers.left_only), len(pair.numbers.right_only), 3) / 3,
        min(pair.numbers.agree, 3) / 3,
        pair.likeness,
        pair.order,
    )


def likelihood(pair: Comparison, model: Model | None = None, meaning: float | None = None) -> float:
    """Return how likely a pair says the same, its conflicts left out, 0 to 1.

    `model` is what a desk has learned, over `FEATURES`; without it the shipped one, and where likeness of
    meaning is known the one shipped for that.
    """
    features = features_of(pair)
    if model is None and meaning is not None:
        return model_with_meaning().likelihood((*features, meaning))
    return (model or shipped_model()).likelihood(features)


@cache
def shipped_model() -> Model:
    """Return the model that `claims.matching.training` wrote."""
    return _read_model("weights.json", FEATURES)


@cache
def model_with_meaning() -> Model:
    """Return the model over `FEATURES` and likeness of meaning."""
    return _read_model("weights_with_meaning.json", (*FEATURES, MEANING))


def _read_model(name: str, features: tuple[str, ...]) -> Model:
    document = json.loads(files("claims.matching").joinpath(name).read_text(encoding="utf-8"))
    return Model(document["intercept"], tuple(document["weights"][feature] for feature in features))
