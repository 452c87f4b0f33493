"""Invented schedules, bills and notes as bytes, small enough to add up by hand."""

from datetime import date

from liangqing.case.case import Case
from liangqing.reading.build import Built, build
from liangqing.reading.read import read_files

AS_OF = date(2026, 11, 22)
_ALIPAY = "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\n"


def schedule(product="甲分期", **facts) -> bytes:
    """3,000.00 in three parts of 1,000.00 and 36.00, 24.00, 12.00 interest, due on the 15th from 2026-02."""
    told = {
        "产品": product,
        "放款机构": "乙小额贷款有限公司",
        "合同编号": "HT-0001",
        "放款日": "2026-01-15",
        "合同金额": "3000.00",
        "到账金额": "3000.00",
        "年利率": "14.4%",
        **facts,
    }
    head = "".join(f"{key},{value}\n" for key, value in told.items() if value is not None)
    return f"""{head}
期数,应还日期,应还本金,应还利息,应还总额
1,2026-02-15,1000.00,36.00,1036.00
2,2026-03-15,1000.00,24.00,1024.00
3,2026-04-15,1000.00,12.00,1012.00
""".encode()


def alipay(*rows: tuple[str, str, str, str, str, str]) -> bytes:
    """Rows of (time, counterparty, item, 收/支, amount, status); the order number follows from the time."""
    lines = (
        f"{at} ,信用借还,{who},/,{item},{way},{amount},储蓄卡,{status},{at.translate(_DIGITS)}\t,\t,,\n"
        for at, who, item, way, amount, status in rows
    )
    return (_ALIPAY + "".join(lines)).encode("gb18030")


_DIGITS = str.maketrans("", "", "-: ")


def paid(at: str, amount: str, who="甲分期", item="甲分期还款", status="交易成功", way="支出"):
    """A row of the bill in which a loan is paid."""
    return f"{at} 08:00:00", who, item, way, amount, status


def note(product="甲分期", **facts) -> bytes:
    told = {
        "时间": "2026-11-20 15:30",
        "方式": "电话",
        "对方": "客服",
        "关于": product,
        "一次性": "2400",
        **facts,
    }
    return (
        "沟通笔记\n" + "".join(f"{key}：{value}\n" for key, value in told.items()) + "内容：还 2400 结清。\n"
    ).encode()


def sheet(*lines: str) -> bytes:
    return ("我的情况\n" + "\n".join(lines) + "\n").encode()


def built(*files: bytes, into: Case | None = None) -> Built:
    """The files, named f0, f1 …, into a case."""
    reads = read_files([(f"f{number}", data) for number, data in enumerate(files)])
    assert all(read.format != "unreadable" for read in reads), [read.problems for read in reads]
    return build(reads, into or Case(as_of=AS_OF))


def debt_of(result, number=0):
    """The debt that was built."""
    return result.case.debts[number]
