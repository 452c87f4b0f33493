"""Meituan's bill as the app mails it (CSV, UTF-8): what an order cost and what was really paid stand side by side."""

from liangqing.reading.bill import WAYS, Bill, is_bill, parse_bill
from liangqing.reading.parsed import Given, Parsed

NAME = "meituan_csv"


def sniff(given: Given) -> bool:
    """Whether this is a Meituan bill."""
    return is_bill(_BILL, given)


def parse(given: Given) -> Parsed:
    """The bill's rows with what was really paid; 支付, 退款 and 还款 stay in `category`."""
    return parse_bill(_BILL, given)


_BILL = Bill(
    app="美团",
    needed=frozenset({"交易创建时间", "交易类型", "订单标题", "收/支", "实付金额"}),
    columns={
        "at": ("交易成功时间", "交易创建时间"),
        "item": ("订单标题",),
        "direction": ("收/支",),
        "amount": ("实付金额",),
        "method": ("支付方式",),
        "category": ("交易类型",),
        "order_no": ("交易单号",),
    },
    ways=WAYS,
)
