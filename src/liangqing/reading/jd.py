"""JD's bill as the app mails it (CSV, UTF-8; what came back stands in brackets behind the amount)."""

import re

from liangqing.reading.bill import WAYS, Bill, is_bill, parse_bill
from liangqing.reading.parsed import Given, Parsed

NAME = "jd_csv"
_NOT_MOVED = re.compile("全额退款|关闭|失败|等待付款|待付款|未支付|已取消|已撤销")


def sniff(given: Given) -> bool:
    """Whether this is a JD bill."""
    return any(is_bill(bill, given) for bill in _BILLS)


def parse(given: Given) -> Parsed:
    """The bill's rows; a repayment of 白条 is 不计收支 and stays in `item`."""
    bill = next((bill for bill in _BILLS if is_bill(bill, given)), _BILLS[0])
    return parse_bill(bill, given)


def _bill(shop: str) -> Bill:
    return Bill(
        app="京东",
        needed=frozenset({"交易时间", shop, "交易说明", "收/支", "金额", "交易状态"}),
        columns={
            "at": ("交易时间",),
            "counterparty": (shop,),
            "item": ("交易说明",),
            "direction": ("收/支",),
            "amount": ("金额",),
            "method": ("收/付款方式", "支付方式"),
            "status": ("交易状态",),
            "category": ("交易分类",),
            "order_no": ("交易订单号",),
        },
        ways=WAYS,
        not_moved=_NOT_MOVED,
    )


_BILLS = (_bill("商户名称"), _bill("商家名称"))
