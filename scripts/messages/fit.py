"""Fitting the model of messages in its two turns: what a passage tells, then the whole with what its passages told."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from liangqing.conduct.messages.features import Features, features
from liangqing.conduct.messages.judge import AROUND, BY_RUNS, GATES, NEAR, OUTPUTS
from liangqing.conduct.messages.labels import PRESSING, LabelCode, Verdict
from liangqing.conduct.messages.look import look
from liangqing.conduct.messages.model import (
    EIGHTHS,
    PEAK,
    PEAK_EIGHTH,
    REACH,
    RUN,
    RUNS_COUNT,
    STEPS,
    Model,
    Table,
    joined,
    table_of,
)
from liangqing.conduct.messages.rulebook import load_rulebook
from scripts.messages.regression import Document, Floats, Learned, learn
from scripts.messages.rows import Row

#: The fewest steps that are kept: of a run in the whole, of one in a passage, a pair of fields, and everything else.
LEAST_RUN, LEAST_NEAR, LEAST_PAIR, LEAST = 5, 8, 3, 2
#: Runs are many: their steps are kept in fours.
_GRAIN = 4
#: A passage tells a label if its words overlap the label's by half of either, or by so many characters.
_OVERLAP = 8
_EPOCHS, _NEAR_EPOCHS, _FOLDS = 30, 15, 5
#: In how many messages, in how many passages a feature must stand.
_FEWEST, _FEWEST_NEAR = 3, 6
_GATE_OF = {
    Verdict.ORDINARY: "is_ordinary",
    Verdict.OFFICIAL: "is_official",
    Verdict.COLLECTION: "is_collection",
}


@dataclass(frozen=True)
class Lesson:
    """A row of the corpus as the model sees it, with the labels that each of its passages tells."""

    row: Row
    features: Features
    told: tuple[frozenset[LabelCode], ...]

    @property
    def gate(self) -> str:
        """What kind of message it is."""
        return _GATE_OF.get(self.row.verdict, "is_bad")

    @property
    def kinds(self) -> tuple[bool, ...]:
        """Whether it lures, whatever it is labelled with, and whether it presses: `KINDS` in order."""
        return self.row.verdict in (Verdict.SCAM, Verdict.MIXED), not self.row.codes.isdisjoint(PRESSING)


def lesson(row: Row) -> Lesson:
    """The row through the rules."""
    book = load_rulebook()
    seen = look(row.text, book)
    held = features(seen, book)
    places = [seen.folded.span(one.start, one.end) for one in held.passages]
    return Lesson(row, held, tuple(frozenset(_tells(row, *place)) for place in places))


def _tells(row: Row, start: int, end: int) -> Iterable[LabelCode]:
    for code, first, last in row.spans:
        both = min(end, last) - max(start, first)
        if both > 0 and (both >= _OVERLAP or 2 * both >= min(last - first, end - start)):
            yield code


def fit(lessons: Sequence[Lesson]) -> Model:
    """The model of these lessons. The second turn learns from what passages told a model that had not seen them."""
    near = _near(lessons)
    peaks = _peaks_unseen(lessons)
    named = [
        {name: value / EIGHTHS for name, value in one.features.named.items()} | held
        for one, held in zip(lessons, peaks, strict=True)
    ]
    whole = [one | _runs(two.features.runs) for one, two in zip(named, lessons, strict=True)]
    bad = [at for at, one in enumerate(lessons) if one.gate == "is_bad"]
    gates = learn(whole, [[one.gate == gate for gate in GATES] for one in lessons], _EPOCHS, _FEWEST)
    kinds = learn(
        [whole[at] for at in bad],
        [lessons[at].kinds for at in bad],
        _EPOCHS,
        _FEWEST,
    )
    labels = [_labels(gate, lessons, named) for gate in GATES]
    return Model(
        near=_table(NEAR + BY_RUNS, [near, _runs_only(gates), _runs_only(kinds)], LEAST_NEAR),
        whole=_table(OUTPUTS, [_named_only(gates), _named_only(kinds), *labels], LEAST_RUN),
        told=len(NEAR),
    )


def _labels(gate: str, lessons: Sequence[Lesson], named: Sequence[Document]) -> Learned:
    among = [at for at, one in enumerate(lessons) if one.gate == gate]
    answers = [[code in lessons[at].row.codes for code in GATES[gate]] for at in among]
    return learn([named[at] for at in among], answers, _EPOCHS, _FEWEST)


def _near(lessons: Sequence[Lesson]) -> Learned:
    documents = [one for held in lessons for one in _passages(held.features)]
    answers = [
        [code in told for code in LabelCode] + [not told.isdisjoint(codes) for codes in AROUND.values()]
        for held in lessons
        for told in held.told
    ]
    return learn(documents, answers, _NEAR_EPOCHS, _FEWEST_NEAR)


def _passages(held: Features) -> list[Document]:
    return [
        {name: value / EIGHTHS for name, value in one.named.items()} | _runs(held.runs[one.clauses])
        for one in held.passages
    ]


def _runs(clauses: Sequence[frozenset[str]]) -> dict[str, float]:
    counted = Counter(run for runs in clauses for run in runs)
    share = RUNS_COUNT / float(np.sqrt(counted.total()))
    return {f"{RUN}{run}": count * share for run, count in counted.items()}


def _peaks_unseen(lessons: Sequence[Lesson]) -> list[dict[str, float]]:
    turns = [at % _FOLDS for at in range(len(lessons))]
    random.Random(5).shuffle(turns)
    found: list[dict[str, float]] = [{} for _ in lessons]
    for turn in range(_FOLDS):
        near = _near([one for one, at in zip(lessons, turns, strict=True) if at != turn])
        for at, one in enumerate(lessons):
            if turns[at] == turn:
                found[at] = _peaks(near.scores(_passages(one.features)))
    return found


def _peaks(scores: Floats) -> dict[str, float]:
    """As the model itself takes them, in eighths of a step."""
    highest = np.clip(scores.max(axis=0) * 1000, -REACH, REACH) + REACH
    return {
        f"{PEAK}{output}": float(value) / EIGHTHS
        for output, value in zip(NEAR, highest // PEAK_EIGHTH, strict=True)
    }


def _runs_only(learned: Learned) -> Learned:
    held = {name: at for name, at in learned.names.items() if name.startswith(RUN)}
    return Learned(held, learned.weights, np.zeros_like(learned.offsets))


def _named_only(learned: Learned) -> Learned:
    held = {name: at for name, at in learned.names.items() if not name.startswith(RUN)}
    return Learned(held, learned.weights, learned.offsets)


def _table(outputs: tuple[str, ...], parts: Sequence[Learned], least_run: int) -> Table:
    """The parts side by side; `least_run` is that of the first."""
    rows: dict[str, int] = {}
    first = 0
    for part in parts:
        for name, at in part.names.items():
            rows[name] = rows.get(name, 0) + joined(_row(name, part.weights[at], first, least_run))
        first, least_run = first + part.weights.shape[1], LEAST_RUN
    offsets = np.concatenate([part.offsets for part in parts])
    held = {name: row for name, row in rows.items() if row}
    return table_of(outputs, tuple(int(one) for one in np.rint(offsets * 1000)), held)


def _row(name: str, weights: Floats, first: int, least_run: int) -> tuple[tuple[int, int], ...]:
    """Small weights are dropped: they are many, and together they say little."""
    spelled = name.startswith(RUN)
    least = least_run if spelled else LEAST_PAIR if name.count("~") > 1 else LEAST
    grain = _GRAIN if spelled else 1
    steps = weights * STEPS
    kept = np.clip(np.rint(steps / grain) * grain, -128, 127).astype(int)
    return tuple(
        (first + int(at), int(kept[at])) for at in np.flatnonzero(np.abs(steps) >= least) if kept[at]
    )
