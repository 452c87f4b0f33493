"""`python -m scripts.train_messages`: fits the message model on the training texts; `--cross` only measures."""

import random
import sys
from collections.abc import Sequence
from pathlib import Path

from liangqing.conduct.messages.judge import judge
from liangqing.conduct.messages.labels import LabelCode
from liangqing.conduct.messages.model import packed
from scripts.messages.figures import Figures, confusions, figures
from scripts.messages.fit import Lesson, fit, lesson
from scripts.messages.rows import Row, load_rows

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "liangqing" / "conduct" / "messages" / "weights.bin"
_FOLDS = 5
#: What only teaches: its writers had seen what was weak, or it is of another world than the test.
_MORE = ("train_more", "train_fresh", "train_wide")


def main() -> None:
    """Cross-validation on the rows of `train`, or the weights of all training rows."""
    own, more = _lessons("train"), _lessons(*_MORE)
    if "--cross" in sys.argv[1:]:
        tell([one.row for one in own], cross(own, more))
        return
    WEIGHTS.write_bytes(packed(fit([*own, *more])))
    print(f"wrote {WEIGHTS.name}, {WEIGHTS.stat().st_size:,} bytes")


def _lessons(*files: str) -> list[Lesson]:
    return [lesson(row) for file in files for row in load_rows(file)]


def cross(own: Sequence[Lesson], more: Sequence[Lesson]) -> list[frozenset[LabelCode]]:
    """Each row judged by a model that has not seen it; `more` is always taught."""
    turns = [at % _FOLDS for at in range(len(own))]
    random.Random(1).shuffle(turns)
    judged: list[frozenset[LabelCode]] = [frozenset()] * len(own)
    for turn in range(_FOLDS):
        model = fit([*(one for one, at in zip(own, turns, strict=True) if at != turn), *more])
        for at, one in enumerate(own):
            if turns[at] == turn:
                judged[at] = frozenset(judge(model.read(one.features).scores, one.features.named))
    return judged


def tell(rows: Sequence[Row], judged: Sequence[frozenset[LabelCode]]) -> None:
    """The figures, worst labels first."""
    got: Figures = figures(rows, judged)
    for code, value in sorted(got.by_code.items(), key=lambda pair: pair[1]):
        print(f"{value:.3f} {code.value}")
    for verdict, value in got.by_verdict.items():
        print(f"{value:.3f} {verdict.value}")
    for (truly, said), count in confusions(rows, judged).most_common():
        print(f"{count:4d} {truly.value} -> {said.value}")
    print(f"labels {got.codes:.4f}, verdicts {got.verdicts:.4f}, false alarms {got.alarms} of {got.quiet}")


if __name__ == "__main__":
    main()
