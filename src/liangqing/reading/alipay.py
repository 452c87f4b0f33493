"""Alipay's bill as the app and the web site export it (CSV, GB18030; the column orders of 2021, 2023 and 2025)."""

import re

from liangqing.reading.bill import WAYS, Bill, is_bill, parse_bill
from liangqing.reading.parsed import Given, Parsed

NAME = "alipay_csv"
#: 等待确认收货 is paid: the money left the borrower.
_NOT_MOVED = re.compile("关闭|失败|等待付款|待付款|已取消|已撤销")


def sniff(given: Given) -> bool:
    """Whether this is an Alipay bill."""
    return is_bill(_BILL, given)


def parse(given: Given) -> Parsed:
    """The bill's rows. A closed order is a record with `settled` False; a refund is neutral."""
    return parse_bill(_BILL, given)


_BILL = Bill(
    app="支付宝",
    needed=frozenset({"交易对方", "收/支", "金额", "交易状态"}),
    columns={
        "at": ("交易时间", "交易创建时间"),
        "counterparty": ("交易对方",),
        "item": ("商品说明", "商品名称"),
        "direction": ("收/支",),
        "amount": ("金额",),
        "method": ("收/付款方式", "支付方式"),
        "status": ("交易状态",),
        "category": ("交易分类", "类型"),
        "order_no": ("交易订单号", "交易号"),
        "refunded": ("成功退款",),
    },
    came_back=frozenset({"退款成功"}),
    ways=WAYS,
    not_moved=_NOT_MOVED,
)
