"""docs/glossary.md is the naming authority: every class, field and value of the nouns stands there, in its section."""

import dataclasses
import enum
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

import liangqing.case
import liangqing.ledger
from tests.house.sources import ROOT

EVERYWHERE = "到处都一样"
#: Which section of the glossary names the classes of which module.
SECTIONS = {
    "liangqing.case.borrower": "家庭",
    "liangqing.case.case": "案件",
    "liangqing.case.missing": "案件",
    "liangqing.case.debt": "债务",
    "liangqing.case.terms": "债务",
    "liangqing.case.event": "债务",
    "liangqing.case.records": "读入的记录",
    "liangqing.case.picture": "读入的记录",
    "liangqing.reading.result": "读入的记录",
    "liangqing.case.credit": "信用报告",
    "liangqing.case.reported": "信用报告",
    "liangqing.case.loan_paper": "借款文书",
    "liangqing.case.paper_debts": "借款文书",
    "liangqing.case.owned": "借款文书",
    "liangqing.case.lenders": "放款机构表",
    "liangqing.case.proposed": "放款机构表",
    "liangqing.assess.position": "处境",
    "liangqing.assess.examine": "体检",
    "liangqing.assess.figures": "体检",
    "liangqing.assess.moments": "体检",
    "liangqing.assess.card_pages": "体检",
    "liangqing.conduct.finding": "催收行为",
    "liangqing.plan.plan": "方案",
    "liangqing.papers.rehearse.terms": "谈判演练",
    "liangqing.papers.rehearse.protocol": "谈判演练",
    "liangqing.papers.rehearse.facts": "谈判演练",
    "liangqing.papers.rehearse.policies": "谈判演练",
    "liangqing.papers.rehearse.styles": "谈判演练",
    "liangqing.papers.rehearse.outcome": "谈判演练",
    "liangqing.papers.rehearse.referee": "谈判演练",
    "liangqing.papers.rehearse.measure": "谈判演练",
    "liangqing.papers.rehearse.heard": "谈判演练",
    "liangqing.papers.rehearse.practice": "谈判演练",
    "liangqing.papers.rehearse.understand": "谈判演练",
    "liangqing.papers.rehearse.spoken": "谈判演练",
    "liangqing.papers.rehearse.spoken_terms": "谈判演练",
    "liangqing.papers.rehearse.levels": "谈判演练",
    "liangqing.papers.rehearse.card": "谈判演练",
    "liangqing.papers.rehearse.score": "谈判演练",
    "liangqing.papers.rehearse.weak": "谈判演练",
    "liangqing.papers.rehearse.borrower_words": "谈判演练",
    "liangqing.law.rule": "规则",
    "liangqing.base.because": "规则",
    "liangqing.base.segments": "规则",
}
LEDGER = "账簿与利率"


def value_modules() -> dict[str, str]:
    """Module name → section; a new module of case/ or ledger/ is found by itself."""
    found = dict.fromkeys(_modules_of(liangqing.ledger), LEDGER)
    found |= dict.fromkeys(_modules_of(liangqing.case), "")
    return found | SECTIONS


def _modules_of(room: object) -> list[str]:
    path, name = room.__path__, room.__name__  # type: ignore[attr-defined]
    return [f"{name}.{entry.name}" for entry in pkgutil.iter_modules(path)]


def sections() -> dict[str, set[str]]:
    """Section title (its Chinese part) → names in code that stand in its table's third column."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return {part.split(" · ")[0]: _names_in(part) for part in parts}


def _names_in(part: str) -> set[str]:
    rows = [line.split("|") for line in part.splitlines() if line.startswith("| ")]
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row[3])}


def classes_of(module_name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each public class of a module with its fields or values."""
    module = importlib.import_module(module_name)
    for name, held in vars(module).items():
        if inspect.isclass(held) and held.__module__ == module_name and not name.startswith("_"):
            yield name, _parts(held)


def _parts(held: type) -> tuple[str, ...]:
    if issubclass(held, BaseModel):
        return tuple(held.model_fields)
    if issubclass(held, enum.Enum):
        return tuple(str(member.value) for member in held)
    if dataclasses.is_dataclass(held):
        return tuple(field.name for field in dataclasses.fields(held))
    return getattr(held, "_fields", ())


def all_classes() -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [
        (module, section, name, parts)
        for module, section in value_modules().items()
        for name, parts in classes_of(module)
    ]


@pytest.mark.parametrize(
    ("module", "section", "name", "parts"), all_classes(), ids=lambda held: str(held)[:40]
)
def test_the_glossary_names_it(module: str, section: str, name: str, parts: tuple[str, ...]) -> None:
    held = sections()

    assert section in held, f"{module} has nouns: give it a section in docs/glossary.md and in SECTIONS"
    known = held[section] | held[EVERYWHERE]
    missing = [part for part in (name, *parts) if part not in known]
    assert not missing, (
        f"{module}.{name}: add a row with `{missing[0]}` in its third cell "
        f"to the section {section} of docs/glossary.md: {missing}"
    )


def test_every_row_has_its_chinese_its_english_and_its_name() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| 中文")]
    odd = [
        row for row in rows if row.count("|") != 5 or any(not cell.strip() for cell in row.split("|")[1:4])
    ]

    assert not odd, f"four cells; only the meaning may be empty: {odd}"
