"""Alipay's bill as the app and the web site export it (CSV, GB18030; the column orders of 2021, 2023 and 2025)."""

from liangqing.case.records import Direction
from liangqing.reading.bill import Bill, is_bill, parse_bill
from liangqing.reading.parsed import Given, Parsed

NAME = "alipay_csv"
_NEUTRAL = ("不计收支", "其他", "/", "")
_NOT_MOVED = ("关闭", "失败", "等待付款", "待付款", "已取消", "已撤销")


def sniff(given: Given) -> bool:
    """Whether this is an Alipay bill."""
    return is_bill(_BILL, given)


def parse(given: Given) -> Parsed:
    """The bill's rows. A closed order is a record with `settled` False; a refund is neutral."""
    return parse_bill(_BILL, given)


def _direction(way: str, status: str) -> Direction | None:
    if status == "退款成功" or way in _NEUTRAL:
        return Direction.NEUTRAL
    return {"收入": Direction.IN, "支出": Direction.OUT}.get(way)


def _settled(status: str) -> bool:
    """等待确认收货 is paid: the money left the borrower."""
    return not any(word in status for word in _NOT_MOVED)


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
    direction=_direction,
    settled=_settled,
)
