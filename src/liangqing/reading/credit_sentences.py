"""The sentences in which a short credit report tells its accounts, clause by clause: none is passed over."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from liangqing.base.errors import InputUnusable
from liangqing.case.credit import AccountGroup, AccountStatus
from liangqing.reading.fields import amount_fen

Values = Mapping[str, object]

_DAY = r"\d{4}年\d{1,2}月\d{1,2}日"
_WHEN = r"\d{4}年\d{1,2}月(?:\d{1,2}日)?"
_YUAN = r"([\d,]+(?:\.\d{1,2})?)"
_OF = "贷款|透支|账户|担保贷款|担保贷款本金"
_MONEY = r"元?(?:\((?:人民币)?元?\))?"
#: Where an account's sentence begins: its number, its day, and soon after what was done on that day.
BEGIN = re.compile(
    rf"(?:(?<![\d,])\d{{1,3}}[.、])?(?={_DAY}[^。]{{1,160}}?(?:发放的|授信|办理的|承担|代偿|转让|接收))"
)
_OPENING = re.compile(rf"({_DAY})，?(.+)", re.DOTALL)
_CARD = re.compile(
    r"(.+?)发放的(准?贷记卡|大额专项分期卡|信用卡)\(([^()]*?)(?:账户)?(?:[，、]?卡片?尾号:?(\d{2,4}))?\)(?:\(卡片?尾号:?(\d{2,4})\))?"
)
_LOAN = re.compile(rf"(.+?)发放的{_YUAN}元\(([^()]+)\)([^，。]*)")
_LEASE = re.compile(rf"(?:为您)?在?(.+?)(?:办理|开展)的{_YUAN}元(?:\(([^()]+)\))?([^，。]*)")
_LINE_OF_CREDIT = re.compile(r"(.+?)为(?:您的?)?(.{2,30}?)(?:提供)?授信(?:额度)?")
_LIABILITY = re.compile(
    rf"为(.*?)在(.+?)办理的(.+?)承担相关还款责任，责任人类型为([^，。]+)，相关还款责任金额({_YUAN}|--)"
)
_GUARANTEE = re.compile(
    rf"为(.*?)在(.+?)办理的(.+?)(?:提供)?担保，担保(?:贷款)?合同金额{_YUAN}(?:元)?，担保(?:贷款)?金额{_YUAN}(?:元)?"
)
_CURRENCIES = {
    "人民币": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "港币": "HKD",
    "港元": "HKD",
    "日元": "JPY",
    "英镑": "GBP",
}
#: Cards are older than online loans, and a house is paid for thirty years.
_FIRST_YEAR, _LAST_YEAR = 1985, 2090
_HOUSING = ("住房", "购房", "商用房", "公积金")


@dataclass(frozen=True)
class Sentence:
    """Fields of a CreditAccount, and the clauses that we do not know."""

    values: Values
    unknown: tuple[str, ...]


def read_sentence(text: str, group: AccountGroup) -> Sentence:
    """An account's squeezed sentence, without its number. Raises InputUnusable where its beginning is not one."""
    opening = _OPENING.match(text)
    if opening is None:
        raise _unreadable(text)
    opened_on, rest = day(opening[1]), opening[2]
    head, after = _head(rest, group, text)
    values: dict[str, object] = {"opened_on": opened_on, **head}
    unknown: list[str] = []
    for clause in _clauses(after):
        known = _read_clause(clause, values)
        if known is None:
            unknown.append(clause)
        else:
            values |= known
    values.setdefault("status", AccountStatus.OPEN)
    return Sentence(values, tuple(unknown))


def day(text: str) -> date:
    """`2016年7月2日`. Raises InputUnusable for a day that is not, or cannot be meant."""
    year, month, number = (int(part) for part in re.findall(r"\d+", text))
    try:
        if _FIRST_YEAR <= year <= _LAST_YEAR:
            return date(year, month, number)
    except ValueError:
        pass
    raise InputUnusable("date_impossible", f"日期“{text}”不像真的。", "请对照报告原件。")


