"""WeChat Pay's bill as the app mails it (CSV, UTF-8; amounts like ¥28.16, `/` for moves within one's own money)."""

import re

from liangqing.case.records import Direction
from liangqing.reading.bill import WAYS, Bill, is_bill, parse_bill
from liangqing.reading.parsed import Given, Parsed

NAME = "wechat_csv"
_NOT_MOVED = re.compile("全额退款|已退还|失败|关闭|未支付|待支付|待付款|等待付款|已撤销|已取消")


def sniff(given: Given) -> bool:
    """Whether this is a WeChat Pay bill."""
    return is_bill(_BILL, given)


def parse(given: Given) -> Parsed:
    """The bill's rows. An unknown 交易类型 stays in `category`.

    WeChat marks a payment *and* its refund row 已全额退款: both are `settled` False and cancel each other.
    """
    return parse_bill(_BILL, given)


_BILL = Bill(
    app="微信支付",
    needed=frozenset({"交易时间", "交易类型", "交易对方", "收/支", "金额", "当前状态"}),
    columns={
        "at": ("交易时间",),
        "counterparty": ("交易对方",),
        "item": ("商品",),
        "direction": ("收/支",),
        "amount": ("金额",),
        "method": ("支付方式",),
        "status": ("当前状态",),
        "category": ("交易类型",),
        "order_no": ("交易单号",),
    },
    ways={**WAYS, "中性交易": Direction.NEUTRAL},
    not_moved=_NOT_MOVED,
)
