"""Which column of a bill that no reader knows means what: guessed for a person to look over, never used by itself."""

import re
from collections.abc import Mapping

from liangqing.reading.bank_columns import statement_names
from liangqing.reading.columns import About, Kind, Role

#: How sums are printed: `1,234.50`, `-12`, `¥8.00`, `(3.20)`, `5元`, `1,000.00 DR`.
_SUM = r"[-+(（]?\s*[¥￥]?\s*[-+]?\d{1,3}(?:,?\d{3}){0,3}"
_WORDS = {
    Role.DAY: "日期",
    Role.CLOCK: "几点几分",
    Role.AMOUNT: "金额",
    Role.WAY: "收入还是支出",
    Role.IN: "收入金额",
    Role.OUT: "支出金额",
    Role.COUNTERPARTY: "对方",
    Role.NOTE: "说明或备注",
    Role.STATUS: "状态",
}
_SHAPES: Mapping[Role, re.Pattern[str]] = {
    Role.DAY: re.compile(r"(?:19|20)\d{2}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?(?:[ T]*\d{1,2}[:时].*)?"),
    Role.CLOCK: re.compile(r"\d{1,2}:\d{2}(?::\d{2})?"),
    Role.AMOUNT: re.compile(_SUM + r"(?:\.\d{1,2})?[)）-]?\s*(?:元|CR|DR|贷|借)?", re.IGNORECASE),
    Role.WAY: re.compile(r".{0,3}(?:[收支出入付存取借贷]|in|out|debit|credit|[-+]).{0,4}", re.IGNORECASE),
}
#: Alone, a sum is known by its fen: an order number has none.
_BARE_SUM = re.compile(_SUM + r"\.\d{1,2}[)）-]?\s*元?")
_SUMS = (Role.AMOUNT, Role.IN, Role.OUT)


#: What banks call them (by the names of `bank_columns.toml`), and a little of what others do.
_OF_BANKS: Mapping[Role, tuple[str, ...]] = {
    Role.DAY: ("date",),
    Role.CLOCK: ("time",),
    Role.IN: ("in",),
    Role.OUT: ("out",),
    Role.AMOUNT: ("amount",),
    Role.WAY: ("flag",),
    Role.COUNTERPARTY: ("counterparty",),
    Role.NOTE: ("summary", "more"),
    Role.STATUS: (),
}
_OF_OTHERS: Mapping[Role, str] = {
    Role.DAY: "时间 创建时间 付款时间 支付时间 date day time datetime",
    Role.CLOCK: "时刻 clock time",
    Role.IN: "credit income deposit",
    Role.OUT: "debit expense withdrawal",
    Role.AMOUNT: "数额 实付金额 支付金额 付款金额 订单金额 amount sum",
    Role.WAY: "方向 类型 交易类型 type direction",
    Role.COUNTERPARTY: "对方 商户 商家 收款方 店铺 payee merchant",
    Role.NOTE: "说明 商品 商品名称 商品说明 名称 事由 description memo note remark details",
    Role.STATUS: "状态 交易状态 当前状态 订单状态 支付状态 status",
}


def _heads() -> Mapping[Role, tuple[str, ...]]:
    bank = statement_names()
    return {
        role: (*(name for told in of_banks for name in bank[told]), *_OF_OTHERS[role].split())
        for role, of_banks in _OF_BANKS.items()
    }


def _by_cells(places: Mapping[Role, int]) -> Mapping[Role, re.Pattern[str]]:
    day = {} if Role.DAY in places else {Role.DAY: _SHAPES[Role.DAY]}
    return day if any(role in places for role in _SUMS) else day | {Role.AMOUNT: _BARE_SUM}


def _unclear(places: Mapping[Role, int]) -> tuple[Role, ...]:
    """Without a day and a sum a row is no payment; a sum by itself does not tell which way it went."""
    open_ones: list[Role] = []
    if not {Role.DAY, Role.TIME} & places.keys():
        open_ones.append(Role.DAY)
    if not any(role in places for role in _SUMS):
        open_ones.append(Role.AMOUNT)
    if not {Role.WAY, Role.IN, Role.OUT} & places.keys():
        open_ones.append(Role.WAY)
    return tuple(open_ones)


def money_kind() -> Kind:
    """Bills and statements."""
    return Kind(About.MONEY, _WORDS, _heads(), _SHAPES, _by_cells, _unclear, share=2)
