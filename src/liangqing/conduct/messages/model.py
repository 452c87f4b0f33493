"""A small linear model: weights from `weights.bin`, which `scripts/train_messages.py` writes."""

import functools
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from math import isqrt

from liangqing.conduct.messages.features import Features

#: Scores are thousandths. A weight is a whole number of steps; named features count in eighths, runs by their root.
STEPS, EIGHTHS, RUNS_COUNT = 32, 8, 4
_THOUSAND, _PRECISION = 1000, 1_000_000
#: Before a run of characters, which may be spelled like the name of a concept.
RUN = " "
#: Numbers of outputs and their steps.
Row = tuple[tuple[int, int], ...]
#: The steps of all outputs side by side in one whole number, so that adding a feature is one addition.
_LANE = 32
_FULL = 1 << _LANE
_HALF = _FULL // 2


@dataclass(frozen=True)
class Model:
    """`outputs` in order, with offsets in thousandths; `weights` by feature, as `joined` makes them."""

    outputs: tuple[str, ...]
    offsets: tuple[int, ...]
    weights: Mapping[str, int]

    def scores(self, features: Features) -> dict[str, int]:
        """Thousandths by output; above nought means rather yes."""
        weight = self.weights.get
        named = self._split(sum(weight(name, 0) * value for name, value in features.named.items()))
        runs = self._split(sum(weight(f"{RUN}{run}", 0) for run in features.runs))
        root = isqrt(len(features.runs) * _PRECISION**2)
        return {
            output: self.offsets[at]
            + named[at] * _THOUSAND // (STEPS * EIGHTHS)
            + runs[at] * RUNS_COUNT * _THOUSAND * _PRECISION // (STEPS * root)
            for at, output in enumerate(self.outputs)
        }

    def pull(self, output: str, run: str) -> int:
        """What one run of characters adds to one output, in steps."""
        at = self.outputs.index(output)
        return _lane(_lifted(self.weights.get(f"{RUN}{run}", 0), len(self.outputs)), at)

    def _split(self, lanes: int) -> list[int]:
        return split(lanes, len(self.outputs))


def joined(row: Row) -> int:
    """The steps of a feature side by side."""
    return sum(steps << (_LANE * at) for at, steps in row)


def split(lanes: int, count: int) -> list[int]:
    """The steps of `count` outputs, each below half a lane in size."""
    lifted = _lifted(lanes, count)
    return [_lane(lifted, at) for at in range(count)]


def _lifted(lanes: int, count: int) -> int:
    """Half a lane added to each, so that no sign reaches over into the next."""
    return lanes + _HALF * ((1 << (_LANE * count)) // (_FULL - 1))


def _lane(lifted: int, at: int) -> int:
    return ((lifted >> (_LANE * at)) & (_FULL - 1)) - _HALF


@functools.cache
def load_model() -> Model:
    """The weights shipped with the program."""
    file = resources.files("liangqing.conduct.messages") / "weights.bin"
    return unpacked(file.read_bytes())


def packed(model: Model) -> bytes:
    """The model as it is kept: outputs with offsets, features, then one byte an output and one for its steps."""
    names, count = sorted(model.weights), len(model.outputs)
    rows = {
        name: [(at, one) for at, one in enumerate(split(model.weights[name], count)) if one] for name in names
    }
    head = "\t".join(f"{name}={offset}" for name, offset in zip(model.outputs, model.offsets, strict=True))
    cells = b"".join(_cells(rows[name]) for name in names)
    text = "\n".join((head, "\t".join(f"{name}\t{len(rows[name])}" for name in names)))
    words = text.encode()
    return zlib.compress(len(words).to_bytes(4, "big") + words + cells, 9)


def _cells(row: Iterable[tuple[int, int]]) -> bytes:
    return bytes(byte for at, steps in row for byte in (at, steps & 0xFF))


def unpacked(data: bytes) -> Model:
    """The model from the bytes that `packed` made."""
    raw = zlib.decompress(data)
    size = int.from_bytes(raw[:4], "big")
    head, names = raw[4 : 4 + size].decode().split("\n")
    outputs = [cell.split("=") for cell in head.split("\t")]
    return Model(
        outputs=tuple(name for name, _offset in outputs),
        offsets=tuple(int(offset) for _name, offset in outputs),
        weights=_rows(names.split("\t"), memoryview(raw)[4 + size :]),
    )


def _rows(names: Sequence[str], cells: memoryview) -> dict[str, int]:
    rows, at = dict[str, int](), 0
    steps = memoryview(cells).cast("b")
    for name, count in zip(names[::2], map(int, names[1::2]), strict=True):
        end = at + 2 * count
        rows[name] = joined(tuple(zip(cells[at:end:2], steps[at + 1 : end : 2], strict=True)))
        at = end
    return rows
