"""A logistic fit by gradient descent: few features, a few thousand pairs, no dependency."""

from collections.abc import Sequence
from math import log

from claims.matching.scoring import Model

STEPS = 400
RATE = 2.0
SHRINKAGE = 0.0005
"""Pull of the weights towards zero, so that no feature is trusted beyond what the pairs show."""


def fit(
    rows: Sequence[tuple[float, ...]],
    labels: Sequence[bool],
    *,
    known: Model | None = None,
    shrinkage: float = SHRINKAGE,
) -> Model:
    """Return the model that makes the labels most likely, its weights drawn a little to those `known`.

    Without a known model they are drawn to zero, and the intercept is free.
    """
    weights, intercept = list(known.weights if known else (0.0,) * len(rows[0])), 0.0
    if known is not None:
        intercept = known.intercept
    drawn_to = tuple(weights)
    for _ in range(STEPS):
        model = Model(intercept, tuple(weights))
        errors = [model.likelihood(row) - label for row, label in zip(rows, labels, strict=True)]
        pull = 0.0 if known is None else shrinkage * (intercept - known.intercept)
        intercept -= RATE * (sum(errors) / len(rows) + pull)
        for k in range(len(weights)):
            slope = sum(error * row[k] for error, row in zip(errors, rows, strict=True)) / len(rows)
            weights[k] -= RATE * (slope + shrinkage * (weights[k] - drawn_to[k]))
    return Model(intercept, tuple(weights))


def loss(model: Model, rows: Sequence[tuple[float, ...]], labels: Sequence[bool]) -> float:
    """Return the mean logarithmic loss; 0.693 is a coin."""
    total = 0.0
    for row, label in zip(rows, labels, strict=True):
        likely = min(max(model.likelihood(row), 1e-9), 1 - 1e-9)
        total -= log(likely if label else 1 - likely)
    return total / len(rows)
