"""Writes examples/shoebox, the invented sample case, the same bytes each time: `python -m scripts.make_shoebox`.

Schedules and the loan rows of the bills are worked out here; daily life, calls, texts and notes stand in `shoebox/`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from xml.sax.saxutils import quoteattr

from liangqing.base.days import SHANGHAI, add_months
from liangqing.base.money import format_yuan, parse_yuan, round_half_up

STORY = Path(__file__).resolve().parent / "shoebox"
TARGET = STORY.parent.parent / "examples" / "shoebox"
UTF8_BOM, GB18030 = "utf-8-sig", "gb18030"
BANK_CARD = "东湖示例银行储蓄卡(0000)"
SINCE, UNTIL, TAKEN = (
    "2026-02-01 00:00:00",
    "2026-11-21 23:59:59",
    datetime(2026, 11, 22, 9, 12, 52, tzinfo=SHANGHAI),
)


@dataclass(frozen=True)
class Row:
    """One instalment, in fen."""

    due_on: date
    principal_fen: int
    interest_fen: int
    fee_fen: int = 0

    @property
    def total_fen(self) -> int:
        """Everything due that day."""
        return self.principal_fen + self.interest_fen + self.fee_fen


@dataclass(frozen=True)
class Loan:
    """A loan of the story: `head` is printed above its schedule, `paid` instalments stand in the bills."""

    file: str
    encoding: str
    head: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    paid: int


def annuity(principal_fen: int, monthly: Fraction, formed_on: date, fee_fen: int = 0) -> tuple[Row, ...]:
    """12 equal payments; interest and payment rounded half up to the fen, the last principal takes the rest."""
    payment_fen = round_half_up(principal_fen * monthly / (1 - (1 + monthly) ** -12))
    left_fen, rows = principal_fen, []
    for number in range(1, 13):
        interest_fen = round_half_up(left_fen * monthly)
        part_fen = payment_fen - interest_fen if number < 12 else left_fen
        rows.append(Row(add_months(formed_on, number), part_fen, interest_fen, fee_fen))
        left_fen -= part_fen
    return tuple(rows)


def equal_principal(principal_fen: int, daily: Fraction, formed_on: date) -> tuple[Row, ...]:
    """12 equal parts of principal; interest on what is outstanding, by the day, half up to the fen."""
    part_fen, rows, from_on = principal_fen // 12, [], formed_on
    for number in range(1, 13):
        due_on = add_months(formed_on, number)
        outstanding_fen = principal_fen - (number - 1) * part_fen
        rows.append(Row(due_on, part_fen, round_half_up(outstanding_fen * daily * (due_on - from_on).days)))
        from_on = due_on
    return tuple(rows)


def seeming_rate(face_fen: int, payment_fen: int) -> Fraction:
    """The monthly rate at which 12 payments repay the face amount, to 12 decimals, by halving."""
    low, high = Decimal(0), Decimal(1)
    with localcontext(prec=40):
        for _ in range(60):
            middle = (low + high) / 2
            worth = payment_fen * (1 - (1 + middle) ** -12) / middle
            low, high = (middle, high) if worth > face_fen else (low, middle)
    return Fraction(round(low, 12))


def level(rows: tuple[Row, ...], payment_fen: int) -> tuple[Row, ...]:
    """The same rows with the last interest set so that every payment is the same."""
    last = rows[-1]
    return (*rows[:-1], Row(last.due_on, last.principal_fen, payment_fen - last.principal_fen))


def flat(principal_fen: int, fee_fen: int, formed_on: date) -> tuple[Row, ...]:
    """12 equal parts of principal and a fee that never falls."""
    return tuple(
        Row(add_months(formed_on, number), principal_fen // 12, 0, fee_fen) for number in range(1, 13)
    )


def loans() -> tuple[Loan, ...]:
    """The six loans, 79,000 yuan together."""
    return (_business_loan(), _revolving_loan(), _card(), _microloan(), _assisted_loan(), _flat_fee_loan())


def _business_loan() -> Loan:
    head = (
        ("产品", "网商贷"), ("平台", "支付宝"), ("放款机构", "浙江网商银行股份有限公司"), ("合同编号", "EX-WSD-0001"),
        ("放款日", "2026-03-08"), ("合同金额", "20,000.00"), ("到账金额", "20,000.00"), ("年利率", "14.4%"),
        ("逾期利率", "约定利率的150%"), ("对方主张金额", "10,176.88"), ("主张日期", "2026-11-22"),
    )  # fmt: skip
    rows = annuity(2_000_000, Fraction(12, 1000), date(2026, 3, 8))
    return Loan("还款计划_网商贷.csv", UTF8_BOM, head, rows, paid=6)


def _revolving_loan() -> Loan:
    head = (
        ("合同金额", "15000.00"), ("到账金额", "15000.00"), ("产品", "借呗"), ("平台", "支付宝"),
        ("放款机构", "重庆蚂蚁消费金融有限公司"), ("合同编号", "EX-JB-0002"), ("放款日", "2026-02-10"),
        ("日利率", "0.05%"), ("逾期利率", "约定利率的150%"), ("主张日期", "2026-11-22"), ("对方主张金额", "5111.25"),
    )  # fmt: skip
    rows = equal_principal(1_500_000, Fraction(5, 10_000), date(2026, 2, 10))
    return Loan("还款计划_借呗.csv", GB18030, head, rows, paid=8)


def _card() -> Loan:
    head = (
        ("产品", "江南示例银行信用卡账单分期"), ("放款机构", "江南示例银行股份有限公司"), ("合同编号", "EX-XYK-0003"),
        ("放款日", "2026-07-20"), ("合同金额", "12,000.00"), ("到账金额", "12,000.00"), ("月利率", "1.1%"),
    )  # fmt: skip
    rows = annuity(1_200_000, Fraction(11, 1000), date(2026, 7, 20))
    return Loan("还款计划_信用卡分期.csv", UTF8_BOM, head, rows, paid=4)


def _microloan() -> Loan:
    head = (
        ("产品", "安平示例快贷"), ("平台", "安平示例小贷"), ("放款机构", "安平示例小额贷款有限公司"),
        ("合同编号", "EX-AP-0004"), ("合同金额", "10,000.00"), ("到账金额", "9,000.00"), ("放款日", "2026-04-14"),
        ("年利率", "14.4521%"), ("逾期利率", "约定利率的150%"),
        ("对方主张金额", "11,846.53"), ("主张日期", "2026-11-22"),
    )  # fmt: skip
    rows = annuity(1_000_000, seeming_rate(1_000_000, 90_000), date(2026, 4, 14))
    return Loan("还款计划_安平示例快贷.csv", GB18030, head, level(rows, 90_000), paid=3)


def _assisted_loan() -> Loan:
    head = (
        ("产品", "示例优借"), ("平台", "示例优借"), ("放款机构", "滨江示例银行股份有限公司"),
        ("合同编号", "EX-YJ-0005"), ("放款日", "2026-06-05"), ("合同金额", "10,000.00"), ("到账金额", "10,000.00"),
        ("年利率", "9%"), ("逾期利率", "约定利率的150%"), ("费用名称", "担保费"), ("收费方", "担保公司"),
    )  # fmt: skip
    rows = annuity(1_000_000, Fraction(75, 10_000), date(2026, 6, 5), fee_fen=9_000)
    return Loan("还款计划_示例优借.csv", UTF8_BOM, head, rows, paid=5)


def _flat_fee_loan() -> Loan:
    head = (
        ("产品", "明月示例分期"), ("放款机构", "明月示例消费金融有限公司"), ("合同编号", "EX-MY-0006"),
        ("放款日", "2026-05-18"), ("合同金额", "12000"), ("到账金额", "12000"), ("年利率", "0%"),
        ("费用名称", "分期手续费"), ("收费方", "放款机构"),
    )  # fmt: skip
    return Loan(
        "还款计划_明月示例分期.csv", GB18030, head, flat(1_200_000, 12_000, date(2026, 5, 18)), paid=6
    )


def files() -> dict[str, bytes]:
    """Name → bytes of every file of the shoebox."""
    made = {loan.file: _schedule(loan).encode(loan.encoding) for loan in loans()}
    made["支付宝交易明细_20260201_20261121.csv"] = _alipay().encode(GB18030)
    made["微信支付账单_20260201_20261121.csv"] = _wechat().encode()
    made["calls-20261122091252.xml"] = _calls().encode()
    made["sms-20261122091252.xml"] = _sms().encode()
    typed = (*sorted(STORY.glob("沟通笔记_*.txt")), STORY / "我的情况.txt")
    return made | {sheet.name: sheet.read_bytes() for sheet in typed}


def _schedule(loan: Loan) -> str:
    lines = [f'{key},"{value}"' if "," in value else f"{key},{value}" for key, value in loan.head]
    lines.append("期数,应还日期,应还本金,应还利息,费用,应还总额")
    for number, row in enumerate(loan.rows, start=1):
        money = (row.principal_fen, row.interest_fen, row.fee_fen, row.total_fen)
        lines.append(",".join((str(number), row.due_on.isoformat(), *map(format_yuan, money))))
    return "\n".join(lines) + "\n"


def _alipay() -> str:
    rows = sorted([*_story("alipay.txt"), *_alipay_loans()], reverse=True)
    head = [
        *_ALIPAY_HEAD,
        f"共{len(rows)}笔记录",
        *_sums(rows, 5, 6, ("收入", "支出", "不计收支")),
        *_ALIPAY_NOTICE,
    ]
    return "\n".join([*head, *(_alipay_line(place, row) for place, row in enumerate(rows))]) + "\n"


def _alipay_line(place: int, row: list[str]) -> str:
    stem = f"{row[0][:10].replace('-', '')}2200140000000000{9000 - place:04d}"
    suffix = row[9] if len(row) > 9 else ""
    order = f"20260517220014000000000089000{suffix[1:]}" if suffix else stem
    return ",".join((*row[:9], f"{order}\t", f"EX{9000 - place:04d}\t", "", ""))


def _alipay_loans() -> list[list[str]]:
    """Loan rows as the app prints them: its own products are 不计收支, other lenders are ordinary 收入 and 支出."""
    business, revolving, _, micro, _, flat_fee = loans()
    rows = _story("alipay_loans.txt")
    for clock, loan, name in (("10:20:05", business, "网商贷"), ("09:15:40", revolving, "借呗")):
        for when, amount in _paid(loan, clock):
            rows.append(
                [when, "信用借还", name, "/", f"{name}还款", "不计收支", amount, BANK_CARD, "还款成功"]
            )
    for clock, loan, name, item in (
        ("13:08:22", micro, "安平示例小额贷款有限公司", "安平示例快贷还款"),
        ("14:30:56", flat_fee, "明月示例消费金融有限公司", "明月示例分期还款"),
    ):
        for number, (when, amount) in enumerate(_paid(loan, clock), start=1):
            rows.append(
                [when, "其他", name, "/", f"{item}-第{number}期", "支出", amount, BANK_CARD, "交易成功"]
            )
    for day, amount in _story("huabei.txt"):
        item = f"花呗主动还款-{day[:4]}年{day[5:7]}月账单"
        rows.append(
            [f"{day} 19:00:09", "信用借还", "花呗", "/", item, "不计收支", amount, "余额", "还款成功"]
        )
    return rows


_ALIPAY_HEAD = (
    "-" * 84,
    "导出信息：",
    "姓名：小林",
    "支付宝账户：xiao***@example.com",
    f"起始时间：[{SINCE}]    终止时间：[{UNTIL}]",
    "导出交易类型：[全部]",
    f"导出时间：[{TAKEN:%Y-%m-%d %H:%M:%S}]",
)
_ALIPAY_NOTICE = (
    "",
    "特别提示：",
    "1.这是两清项目虚构的样例,格式照真实导出,人和钱都不是真的；",
    "2.部分账单如：充值提现、账户转存等不计入为收入或者支出，记为不计收支类；",
    "3.本明细仅展示当前账单中的交易，不包括已删除的记录；",
    "4.本明细仅供个人对账使用。",
    "",
    "-" * 24 + "支付宝（中国）网络技术有限公司  电子客户回单" + "-" * 24,
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,",
)


def _wechat() -> str:
    rows = sorted([*_story("wechat.txt"), *_wechat_loans()], reverse=True)
    neutral = [sums.replace("/", "中性交易") for sums in _sums(rows, 4, 5, ("收入", "支出", "/"))]
    notice = (
        "注：",
        "1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易",
        "2. 本明细仅展示当前账单中的交易，不包括已删除的记录",
        "3. 这是两清项目虚构的样例，人和钱都不是真的",
        "",
        "----------------------微信支付账单明细列表--------------------",
    )
    head = (
        "微信支付账单明细", "微信昵称：[小林]", f"起始时间：[{SINCE}] 终止时间：[{UNTIL}]", "导出类型：[全部]",
        f"导出时间：[{TAKEN:%Y-%m-%d %H:%M:%S}]", "", f"共{len(rows)}笔记录", *neutral, *notice,
    )  # fmt: skip
    columns = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注"
    lines = [*(f"{line},,,,,,,,,," for line in head), columns]
    return "\n".join([*lines, *(_wechat_line(place, row) for place, row in enumerate(rows))]) + "\n"


def _wechat_line(place: int, row: list[str]) -> str:
    number = f"42000000{row[0][:10].replace('-', '')}00000000{9000 - place:04d}"
    return ",".join((*row[:5], f"¥{row[5]}", *row[6:8], f"{number}\t", f"EX{9000 - place:04d}\t", row[8]))


def _wechat_loans() -> list[list[str]]:
    _, _, card, _, assisted, _ = loans()
    rows = []
    for when, amount in _paid(card, "12:45:03"):
        name = "江南示例银行信用卡还款"
        rows.append([when, "信用卡还款", name, '"/"', "/", amount, "零钱", "支付成功", '"/"'])
    for number, (when, amount) in enumerate(_paid(assisted, "11:25:37"), start=1):
        item = f'"示例优借还款-第{number}期"'
        rows.append(
            [when, "商户消费", "示例优借", item, "支出", amount, "东湖示例银行(0000)", "支付成功", '"/"']
        )
    return rows


def _paid(loan: Loan, clock: str) -> list[tuple[str, str]]:
    return [(f"{row.due_on} {clock}", format_yuan(row.total_fen)) for row in loan.rows[: loan.paid]]


def _sums(rows: list[list[str]], direction: int, amount: int, names: Iterable[str]) -> list[str]:
    lines = []
    for name in names:
        amounts = [
            parse_yuan(row[amount]) for row in rows if row[direction] == name and "交易关闭" not in row
        ]
        count = sum(row[direction] == name for row in rows)
        lines.append(f"{name}：{count}笔 {format_yuan(sum(amounts))}元")
    return lines


def _calls() -> str:
    lines = []
    for when, kind, seconds, number, name in _story("calls.txt"):
        millis, readable = _stamp(when)
        lines.append(
            f'  <call number="{number}" duration="{seconds}" date="{millis}" type="{kind}" presentation="1" '
            f'subscription_id="1" post_dial_digits="" subscription_component_name="null" '
            f'readable_date="{readable}" contact_name={quoteattr(name)} />'
        )
    return _backup("calls", lines)


def _sms() -> str:
    lines = []
    for when, kind, number, name, body in _story("sms.txt"):
        millis, readable = _stamp(when)
        lines.append(
            f'  <sms protocol="0" address="{number}" date="{millis}" type="{kind}" subject="null" '
            f'body={quoteattr(body)} toa="null" sc_toa="null" service_center="null" read="1" status="-1" locked="0" '
            f'date_sent="{millis if kind == "1" else 0}" sub_id="1" readable_date="{readable}" '
            f"contact_name={quoteattr(name)} />"
        )
    return _backup("smses", lines)


def _backup(root: str, lines: list[str]) -> str:
    sheet = "calls.xsl" if root == "calls" else "sms.xsl"
    taken = int(TAKEN.timestamp() * 1000)
    return "\n".join(
        (
            "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>",
            f"<!--File Created By SMS Backup & Restore v10.20.002 on {TAKEN:%d/%m/%Y %H:%M:%S}-->",
            f'<?xml-stylesheet type="text/xsl" href="{sheet}"?>',
            f'<{root} count="{len(lines)}" backup_set="00000000-0000-4000-8000-000000000000" '
            f'backup_date="{taken}" type="full">',
            *lines,
            f"</{root}>",
            "",
        )
    )


def _stamp(when: str) -> tuple[int, str]:
    """Milliseconds since 1970, and the English date that the app prints beside them."""
    at = datetime.fromisoformat(when).replace(tzinfo=SHANGHAI)
    readable = f"{at:%b} {at.day}, {at.year} {at.hour % 12 or 12}:{at:%M:%S %p}"
    return int(at.timestamp()) * 1000, readable


def _story(name: str) -> list[list[str]]:
    """The rows of one table of the story; the first line names the columns."""
    return [line.split("|") for line in (STORY / name).read_text(encoding="utf-8").splitlines()[1:]]


def main() -> None:
    """Write every file; a file that no longer belongs there must be removed by hand."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, data in files().items():
        (TARGET / name).write_bytes(data)
        print(f"{len(data):7d}  {name}")


if __name__ == "__main__":
    main()
