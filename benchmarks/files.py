"""Bills, contacts and the law, read."""

import csv
import io
import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from benchmarks import made
from benchmarks.clock import Line, side_by_side
from liangqing.base.errors import LiangqingError
from liangqing.case.records import Contact
from liangqing.conduct.audit import audit
from liangqing.conduct.messages.check import judged
from liangqing.law.load import load_rules, rules_in
from liangqing.reading.read import read_bytes

BILL_ROWS = 100_000
CONTACTS = 100_000
MESSAGES = 1_000
ROOT = Path(__file__).resolve().parent.parent
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def lines() -> Iterator[Line]:
    """The table's part about files."""
    yield _bill()
    yield _contacts()
    yield _messages()
    yield _law()


def _bill() -> Line:
    data = made.bill(BILL_ROWS)
    read = read_bytes(data, "账单.csv")
    if read.rows_used != BILL_ROWS:
        raise LiangqingError("bench", f"{read.rows_used} of {BILL_ROWS} rows", "")
    return side_by_side(
        f"Alipay bill, {BILL_ROWS:,} rows, checked and keyed",
        "file",
        lambda: read_bytes(data, "账单.csv"),
        "csv.reader over the same bytes",
        lambda: list(csv.reader(io.StringIO(data.decode("gb18030")))),
        rounds=3,
    )


def _contacts() -> Line:
    contacts, debts, rules = made.contacts(CONTACTS), (made.debt(1, 24, 6),), load_rules()
    return side_by_side(
        f"contact audit, {CONTACTS:,} calls",
        "audit",
        lambda: audit(contacts, debts, (), rules),
        "a loop that counts answered calls a day",
        lambda: _count(contacts),
        rounds=3,
    )


def _count(contacts: tuple[Contact, ...]) -> Counter[object]:
    return Counter(contact.at.date() for contact in contacts if contact.connected)


def _messages() -> Line:
    """Texts of the corpus, so that the promise of a millisecond each is held by real lengths."""
    rows = (ROOT / "corpus" / "train.jsonl").read_text(encoding="utf-8").splitlines()[:MESSAGES]
    texts = [str(json.loads(row)["text"]) for row in rows]
    judged(texts[0])  # rules and weights are loaded once
    return side_by_side(
        f"message check, {MESSAGES:,} messages",
        "messages",
        lambda: [judged(text) for text in texts],
        "str.translate over the same texts",
        lambda: [text.translate(_WIDE) for text in texts],
        rounds=3,
    )


def _law() -> Line:
    folder = resources.files("liangqing.law") / "rules"
    paths = sorted(Path(str(folder)).rglob("*.toml"))
    return side_by_side(
        f"law, {len(paths)} rules, each with its examples run",
        "load",
        lambda: rules_in(folder),
        "tomllib over the same files",
        lambda: [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths],
        rounds=3,
    )
