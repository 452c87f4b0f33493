"""对账底稿 of a card: statement by statement, each line with the numbers that it is worked from."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from liangqing.assess.card_pages import CARD_WORDS
from liangqing.assess.card_reconstruction import CardReconstruction
from liangqing.base.rates import percent_text, short_percent
from liangqing.case.terms import InterestMode
from liangqing.ledger.card_account import CardAccount, CardKind, CardPart
from liangqing.ledger.card_items import CardLine, Stretch
from liangqing.ledger.kernel import E9
from liangqing.papers.paper import Block, Facts, Heading, Layout, Paragraph, Subject, Table
from liangqing.papers.working_parts import (
    compared_blocks,
    exact_yuan,
    money,
    rate,
    rules_of,
    source_blocks,
    sum_rows,
)

_HEAD = (
    "入账日", "发生了什么", "金额", "冲抵", "计息的钱", "计息起止",
    "天数", "年利率", "算出的利息", "违约金怎么算", "余额",
)  # fmt: skip
_WIDTHS = (10, 16, 10, 16, 10, 20, 6, 8, 11, 16, 11)
_RIGHT = (2, 4, 6, 8, 10)
_NONE = "—"
_MODES = {
    InterestMode.FULL: "账单没有还清,全部消费从入账日起计息",
    InterestMode.UNPAID: "账单没有还清,只有没还的部分计息",
}


def card_paper_facts(subject: Subject, working: CardReconstruction) -> Facts:
    """The paper of a card account."""
    return Facts(
        layout=Layout.SHEET,
        title=f"{subject.at.name}:对账底稿",
        blocks=(
            *_summary(subject, working),
            Heading(text="逐期账单"),
            _statements(working),
            *compared_blocks(working, subject.at),
            *source_blocks(working, subject.at),
        ),
        citations=rules_of(working, subject.at),
    )


def _summary(subject: Subject, working: CardReconstruction) -> tuple[Block, ...]:
    at, account, shown = subject.at, working.account, working.shown
    order = "、".join(CARD_WORDS[part] for part in account.order)
    rows = (
        ("截止日", working.as_of.isoformat(), _NONE),
        ("记账从", account.opened_on.isoformat(), "这天以前的账没有计入"),
        ("账单日", f"每月 {account.statement_day} 号", _NONE),
        ("计息方式", _MODES[account.interest_mode], f"一年按 {account.year_days} 天"),
        ("最低还款比例", _percent(account.minimum_e9), "费用、分期和以前没还的最低还款要全额还"),
        ("违约金比例", _percent(account.late_fee_e9), f"最少 {money(account.late_fee_least_fen)}"),
        ("没到期的分期本金", money(shown.unbilled_fen), "还没有进账单"),
        ("已出账单、还没判定的利息", money(shown.held_fen), "这期全部还清就没有,所以不在余额里"),
        *sum_rows(at, "逐期账单"),
    )
    text = (
        "单位:元。一行利息是它上面几行“算出的利息”之和,出账时四舍五入到分,分以下舍去;首日计入,末日不计。"
        f"余额 = 上一行余额 + 金额。还款平时的冲抵顺序:{order}{_late_order(account)}。"
    )
    return (
        Heading(text="概要"),
        Paragraph(text=text),
        Table(head=("项目", "数", "说明"), rows=rows, widths=(24, 34, 42), right=(1,)),
    )


def _late_order(account: CardAccount) -> str:
    days = account.principal_first_from
    return f";逾期满 {days} 天起先冲本金" if days else ""


def _percent(e9: int) -> str:
    return f"{short_percent(percent_text(e9))}%"


def _statements(working: CardReconstruction) -> Table:
    """Every line of every statement, then those since the last one."""
    shown, account = working.shown, working.account
    rows: list[tuple[str, ...]] = []
    balance_fen = 0
    for one in shown.statements:
        rows += _lines(account, shown.settled, one.lines, one.worked, balance_fen)
        balance_fen = one.balance_fen
        text = f"账单:{one.due_on.isoformat()} 前至少还 {money(one.minimum_fen)}"
        rows.append(_row(one.closed_on, text, balance_fen=balance_fen))
    rows += _lines(account, shown.settled, shown.lines, shown.worked, balance_fen)
    balance_fen += sum(line.fen for line in shown.lines)
    return Table(head=_HEAD, rows=(*rows, *_last(working, balance_fen)), widths=_WIDTHS, right=_RIGHT)


def _lines(
    account: CardAccount,
    settled: Mapping[int, Sequence[tuple[CardPart, int]]],
    lines: Sequence[CardLine],
    worked: Sequence[Stretch],
    balance_fen: int,
) -> Iterator[tuple[str, ...]]:
    """The lines with the balance after each; before charged interest the stretches that it is the sum of."""
    for line in lines:
        if line.what is CardPart.INTEREST and line.place is None:
            yield from (_stretch(account, one) for one in worked if one.until_on <= line.on)
            worked = [one for one in worked if one.until_on > line.on]
        balance_fen += line.fen
        yield _row(
            line.on,
            _what(line),
            amount_fen=line.fen,
            settled=_settled(line, settled),
            penalty=_penalty(account, line),
            balance_fen=balance_fen,
        )
    yield from (_stretch(account, one) for one in worked)


def _what(line: CardLine) -> str:
    """Interest that a plan names is told apart from interest that days gave."""
    named = line.what is CardPart.INTEREST and line.place is not None
    return "分期的利息" if named else CARD_WORDS[line.what]


def _settled(line: CardLine, settled: Mapping[int, Sequence[tuple[CardPart, int]]]) -> str:
    if line.what is not CardKind.PAYMENT or line.place is None:
        return _NONE
    if line.place not in settled:
        return "后来冲正了"
    parts = settled[line.place]
    told = [f"{CARD_WORDS[part]} {money(fen)}" for part, fen in parts]
    over_fen = -line.fen - sum(fen for _, fen in parts)
    return ";".join([*told, *([f"多还 {money(over_fen)}"] if over_fen else [])])


def _penalty(account: CardAccount, line: CardLine) -> str:
    """What was missing of the minimum, and its share."""
    if line.base_fen is None:
        return _NONE
    least = f",最少 {money(account.late_fee_least_fen)}" if account.late_fee_least_fen else ""
    return f"{money(line.base_fen)} × {_percent(account.late_fee_e9)}{least}"


def _stretch(account: CardAccount, one: Stretch) -> tuple[str, ...]:
    return (
        _NONE,
        f"计息:{one.posted_on.isoformat()} 的{CARD_WORDS[one.part]}",
        _NONE,
        _NONE,
        money(one.base_fen),
        f"{one.from_on.isoformat()} 至 {one.until_on.isoformat()}",
        str((one.until_on - one.from_on).days),
        rate(Fraction(one.e9, E9)),
        exact_yuan(Fraction(one.units, E9 * account.year_days)),
        _NONE,
        _NONE,
    )


def _last(working: CardReconstruction, balance_fen: int) -> Iterator[tuple[str, ...]]:
    """What stands beside the balance of the lines on the day of the paper."""
    shown, on = working.shown, working.as_of
    for text, fen in (("还没出账的利息", shown.running_fen), ("没到期的分期本金", shown.unbilled_fen)):
        balance_fen += fen
        if fen:
            yield _row(on, text, amount_fen=fen, balance_fen=balance_fen)
    yield _row(on, "截止日", balance_fen=balance_fen)


def _row(
    on: date,
    what: str,
    *,
    balance_fen: int,
    amount_fen: int | None = None,
    settled: str = _NONE,
    penalty: str = _NONE,
) -> tuple[str, ...]:
    amount = _NONE if amount_fen is None else money(amount_fen)
    blank = (_NONE,) * 5
    return (on.isoformat(), what, amount, settled, *blank, penalty, money(balance_fen))
