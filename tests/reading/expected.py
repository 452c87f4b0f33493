"""A fixture and what has to come out of it: `name.ext` beside `name.expected.json`, every record and problem."""

import json
import os
from pathlib import Path

from liangqing.reading.result import FileRead

FIXTURES = Path(__file__).parent / "fixtures"


def fixture(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def told(read: FileRead) -> dict[str, object]:
    """The answer without what only a machine needs: hashes, and what is not told."""
    records = [record.model_dump(mode="json", exclude_none=True) for record in read.records]
    for record in records:
        source = record.pop("source")
        record["line"] = source["line"]
        if "page" in source:
            record["page"] = source["page"]
    return {
        "format": read.format,
        "rows": [read.rows_total, read.rows_used],
        "ignored": [[row.line, row.reason] for row in read.rows_ignored],
        "problems": [[odd.line, odd.code, odd.text] for odd in read.problems],
        "records": records,
    }


def expected(name: str, read: FileRead) -> dict[str, object]:
    """What stands beside the fixture; with LIANGQING_WRITE_EXPECTED it is written, to be read over by a person."""
    path = FIXTURES / f"{name.rsplit('.', 1)[0]}.expected.json"
    if os.environ.get("LIANGQING_WRITE_EXPECTED"):
        path.write_text(json.dumps(told(read), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    answer: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return answer
