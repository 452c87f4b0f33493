"""A small linear model in two turns: what each passage tells, then what the message is with its strongest passages."""

import functools
import lzma
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import islice
from math import isqrt

from liangqing.conduct.messages.features import Features

#: Scores are thousandths. A weight is a whole number of steps; named features count in eighths, runs by their root.
STEPS, EIGHTHS, RUNS_COUNT = 32, 8, 4
_THOUSAND, _PRECISION = 1000, 1_000_000
#: Thousandths that a step of a named feature adds, as a fraction.
_MARK = (_THOUSAND // EIGHTHS, STEPS)
#: Before a run of characters, which may be spelled like the name of a concept; before the peak of a label.
RUN, PEAK = " ", "@"
#: How far from nought a passage counts, in thousandths, and how many of them are an eighth of a peak.
REACH, PEAK_EIGHTH = 6000, 500
#: Numbers of outputs and their steps.
Row = tuple[tuple[int, int], ...]
#: The steps of all outputs side by side in one whole number, so that adding a feature is one addition.
_LANE = 32
_FULL = 1 << _LANE
_HALF = _FULL // 2


@dataclass(frozen=True)
class Table:
    """`outputs` in order, with offsets in thousandths; by feature and by run of characters the weights, `joined`."""

    outputs: tuple[str, ...]
    offsets: tuple[int, ...]
    weights: Mapping[str, int]
    runs: Mapping[str, int]

    @property
    def lanes(self) -> int:
        """How many outputs stand side by side."""
        return len(self.outputs)

    def marked(self, named: Mapping[str, int]) -> int:
        """The steps that named features add, in eighths."""
        weight = self.weights.get
        return sum(weight(name, 0) * value for name, value in named.items())

    @property
    def features(self) -> dict[str, int]:
        """The weights of both kinds by name, in order."""
        return dict(
            sorted({**self.weights, **{f"{RUN}{run}": row for run, row in self.runs.items()}}.items())
        )


@dataclass(frozen=True)
class Reading:
    """Thousandths, above nought rather yes: of the whole by output, and of each passage by output of `near`."""

    scores: Mapping[str, int]
    near: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Model:
    """`near` weighs runs and what is named in a passage, `whole` what is named in the whole and the peaks.

    The first `told` outputs of `near` are asked of passages; its others are the first ones of `whole`, of which the
    runs of the whole message are weighed too.
    """

    near: Table
    whole: Table
    told: int

    def read(self, features: Features) -> Reading:
        """What the message tells, passage by passage and as a whole."""
        weight = self.near.runs.get
        clauses = [sum(filter(None, map(weight, runs))) for runs in features.runs]
        sizes = [len(runs) for runs in features.runs]
        near = tuple(
            self._passage(sum(clauses[one.clauses]), sum(sizes[one.clauses]), self.near.marked(one.named))
            for one in features.passages
        )
        named = {**features.named, **self._peaks(near)}
        return Reading(self._scores(sum(clauses), sum(sizes), named), near)

    def _passage(self, runs: int, size: int, marked: int) -> tuple[int, ...]:
        near, share = self.near, _share(size)
        parts = zip(
            near.offsets[: self.told], split(runs, near.lanes), split(marked, near.lanes), strict=False
        )
        return tuple(
            [at + run * share // _PRECISION + mark * _MARK[0] // _MARK[1] for at, run, mark in parts]
        )

    def _peaks(self, near: Sequence[Sequence[int]]) -> dict[str, int]:
        """Each output's highest passage, in eighths from nought on."""
        return {
            f"{PEAK}{output}": (min(max(-REACH, *column), REACH) + REACH) // PEAK_EIGHTH
            for output, column in zip(self.near.outputs, zip(*near, strict=True), strict=False)
        }

    def _scores(self, runs: int, size: int, named: Mapping[str, int]) -> dict[str, int]:
        share, marks = _share(size), split(self.whole.marked(named), self.whole.lanes)
        asked = split(runs, self.near.lanes)[self.told :]
        spelled = [run * share // _PRECISION for run in asked] + [0] * (self.whole.lanes - len(asked))
        parts = zip(self.whole.outputs, self.whole.offsets, marks, spelled, strict=True)
        return {output: offset + mark * _MARK[0] // _MARK[1] + run for output, offset, mark, run in parts}


def _share(size: int) -> int:
    """Thousandths that a step of one of so many runs adds, in millionths."""
    return RUNS_COUNT * _THOUSAND * _PRECISION**2 // (STEPS * isqrt(size * _PRECISION**2))


def joined(row: Row) -> int:
    """The steps of a feature side by side."""
    return sum(steps << (_LANE * at) for at, steps in row)


def split(lanes: int, count: int) -> list[int]:
    """The steps of `count` outputs, each below half a lane in size."""
    lifted = lanes + _HALF * ((1 << (_LANE * count)) // (_FULL - 1))
    raw = lifted.to_bytes(count * _LANE // 8, "little")
    return [one - _HALF for one in struct.unpack(f"<{count}I", raw)]


@functools.cache
def load_model() -> Model:
    """The weights shipped with the program."""
    file = resources.files("liangqing.conduct.messages") / "weights.bin"
    return unpacked(file.read_bytes())


def packed(model: Model) -> bytes:
    """The model as it is kept: outputs, offsets and features in words, then counts, outputs and steps, a byte each."""
    text, counts, places, steps = [str(model.told)], bytearray(), bytearray(), bytearray()
    for table in (model.near, model.whole):
        head = (f"{name}={offset}" for name, offset in zip(table.outputs, table.offsets, strict=True))
        text += ["\t".join(head), "\t".join(table.features)]
        for lanes in table.features.values():
            row = [(at, one) for at, one in enumerate(split(lanes, table.lanes)) if one]
            counts.append(len(row))
            places += bytes(at for at, _one in row)
            steps += bytes(one & 0xFF for _at, one in row)
    words = "\n".join(text).encode()
    return lzma.compress(len(words).to_bytes(4, "big") + words + counts + places + steps, preset=9)


def unpacked(data: bytes) -> Model:
    """The model from the bytes that `packed` made."""
    raw = memoryview(lzma.decompress(data))
    size = int.from_bytes(raw[:4], "big")
    told, *text = bytes(raw[4 : 4 + size]).decode().split("\n")
    names = [text[at].split("\t") for at in (1, 3)]
    cells = raw[4 + size :]
    features = sum(map(len, names))
    counts, half = cells[:features], (len(cells) - features) // 2
    pairs = zip(cells[features : features + half], cells[features + half :].cast("b"), strict=True)
    left = iter(counts)
    rows = [{name: joined(tuple(islice(pairs, next(left)))) for name in part} for part in names]
    return Model(_table(text[0], rows[0]), _table(text[2], rows[1]), int(told))


def _table(head: str, rows: Mapping[str, int]) -> Table:
    outputs = [cell.split("=") for cell in head.split("\t")]
    return table_of(tuple(name for name, _ in outputs), tuple(int(offset) for _, offset in outputs), rows)


def table_of(outputs: tuple[str, ...], offsets: tuple[int, ...], rows: Mapping[str, int]) -> Table:
    """The table of these features, runs of characters told by what stands before their names."""
    named = {name: row for name, row in rows.items() if not name.startswith(RUN)}
    return Table(outputs, offsets, named, {name[1:]: row for name, row in rows.items() if name not in named})
