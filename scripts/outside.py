"""`python -m scripts.outside FOLDER`: the message check on labelled texts of others, by source and class.

Only figures and ids. FOLDER holds `collection.jsonl` and `fraud-dev.jsonl` (id, text, and `scout_suggested` or
`source` and `mapped`). They are never learned from and not in this repository; where they are absent, that is said.
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from liangqing.conduct.messages.check import judged
from liangqing.conduct.messages.labels import Verdict
from scripts.messages.figures import ALARMS
from scripts.quality import table

#: Classes in which nobody does anything bad, whatever they advertise.
_QUIET = frozenset(("normal", "call_normal", "ad", "ad_loan", "other"))


def main() -> None:
    """Both files, where they are."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
    for name, tell in (("collection.jsonl", suggested), ("fraud-dev.jsonl", by_class)):
        path = folder / name
        print(f"{name}:", "not there" if not path.exists() else f"\n{tell(path)}")


def suggested(path: Path) -> str:
    """Each text whose verdict is not what its label suggests: id, suggestion, verdict."""
    fit = {
        "genuine_notice": {Verdict.COLLECTION, Verdict.OFFICIAL},
        "negotiation_offer": {Verdict.COLLECTION},
        "violation": {Verdict.VIOLATION, Verdict.MIXED},
    }
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    said = [(row["id"], row["scout_suggested"], judged(row["text"])[0]) for row in rows]
    odd = [(one, label, verdict.value) for one, label, verdict in said if verdict not in fit.get(label, ())]
    return table(("id", "suggested", "said"), odd)


def by_class(path: Path) -> str:
    """Recall of what is fraud, false alarms of what is not, by source and class."""
    held: dict[tuple[str, str], Counter[Verdict]] = defaultdict(Counter)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        held[row["source"], row["mapped"]][judged(row["text"])[0]] += 1
    rows = []
    for (source, kind), verdicts in sorted(held.items()):
        accused, texts = sum(verdicts[one] for one in ALARMS), verdicts.total()
        share = f"{accused} of {texts} ({100 * accused / texts:.0f} %)"
        rows.append((source, kind, "" if kind in _QUIET else share, share if kind in _QUIET else ""))
    return table(("source", "class", "found", "false alarms"), rows)


if __name__ == "__main__":
    main()
