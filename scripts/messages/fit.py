"""Fitting the linear model with numpy: one logistic regression a question, by Adam, the same weights each time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from liangqing.conduct.messages.features import Features, features
from liangqing.conduct.messages.judge import GATES, KINDS, OUTPUTS
from liangqing.conduct.messages.labels import Verdict
from liangqing.conduct.messages.look import look
from liangqing.conduct.messages.model import RUN, RUNS_COUNT, STEPS, Model, joined
from liangqing.conduct.messages.rulebook import load_rulebook
from scripts.messages.rows import Row

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_FEWEST = 3
#: The fewest steps that are kept, of a run, a pair of fields, and everything else.
LEAST_RUN, LEAST_PAIR, LEAST = 5, 3, 2
_EPOCHS, _BATCH, _STEP = 30, 64, 0.03
_GATE_OF = {
    Verdict.ORDINARY: "is_ordinary",
    Verdict.OFFICIAL: "is_official",
    Verdict.COLLECTION: "is_collection",
}


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
        """A score for each document and output."""
        product: Floats = np.add.reduceat(
            weights[self.columns] * self.values[:, None], self.starts[:-1], axis=0
        )
        return product


def seen_features(row: Row) -> Features:
    """The features of a row's text."""
    book = load_rulebook()
    return features(look(row.text, book), book)


def _values(held: Features) -> dict[str, float]:
    share = RUNS_COUNT / float(np.sqrt(len(held.runs)))
    return {name: value / 8 for name, value in held.named.items()} | dict.fromkeys(
        (f" {run}" for run in held.runs), share
    )


def fit(rows: Sequence[Row], seen: Sequence[Features], weights: Sequence[float] | None = None) -> Model:
    """The model of these rows."""
    documents = [_values(one) for one in seen]
    counted = Counter(name for one in documents for name in one)
    names = {
        name: at
        for at, name in enumerate(sorted(name for name, count in counted.items() if count >= _FEWEST))
    }
    held = _sparse(documents, names)
    importance = np.asarray(weights if weights is not None else np.ones(len(rows)), dtype=np.float32)
    gate_of = [_GATE_OF.get(row.verdict, "is_bad") for row in rows]
    parts = [_train(held, _gate_answers(gate_of), np.arange(len(rows)), len(names), importance)]
    bad = np.array([at for at, one in enumerate(gate_of) if one == "is_bad"])
    kinds = [[not row.codes.isdisjoint(codes) for codes in KINDS.values()] for row in rows]
    parts.append(_train(held, np.array(kinds, np.float32), bad, len(names), importance))
    for gate, codes in GATES.items():
        among = np.array([at for at, one in enumerate(gate_of) if one == gate])
        answers = np.array([[code in row.codes for code in codes] for row in rows], dtype=np.float32)
        parts.append(_train(held, answers, among, len(names), importance))
    return _model(
        names,
        np.concatenate([part[0] for part in parts], axis=1),
        np.concatenate([part[1] for part in parts]),
    )


def _gate_answers(gate_of: Sequence[str]) -> Floats:
    return np.array([[one == gate for gate in GATES] for one in gate_of], dtype=np.float32)


def _sparse(documents: Sequence[dict[str, float]], names: dict[str, int]) -> Sparse:
    rows = [
        [(names[name], value) for name, value in one.items() if name in names] or [(0, 0.0)]
        for one in documents
    ]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    flat = [pair for row in rows for pair in row]
    return Sparse(
        np.array([at for at, _value in flat]), np.array([value for _at, value in flat], np.float32), starts
    )


def _train(
    held: Sparse, answers: Floats, among: Ints, width: int, importance: Floats
) -> tuple[Floats, Floats]:
    outputs = answers.shape[1]
    weights, offsets = np.zeros((width, outputs), np.float32), np.full(outputs, -2, np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    first_off, second_off = np.zeros_like(offsets), np.zeros_like(offsets)
    order = np.random.default_rng(0)
    for epoch in range(_EPOCHS):
        mixed, step = order.permutation(among), _STEP * (1 - epoch / _EPOCHS)
        for at in range(0, len(mixed), _BATCH):
            batch = mixed[at : at + _BATCH]
            part = held.rows(batch)
            wrong = _sigmoid(part.times(weights) + offsets) - answers[batch]
            wrong = wrong * importance[batch][:, None] / len(batch)
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


def _model(names: dict[str, int], weights: Floats, offsets: Floats) -> Model:
    steps = np.clip(np.rint(weights * STEPS), -128, 127).astype(int)
    rows = {name: _row(name, steps[row]) for name, row in names.items()}
    offset = tuple(int(one) for one in np.rint(offsets * 1000))
    return Model(OUTPUTS, offset, {name: joined(row) for name, row in rows.items() if row})


def _row(name: str, steps: NDArray[np.int_]) -> tuple[tuple[int, int], ...]:
    """Small weights are dropped: they are many, and together they say little."""
    least = LEAST_RUN if name.startswith(RUN) else LEAST_PAIR if name.count("~") > 1 else LEAST
    return tuple((int(at), int(steps[at])) for at in np.flatnonzero(np.abs(steps) >= least))