def _head(rest: str, group: AccountGroup, text: str) -> tuple[Values, str]:
    for pattern, read in _HEADS:
        match = pattern.match(rest)
        if match is not None:
            return read(match, group), rest[match.end() :]
    raise _unreadable(text)


def _unreadable(text: str) -> InputUnusable:
    return InputUnusable(
        "sentence_unreadable", f"“{text[:40]}”这一条读不懂。", "请对照报告原件,在录入债务时补上。"
    )


def _card(match: re.Match[str], _group: AccountGroup) -> Values:
    return {
        "group": AccountGroup.CARD,
        "lender": match[1],
        "category": match[2],
        "currency": _currency(match[3]),
        "card_tail": match[4] or match[5],
    }


def _loan(match: re.Match[str], group: AccountGroup) -> Values:
    return {
        "group": _loan_group(match[4], group),
        "lender": match[1],
        "principal_fen": amount_fen(match[2]),
        "currency": _currency(match[3] or "人民币"),
        "category": match[4] or "贷款",
    }


def _loan_group(category: str, group: AccountGroup) -> AccountGroup:
    """The second generation has one head for all loans: what a house was bought with is told by its name."""
    if group is AccountGroup.LOAN and any(word in category for word in _HOUSING):
        return AccountGroup.HOUSING
    return group


def _line_of_credit(match: re.Match[str], group: AccountGroup) -> Values:
    return {
        "group": _loan_group(match[2], group),
        "lender": match[1],
        "category": match[2],
        "currency": "CNY",
    }


def _liability(match: re.Match[str], _group: AccountGroup) -> Values:
    return {
        "group": AccountGroup.LIABILITY,
        "lender": match[2],
        "category": f"{match[3]}({match[4]})",
        "currency": "CNY",
        "limit_fen": None if match[5] == "--" else amount_fen(match[5]),
    }


def _guarantee(match: re.Match[str], _group: AccountGroup) -> Values:
    return {
        "group": AccountGroup.LIABILITY,
        "lender": match[2],
        "category": f"{match[3]}(担保)",
        "currency": "CNY",
        "limit_fen": amount_fen(match[5]),
    }


_HEADS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], AccountGroup], Values]], ...] = (
    (_CARD, _card),
    (_LIABILITY, _liability),
    (_GUARANTEE, _guarantee),
    (_LOAN, _loan),
    (_LEASE, _loan),
    (_LINE_OF_CREDIT, _line_of_credit),
)


def _currency(text: str) -> str:
    bare = (
        text.removesuffix("账户").removesuffix("元")
        if text.startswith("人民币")
        else text.removesuffix("账户")
    )
    return _CURRENCIES.get(bare, bare)


def _clauses(text: str) -> Iterator[str]:
    return (part for part in re.split(r"[，。;；\n]", text) if part)


def _read_clause(clause: str, so_far: Values) -> Values | None:
    """What a clause adds; None for one that is not known."""
    for pattern, read in _CLAUSES:
        match = pattern.fullmatch(clause)
        if match is not None:
            return read(match, so_far)
    return None


def told_when(text: str) -> str:
    """`2016年7月` → `2016-07`, `2026年02月05日` → `2026-02-05`. Raises InputUnusable for an impossible one."""
    whole = text if text.endswith("日") else f"{text}1日"
    told = day(whole).isoformat()
    return told if text.endswith("日") else told[:7]


def _as_of(match: re.Match[str], _so_far: Values) -> Values:
    return {"told_for": told_when(match[1])}


def _ended(match: re.Match[str], so_far: Values) -> Values:
    """`截至2010年7月已销户`, `2017年10月已结清`, and the bare `销户` after `截至…`."""
    when = told_when(match[1]) if match[1] else so_far.get("told_for")
    return {"status": _ENDS[match[2]], "ended": when, "told_for": so_far.get("told_for") or when}


