"""Logistic regression over sparse documents with numpy, by Adam: one question a column, the same weights each time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Document = Mapping[str, float]
_BATCH, _STEP = 64, 0.03


@dataclass(frozen=True)
class Learned:
    """The number of each feature, its weights by question, and the offsets."""

    names: dict[str, int]
    weights: Floats
    offsets: Floats

    def scores(self, documents: Sequence[Document]) -> Floats:
        """A score for each document and question; above nought rather yes."""
        scores: Floats = sparse(documents, self.names).times(self.weights) + self.offsets
        return scores


@dataclass(frozen=True)
class Sparse:
    """Documents as rows of (feature, value); `starts` has one more entry than there are documents."""

    columns: Ints
    values: Floats
    starts: Ints

    def rows(self, at: Ints) -> "Sparse":
        """Some documents only."""
        sizes = self.starts[at + 1] - self.starts[at]
        places = np.concatenate([np.arange(self.starts[one], self.starts[one + 1]) for one in at])
        return Sparse(self.columns[places], self.values[places], np.concatenate([[0], np.cumsum(sizes)]))

    def times(self, weights: Floats) -> Floats:
        """A score for each document and question."""
        product: Floats = np.add.reduceat(
            weights[self.columns] * self.values[:, None], self.starts[:-1], axis=0
        )
        return product


def numbered(documents: Sequence[Document], fewest: int) -> dict[str, int]:
    """The features that stand in so many documents, by their number."""
    counted = Counter(name for one in documents for name in one)
    kept = sorted(name for name, count in counted.items() if count >= fewest)
    return {name: at for at, name in enumerate(kept)}


def sparse(documents: Sequence[Document], names: Mapping[str, int]) -> Sparse:
    """The documents as rows, in the order of the features' numbers."""
    rows = [
        sorted((names[name], value) for name, value in one.items() if name in names) or [(0, 0.0)]
        for one in documents
    ]
    flat = [pair for row in rows for pair in row]
    return Sparse(
        np.array([at for at, _value in flat]),
        np.array([value for _at, value in flat], np.float32),
        np.concatenate([[0], np.cumsum([len(row) for row in rows])]),
    )


def learn(
    documents: Sequence[Document], answers: Sequence[Sequence[bool]], epochs: int, fewest: int
) -> Learned:
    """One regression a question over all documents, of the features that stand in at least `fewest`."""
    names = numbered(documents, fewest)
    weights, offsets = _descend(sparse(documents, names), np.array(answers, np.float32), len(names), epochs)
    return Learned(names, weights, offsets)


def _descend(held: Sparse, answers: Floats, width: int, epochs: int) -> tuple[Floats, Floats]:
    outputs = answers.shape[1]
    weights, offsets = np.zeros((width, outputs), np.float32), np.full(outputs, -2, np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    first_off, second_off = np.zeros_like(offsets), np.zeros_like(offsets)
    order = np.random.default_rng(0)
    for epoch in range(epochs):
        mixed, step = order.permutation(len(answers)), _STEP * (1 - epoch / epochs)
        for at in range(0, len(mixed), _BATCH):
            batch = mixed[at : at + _BATCH]
            part = held.rows(batch)
            wrong: Floats = (_sigmoid(part.times(weights) + offsets) - answers[batch]) / np.float32(
                len(batch)
            )
            columns, slope = _slope(part, wrong)
            first[columns] = 0.9 * first[columns] + 0.1 * slope
            second[columns] = 0.99 * second[columns] + 0.01 * slope**2
            weights[columns] -= step * first[columns] / (np.sqrt(second[columns]) + 1e-6)
            off = wrong.sum(axis=0)
            first_off, second_off = 0.9 * first_off + 0.1 * off, 0.99 * second_off + 0.01 * off**2
            offsets -= step * first_off / (np.sqrt(second_off) + 1e-6)
    return weights, offsets


def _slope(part: Sparse, wrong: Floats) -> tuple[Ints, Floats]:
    each = np.repeat(wrong, np.diff(part.starts), axis=0) * part.values[:, None]
    columns, inverse = np.unique(part.columns, return_inverse=True)
    order = np.argsort(inverse, kind="stable")
    starts = np.searchsorted(inverse[order], np.arange(len(columns)))
    return columns, np.add.reduceat(each[order], starts, axis=0)


def _sigmoid(scores: Floats) -> Floats:
    return (1 / (1 + np.exp(-scores))).astype(np.float32)
