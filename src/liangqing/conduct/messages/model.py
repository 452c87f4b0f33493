"""A small linear model: integer weights from `weights.tsv`, which `scripts/train_messages.py` writes."""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from math import isqrt

from liangqing.conduct.messages.features import Features

#: Scores are thousandths; a named feature counts in quarters, the runs of a text together as its root asks.
_QUARTERS, _RUNS_COUNT, _PRECISION = 4, 2, 1_000_000
_RUN = " "


@dataclass(frozen=True)
class Model:
    """`outputs` in order, with offsets; `weights` by feature (a run stands behind a blank): (output, thousandths)."""

    outputs: tuple[str, ...]
    offsets: tuple[int, ...]
    weights: Mapping[str, tuple[tuple[int, int], ...]]

    def scores(self, features: Features) -> dict[str, int]:
        """Thousandths by output; above nought means rather yes."""
        named, runs = [0] * len(self.outputs), [0] * len(self.outputs)
        self._add(named, features.named.items())
        self._add(runs, ((f"{_RUN}{run}", 1) for run in features.runs))
        root = isqrt(len(features.runs) * _PRECISION**2)
        return {
            output: self.offsets[at] + named[at] // _QUARTERS + runs[at] * _RUNS_COUNT * _PRECISION // root
            for at, output in enumerate(self.outputs)
        }

    def pull(self, output: str, feature: str) -> int:
        """What one run of characters adds to one output, before the text's length counts."""
        at = self.outputs.index(output)
        return dict(self.weights.get(f"{_RUN}{feature}", ())).get(at, 0)

    def _add(self, sums: list[int], held: Iterable[tuple[str, int]]) -> None:
        weights = self.weights
        for feature, value in held:
            for at, weight in weights.get(feature, ()):
                sums[at] += weight * value


@functools.cache
def load_model() -> Model:
    """The weights shipped with the program."""
    file = resources.files("liangqing.conduct.messages") / "weights.tsv"
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    outputs = [cell.split("=") for cell in head.split("\t")]
    return Model(
        outputs=tuple(name for name, _offset in outputs),
        offsets=tuple(int(offset) for _name, offset in outputs),
        weights=dict(map(_row, rows)),
    )


def _row(row: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    feature, *cells = row.split("\t")
    pairs = (cell.split(":") for cell in cells)
    return feature, tuple((int(at), int(weight)) for at, weight in pairs)