_ENDS = {
    "销户": AccountStatus.CLOSED,
    "结清": AccountStatus.SETTLED,
    "转出": AccountStatus.TRANSFERRED,
    "转让": AccountStatus.TRANSFERRED,
    "呆账": AccountStatus.BAD,
    "核销": AccountStatus.BAD,
    "失效": AccountStatus.CLOSED,
    "到期失效": AccountStatus.CLOSED,
}


def _amount(field: str) -> Callable[[re.Match[str], Values], Values]:
    return lambda match, _so_far: {field: amount_fen(match[1])}


def _said(**values: object) -> Callable[[re.Match[str], Values], Values]:
    return lambda _match, _so_far: values


def _months(match: re.Match[str], _so_far: Values) -> Values:
    return {"overdue_months": int(match[1])}


def _over_90(match: re.Match[str], _so_far: Values) -> Values:
    return {"overdue_90_months": int(match[1])}


_Clause = tuple[re.Pattern[str], Callable[[re.Match[str], Values], Values]]
_CLAUSES: tuple[_Clause, ...] = (
    (re.compile(rf"截[至止]({_WHEN})"), _as_of),
    (re.compile(rf"(?:截[至止])?({_WHEN})?已?({'|'.join(sorted(_ENDS, key=len, reverse=True))})"), _ended),
    (
        re.compile(r"(?:截[至止](?P<when>" + _WHEN + r"))?(?:账户)?尚未激活"),
        _said(status=AccountStatus.INACTIVE),
    ),
    (re.compile(rf"(?:信用|授信|综合)额度(?:为)?(?:折合人民币)?{_YUAN}{_MONEY}"), _amount("limit_fen")),
    (re.compile(rf"已使?用额度(?:为)?(?:折合人民币)?{_YUAN}{_MONEY}"), _amount("used_fen")),
    (
        re.compile(rf"(?:{_OF})?余额(?:为)?(?:折合人民币)?{_YUAN}{_MONEY}"),
        _amount("balance_fen"),
    ),
    (re.compile(r"(?:贷款|透支)?余额(?:为)?--(?:\(人民币元?\))?"), _said()),
    (re.compile(rf"含?未出单的大额专项分期余额(?:为)?{_YUAN}{_MONEY}"), _said()),
    (re.compile(rf"(?:当前)?逾期(?:总|金)?额(?:为)?{_YUAN}{_MONEY}"), _amount("overdue_fen")),
    (re.compile(rf"额度有效期至({_DAY})"), lambda match, _so: {"due_on": day(match[1])}),
    (re.compile(rf"({_DAY})到期"), lambda match, _so: {"due_on": day(match[1])}),
    (re.compile(r"可循环使用"), _said(revolving=True)),
    (re.compile(r"不可循环使用"), _said(revolving=False)),
    (re.compile(r"当前(?:没有|无)(?:逾期|透支)"), _said(overdue_now=False)),
    (re.compile(r"当前(?:有|存在|处于)?(?:逾期|透支)(?:状态)?"), _said(overdue_now=True)),
    (re.compile(r"(?:最近|近)5年内?有(\d{1,2})个月(?:处于)?(?:逾期|透支)(?:状态|超过60天)?"), _months),
    (re.compile(r"(?:最近5年内?)?(?:没有|未)发生过?逾期"), _said(overdue_months=0, overdue_90_months=0)),
    (
        re.compile(r"(?:且|并)?(?:没有|未)发生过?(?:逾期|透支)?90天以上(?:的)?(?:逾期|透支)?"),
        _said(overdue_90_months=0),
    ),
    (re.compile(r"(?:其中)?有?(\d{1,2})个月(?:逾期|透支)(?:超过90天|90天以上)"), _over_90),
    (re.compile(r"(?:发生过)?逾期超过90天的?(\d{1,2})个月"), _over_90),
)
