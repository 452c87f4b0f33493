"""Credit reports with known truth: both generations of the short one, as text, web page and PDF."""

import html
import json
import random
from dataclasses import dataclass
from datetime import date, timedelta

Entry = dict[str, str]
MEDIA = ("text", "html", "pdf")
_WIDTH = 56
_BANKS = {
    "dev": (
        "甲州银行股份有限公司",
        "乙城银行股份有限公司信用卡中心",
        "明月示例消费金融有限公司",
        "安平示例小额贷款有限公司",
    ),
    "test": (
        "北川示例农村商业银行股份有限公司",
        "青石示例银行股份有限公司青石分行营业部",
        "长河示例网络小额贷款有限责任公司",
        "云舟示例信托股份有限公司",
        "海棠示例汽车金融有限公司",
        "远山村镇银行",
    ),
}
_CARDS = ("贷记卡", "准贷记卡")
_LOANS = {
    "dev": ("其他个人消费贷款", "个人经营性贷款", "个人消费贷款"),
    "test": ("其他贷款", "个人汽车消费贷款", "个人助学贷款", "农户贷款", "其他个人消费贷款"),
}
_REASONS = {
    "dev": ("贷款审批", "贷后管理", "信用卡审批"),
    "test": (
        "担保资格审查",
        "保前审查",
        "融资租赁审批",
        "法人代表、负责人、高管等资信审查",
        "贷后管理",
        "信用卡审批",
    ),
}


@dataclass(frozen=True)
class Report:
    """The file, its generation and medium, and what stands in it: accounts and queries in order."""

    edition: str
    medium: str
    data: bytes
    head: Entry
    accounts: tuple[Entry, ...]
    queries: tuple[Entry, ...]


