"""Invented rules, texts and packs for the stories of this folder."""

import hashlib
from datetime import date

import tomli_w

from liangqing.law.rule import Rule


def fields(rule_id="TEST-1", effect="test.effect", since=date(2025, 1, 1), until=None, **changed):
    """The fields of a rule file, in force from `since` for contracts formed then; `changed` replaces top-level ones."""
    applies = {"keyed_on": "formed_on", "from": since} | ({"until": until} if until else {})
    return {
        "id": rule_id,
        "title": "试验用规则",
        "effect": effect,
        "gist": "只为试验写的一条要求。",
        "keywords": ["甲乙"],
        "strength": "statute",
        "confidence": "verified",
        "citation": {"law": "中华人民共和国试验法", "article": "12"},
        "applies": applies,
        "verified": {"on": date(2026, 11, 22), "source": "试验文本"},
        "examples": [
            {"say": "开始适用的那天", "formed_on": since, "applies": True},
            {"say": "很久以前签的合同", "formed_on": date(1990, 1, 1), "applies": False},
            {"say": "更早以前签的合同", "formed_on": date(1985, 1, 1), "applies": False},
        ],
        **changed,
    }


def rule(*arguments, **changed):
    return Rule.model_validate(fields(*arguments, **changed))


def rule_file(*arguments, **changed):
    """The bytes of a rule file."""
    return tomli_w.dumps(fields(*arguments, **changed)).encode()


def sums(files):
    """`SHA256SUMS` as the `sha256sum` tool writes it."""
    lines = [f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())]
    return "".join(lines).encode()


def summed(files):
    return {**files, "SHA256SUMS": sums(files)}


def put(folder, files):
    """Writes files below a folder and gives the folder back."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder
