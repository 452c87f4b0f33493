"""The loan facts above a repayment schedule: `键,值` lines in any order, unknown ones told and not lost."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.base.rates import E9, MOST_E9, Per, Rate
from liangqing.case.terms import Payee
from liangqing.reading.fields import amount_fen, clean, day, fold, percent_e9
from liangqing.reading.parsed import Given
from liangqing.reading.table import Row


@dataclass(frozen=True)
class Facts:
    """Fields of ScheduleRecord by name (always with `product`), and what was odd on the way."""

    values: Mapping[str, object]
    problems: tuple[Problem, ...]


def read_facts(given: Given, rows: Iterable[Row]) -> Facts:
    """All facts above the header; a value that cannot be read is left out and named."""
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for row in rows:
        key, value = _pair(row)
        if not value:
            continue
        try:
            values |= _fact(key, value, values)
        except InputUnusable as odd:
            problems.append(given.problem(row.line, odd.code, f"第 {row.line} 行：{odd.text}{odd.next_step}"))
    if "product" not in values:
        values["product"] = values.get("platform") or values.get("lender") or "未写明产品"
        problems.append(given.problem(0, "product_missing", _NO_PRODUCT))
    return Facts(values, tuple(problems))


_NO_PRODUCT = "还款计划里没有写产品名。请在表格上方加一行“产品,App 里的借款名称”，这样账单里的还款才对得上。"


def _pair(row: Row) -> tuple[str, str]:
    """`键,值`, or `键：值` in one cell. A title or a rule of dashes has no value."""
    cells = [clean(cell) for cell in row.cells]
    filled = [cell for cell in cells if cell]
    if len(filled) == 1:
        key, _, value = filled[0].replace("：", ":", 1).partition(":")
        return fold(key), value.strip()
    return fold(cells[0]).removesuffix(":").removesuffix("(元)"), "，".join(
        cell for cell in cells[1:] if cell
    )


def _fact(key: str, value: str, known: Mapping[str, object]) -> Mapping[str, object]:
    if key not in _KEYS:
        raise InputUnusable(
            "key_unknown",
            f"“{key[:24]}：{value[:40]}”这一项不认识，没有用上。",
            "如果它和钱有关，请在录入债务时补上。",
        )
    field, read = _KEYS[key]
    told = read(value)
    if field in known and known[field] != told:
        raise InputUnusable(
            "key_repeated", f"“{key}”前面已经写过，这里的“{value[:40]}”没有采用。", "请核对哪一个对。"
        )
    return {field: told}


def _rate(per: Per) -> Callable[[str], Rate]:
    return lambda text: Rate(value_e9=percent_e9(text.split("(")[0].split("（")[0]), per=per)


def _penalty_multiple_e9(text: str) -> int:
    """`约定利率的150%`, `上浮50%`, `1.5倍` → billionths of the agreed rate. A rate of its own has no place here."""
    multiple_e9 = _multiple_e9(fold(text))
    if multiple_e9 is None or multiple_e9 > MOST_E9:
        raise InputUnusable(
            "penalty_unreadable",
            f"逾期利率“{text[:40]}”看不出是约定利率的几倍，没有用上。",
            "请按合同写成“约定利率的150%”这样。",
        )
    return multiple_e9


def _multiple_e9(bare: str) -> int | None:
    if (match := _OF_RATE.search(bare)) is not None:
        return percent_e9(match[1])
    if (match := _RAISED.search(bare)) is not None:
        return E9 + percent_e9(match[1])
    if (match := _TIMES.search(bare)) is not None:
        return int(match[1]) * E9 + int((match[2] or "").ljust(9, "0"))
    if _PLAIN.fullmatch(bare) and percent_e9(bare) >= E9:
        return percent_e9(bare)
    return None


_OF_RATE = re.compile(r"利率的(\d{1,4}(?:\.\d{1,7})?%)")
_RAISED = re.compile(r"上浮(\d{1,4}(?:\.\d{1,7})?%)")
_TIMES = re.compile(r"(\d{1,2})(?:\.(\d{1,7}))?倍")
_PLAIN = re.compile(r"\d{3}(?:\.\d{1,7})?%")

_PAYEES = {
    "放款机构": Payee.LENDER,
    "平台": Payee.PLATFORM,
    "担保公司": Payee.GUARANTOR,
    "保险公司": Payee.INSURER,
    "会员": Payee.MEMBER,
}


def _payee(text: str) -> str:
    """The word of `Payee` where we know it, else what the file says."""
    known = _PAYEES.get(fold(text))
    return text if known is None else known.value


_KEYS: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "产品": ("product", str),
    "平台": ("platform", str),
    "放款机构": ("lender", str),
    "合同编号": ("contract_no", str),
    "放款日": ("formed_on", day),
    "合同金额": ("principal_fen", amount_fen),
    "到账金额": ("disbursed_fen", amount_fen),
    "年利率": ("rate", _rate(Per.YEAR)),
    "月利率": ("rate", _rate(Per.MONTH)),
    "日利率": ("rate", _rate(Per.DAY)),
    "逾期利率": ("penalty_multiple_e9", _penalty_multiple_e9),
    "费用名称": ("fee_name", str),
    "收费方": ("fee_payee", _payee),
    "对方主张金额": ("claimed_fen", amount_fen),
    "主张日期": ("claimed_on", day),
}
