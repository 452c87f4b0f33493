"""The corpus as values."""

import json
from dataclasses import dataclass
from pathlib import Path

from liangqing.conduct.messages.labels import LabelCode, Verdict

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@dataclass(frozen=True)
class Row:
    """One labelled message; `kind`: how an attack rewrote it, "" for an original."""

    id: str
    text: str
    verdict: Verdict
    codes: frozenset[LabelCode]
    spans: tuple[tuple[LabelCode, int, int], ...]
    register: str = ""
    kind: str = ""


def load_rows(name: str) -> list[Row]:
    """The rows of `corpus/NAME.jsonl`."""
    lines = (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_row(json.loads(line)) for line in lines if line]


def _row(raw: dict[str, object]) -> Row:
    labels = raw["labels"]
    spans = tuple((LabelCode(one["code"]), *one["span"]) for one in labels)  # type: ignore[attr-defined]
    return Row(
        id=str(raw["id"]),
        text=str(raw["text"]),
        verdict=Verdict(str(raw["verdict"])),
        codes=frozenset(code for code, _start, _end in spans),
        spans=spans,
        register=str(raw.get("register", "")),
        kind=str(raw.get("attack", raw.get("kind", ""))),
    )