def report(seed: int, words: str) -> Report:
    """The report of that seed; generations and media take turns. `words`: dev or test."""
    chance = random.Random(seed)
    second, medium = seed % 2 == 1, MEDIA[seed // 2 % len(MEDIA)]
    day = date(2024, 1, 1) + timedelta(days=chance.randrange(1000))
    head = {
        "report_no": "".join(chance.choices("0123456789", k=22)),
        "reported_at": f"{day:%Y-%m-%d} {chance.randrange(24):02d}:{chance.randrange(60):02d}:07",
    }
    cards = [_card(chance, words, second, day) for _ in range(chance.randint(1, 4))]
    loans = [_loan(chance, words, second, day) for _ in range(chance.randint(1, 6))]
    queries = [_query(chance, words, second, day) for _ in range(chance.randint(1, 8))]
    blocks = _blocks(head, cards, loans, queries, second)
    data = {"text": _text, "html": _html, "pdf": _pdf}[medium](blocks)
    sorted_cards, sorted_loans = _sorted(cards), _sorted(loans)
    return Report(
        "second" if second else "first",
        medium,
        data,
        head,
        tuple(entry for entry, _ in (*sorted_cards, *sorted_loans)),
        tuple(entry for entry, _ in queries),
    )


_Told = tuple[Entry, str]


def _sorted(accounts: list[_Told]) -> list[_Told]:
    """Those that were overdue stand first."""
    return sorted(accounts, key=lambda told: told[0]["was_overdue"] == "False")


def _d(day: date, second: bool) -> str:
    return f"{day:%Y年%m月%d日}" if second else f"{day.year}年{day.month}月{day.day}日"


def _m(day: date, second: bool) -> str:
    return f"{day:%Y年%m月}" if second else f"{day.year}年{day.month}月"


def _late(chance: random.Random, second: bool) -> tuple[Entry, str]:
    """Whether it was overdue, and the sentence that says for how many months."""
    if chance.random() < 0.6:
        return {"was_overdue": "False"}, ""
    months = chance.randint(1, 30)
    much = chance.random() < 0.3
    over = chance.randint(1, months) if much else 0
    end = f"其中{over}个月逾期超过90天。" if much else "没有发生过90天以上逾期。"
    entry = {"was_overdue": "True", "overdue_months": str(months), "overdue_90_months": str(over)}
    return entry, f"最近5年内有{months}个月处于逾期状态,{end}".replace(",", "，")


def _card(chance: random.Random, words: str, second: bool, day: date) -> _Told:
    bank, kind = chance.choice(_BANKS[words]), _CARDS[chance.random() < 0.2]
    opened = day - timedelta(days=chance.randint(200, 4000))
    told_for = day - timedelta(days=40)
    entry = {"lender": bank, "opened_on": opened.isoformat(), "category": kind}
    tail = f"{chance.randrange(10_000):04d}" if second and chance.random() < 0.4 else ""
    currency = "美元" if chance.random() < 0.15 else "人民币"
    start = (
        f"{_d(opened, second)}{bank}发放的{kind}（{currency}账户"
        + (f"，卡片尾号：{tail}" if tail else "")
        + "）"
    )
    entry |= {"card_tail": tail} if tail else {}
    if chance.random() < 0.25:
        entry |= {"status": "closed", "was_overdue": "False"}
        return entry, f"{start}{chance.choice('，。')}截至{_m(told_for, second)}已销户。"
    late, sentence = _late(chance, second)
    limit, used = chance.randrange(1, 200) * 1000, chance.randrange(0, 150_000)
    balance = second and chance.random() < 0.5
    entry |= {"status": "open", "limit_fen": str(limit * 100), **late}
    entry["balance_fen" if balance else "used_fen"] = str(used * 100)
    state = f"信用额度{'折合人民币' if currency == '美元' else ''}{limit:,}，"
    state += f"余额{used:,}，当前无逾期。" if balance else f"已使用额度{used:,}。"
    return entry, f"{start}。截至{_m(told_for, second)}，{state}{sentence}"


def _loan(chance: random.Random, words: str, second: bool, day: date) -> _Told:
    bank, kind = chance.choice(_BANKS[words]), chance.choice(_LOANS[words])
    opened = day - timedelta(days=chance.randint(100, 1500))
    due = opened + timedelta(days=chance.choice((180, 365, 730, 1095)))
    principal = chance.randrange(5, 4000) * 100 + chance.randrange(100)
    entry = {
        "lender": bank,
        "opened_on": opened.isoformat(),
        "category": kind,
        "principal_fen": str(principal * 100),
    }
    late, sentence = _late(chance, second)
    start = f"{_d(opened, second)}{bank}发放的{principal:,}元（人民币）{kind}，"
    if chance.random() < 0.3:
        ended = opened + timedelta(days=chance.randint(40, 90))
        entry |= {"status": "settled", "ended": f"{ended:%Y-%m}", **late}
        return entry, f"{start}{_m(ended, second)}已结清。{sentence}"
    balance = chance.randrange(1, principal)
    entry |= {"status": "open", "balance_fen": str(balance * 100), "due_on": due.isoformat(), **late}
    told = f"{start}{_d(due, second)}到期。截至{_m(day - timedelta(days=40), second)}，"
    told += f"余额{'为' if second and chance.random() < 0.4 else ''}{balance:,}"
    return entry, f"{told}{'，当前无逾期。' if second else '。'}{sentence}"


def _query(chance: random.Random, words: str, second: bool, day: date) -> _Told:
    bank, reason = chance.choice(_BANKS[words]), chance.choice(_REASONS[words])
    on = day - timedelta(days=chance.randrange(700))
    entry = {"on": on.isoformat(), "by": bank, "reason": reason}
    return entry, f"{_d(on, second)}\t{bank}\t{reason}"


@dataclass(frozen=True)
class _Block:
    """A head, sentences that are numbered, or rows of a table."""

    kind: str
    lines: tuple[str, ...]


def _blocks(
    head: Entry, cards: list[_Told], loans: list[_Told], queries: list[_Told], second: bool
) -> list[_Block]:
    at = head["reported_at"]
    stamp = at if second else at.replace("-", ".")
    first = (
        f"报告编号：{head['report_no']} " + ("" if second else f"查询时间：{stamp} ") + f"报告时间：{stamp}"
    )
    blocks = [
        _Block(
            "plain",
            ("个人信用报告", first, "姓名：安小平 证件类型：身份证 证件号码：**************001X 已婚"),
        ),
        _Block("plain", ("信贷记录", "这部分包含您的信用卡、贷款和其他信贷记录。")),
    ]
    for title, told in (("信用卡", cards), ("贷款" if second else "其他贷款", loans)):
        blocks.append(_Block("plain", (title,)))
        number = 0
        for overdue in ("True", "False"):
            lines = tuple(text for entry, text in told if entry["was_overdue"] == overdue)
            if lines:
                never = "从未发生过逾期的" if second else "从未逾期过的"
                blocks.append(
                    _Block("plain", (f"{'发生过逾期的' if overdue == 'True' else never}账户明细如下：",))
                )
                blocks.append(
                    _Block("list", tuple(f"{number + place}.{text}" for place, text in enumerate(lines, 1)))
                )
                number += len(lines)
    last = "非信贷交易记录、公共信息记录" if second else "欠税记录、民事判决记录、强制执行记录"
    blocks.append(
        _Block("plain", ("公共记录", f"系统中没有您最近5年内的{last}。", "查询记录", "机构查询记录明细"))
    )
    rows = (f"{place}\t{text}" for place, (_, text) in enumerate(queries, 1))
    who = "查询机构" if second else "查询操作员"
    blocks.append(_Block("table", (f"编号\t查询日期\t{who}\t查询原因", *rows)))
    blocks.append(_Block("plain", ("说明", "1.除查询记录外，本报告中的信息是依据截至报告时间的记录生成。")))
    return blocks


def _text(blocks: list[_Block]) -> bytes:
    """Lines that break anywhere, as text taken out of a PDF does."""
    lines: list[str] = []
    for block in blocks:
        for text in block.lines:
            bare = text.replace("\t", " ")
            step = _WIDTH if block.kind == "list" else len(bare)
            lines += [bare[start : start + step] for start in range(0, len(bare), step)]
    return ("\n".join(lines) + "\n").encode()


def _html(blocks: list[_Block]) -> bytes:
    parts = ['<html><head><meta charset="GBK"><title>个人信用报告</title></head><body>']
    for block in blocks:
        if block.kind == "table":
            cells = (
                "".join(f"<td>{html.escape(cell)}</td>" for cell in row.split("\t")) for row in block.lines
            )
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
        elif block.kind == "list":
            items = "".join(f"<li>{html.escape(text.split('.', 1)[1])}</li>" for text in block.lines)
            parts.append(f'<ol class="p olstyle">{items}</ol>')
        else:
            parts += [f"<p>{html.escape(text)}</p>" for text in block.lines]
    return ("\n".join(parts) + "</body></html>").encode("gbk")


def _pdf(blocks: list[_Block]) -> bytes:
    import typst

    parts = [
        "#set document(date: none)\n#set page(width: 21cm, height: 29.7cm)",
        '#set text(font: ("Noto Serif CJK SC",), size: 9pt)',
    ]
    for block in blocks:
        if block.kind == "table":
            cells = ", ".join(_quoted(cell) for row in block.lines for cell in row.split("\t"))
            parts.append(f"#table(columns: (1cm, 3cm, 7cm, 5cm), stroke: none, {cells})")
        else:
            parts += [f"#par{_quoted(text)}" for text in block.lines]
    made = typst.compile("\n\n".join(parts).encode())
    assert isinstance(made, bytes)
    return made


def _quoted(text: str) -> str:
    return f"[#{json.dumps(text, ensure_ascii=False)}]"
