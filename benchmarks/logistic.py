"""Logistic regression held near given weights, without a library: cases are sets of named features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log1p, sqrt
from typing import TypeAlias

Counted: TypeAlias = Mapping[tuple[frozenset[str], bool], int]
"""How often each set of features is right (True) and how often not: few sets come again and again."""
_STEPS = 30
"""Steps of Newton's method at most; ten are enough."""


def fit(
    counted: Counted, prior: Mapping[str, float], deviation: float, start: Mapping[str, float] | None = None
) -> tuple[dict[str, float], dict[str, float]]:
    """Return the weights that are most likely under a normal prior, and their standard errors."""
    weights, inverse = dict(start or prior), list[list[float]]()
    cost = _cost(counted, weights, prior, deviation)
    for _ in range(_STEPS):
        slope, inverse = _slope(counted, weights, prior, deviation)
        moves = [sum(a * b for a, b in zip(row, slope, strict=True)) for row in inverse]
        step, before = 1.0, cost
        while step > 1e-3:  # far from the best a whole step of Newton's leads too far
            tried = {name: value + step * move for (name, value), move in zip(weights.items(), moves, strict=True)}
            if (cost := _cost(counted, tried, prior, deviation)) <= before:
                weights = tried
                break
            step /= 2
        if before - cost < 1e-6:
            break
    return weights, {name: sqrt(inverse[i][i]) for i, name in enumerate(weights)}


def _cost(counted: Counted, weights: Mapping[str, float], prior: Mapping[str, float], deviation: float) -> float:
    total = sum((weights[name] - prior[name]) ** 2 for name in prior) / (2 * deviation**2)
    for (features, is_right), count in counted.items():
        total += count * loss(sum(weights[name] for name in features), is_right)
    return total


def loss(score: float, is_right: bool) -> float:
    """Return the log loss of a case with this score, in natural logarithms."""
    return log1p(exp(-abs(score))) + (abs(score) if (score > 0) is not is_right else 0)


def _slope(
    counted: Counted, weights: Mapping[str, float], prior: Mapping[str, float], deviation: float
) -> tuple[list[float], list[list[float]]]:
    """Return how the likelihood rises with each weight, and the inverse of how it bends."""
    place = {name: i for i, name in enumerate(weights)}
    slope = [(prior[name] - weight) / deviation**2 for name, weight in weights.items()]
    bend = [[(i == k) / deviation**2 for k in range(len(place))] for i in range(len(place))]
    for (features, is_right), count in counted.items():
        seen = [place[name] for name in features]
        chance = _chance(sum(weights[name] for name in features))
        for i in seen:
            slope[i] += count * (is_right - chance)
            for k in seen:
                bend[i][k] += count * chance * (1 - chance)
    return slope, _inverse(bend)


def _chance(score: float) -> float:
    return 1 / (1 + exp(-score)) if score > 0 else 1 - 1 / (1 + exp(score))


def _inverse(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return the inverse of a positive definite matrix, by elimination."""
    size = len(matrix)
    rows = [[*row, *(float(i == k) for k in range(size))] for i, row in enumerate(matrix)]
    for i in range(size):
        pivot = rows[i][i]
        rows[i] = [value / pivot for value in rows[i]]
        for k in range(size):
            if k != i and (factor := rows[k][i]):
                rows[k] = [value - factor * own for value, own in zip(rows[k], rows[i], strict=True)]
    return [row[size:] for row in rows]
