"""`python -m scripts.train_messages`: fits the message model on the training texts; `--cross` only measures."""

import random
import sys
from collections.abc import Sequence
from pathlib import Path

from liangqing.conduct.messages.features import Features
from liangqing.conduct.messages.judge import judge
from liangqing.conduct.messages.labels import LabelCode
from liangqing.conduct.messages.model import packed
from scripts.messages.figures import Figures, confusions, figures
from scripts.messages.fit import fit, seen_features
from scripts.messages.rows import Row, load_rows

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "liangqing" / "conduct" / "messages" / "weights.bin"
_FOLDS = 5


def main() -> None:
    """Cross-validation on the training rows, or the weights of them all; `train_more` and `train_fresh` only teach."""
    rows, more = load_rows("train"), [*load_rows("train_more"), *load_rows("train_fresh")]
    seen, also = [seen_features(row) for row in rows], [seen_features(row) for row in more]
    if "--cross" in sys.argv[1:]:
        tell(rows, cross(rows, seen, more, also))
        return
    WEIGHTS.write_bytes(packed(fit([*rows, *more], [*seen, *also])))
    print(f"wrote {WEIGHTS.name}, {WEIGHTS.stat().st_size:,} bytes")


def cross(
    rows: Sequence[Row], seen: Sequence[Features], more: Sequence[Row], also: Sequence[Features]
) -> list[frozenset[LabelCode]]:
    """Each row judged by a model that has not seen it; `more` is always taught."""
    turns = [at % _FOLDS for at in range(len(rows))]
    random.Random(1).shuffle(turns)
    judged: list[frozenset[LabelCode]] = [frozenset()] * len(rows)
    for turn in range(_FOLDS):
        known = [at for at, one in enumerate(turns) if one != turn]
        model = fit([*(rows[at] for at in known), *more], [*(seen[at] for at in known), *also])
        for at, one in enumerate(turns):
            if one == turn:
                judged[at] = frozenset(judge(model.scores(seen[at]), seen[at].named))
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
