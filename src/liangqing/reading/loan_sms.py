"""What a text message about a loan says: whose loan, how much, how late, by when. Only what stands there."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from liangqing.base.errors import InputUnusable
from liangqing.base.money import parse_yuan
from liangqing.base.noun import Noun
from liangqing.case.lenders import find_lender
from liangqing.reading.fields import FIRST_YEAR, LAST_YEAR

_WIDE = str.maketrans("０１２３４５６７８９．，：（）￥", "0123456789.,:()¥")
_SIGNED = re.compile(r"[【\[]([^】\]]{1,30})[】\]]")
_SUM = r"(?:人民币|RMB|¥)?\s*(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,10}(?:\.\d{1,4})?)\s*(万元|万|元|块)?"
_BETWEEN = r"(?:金额|总额|合计|共计|共|为|是|约|的|已|达|:|,|，|:|\s|人民币){0,4}"
#: Words that mean everything, an instalment, the part that is late, the least of a card. The first that fits decides.
_TOTAL = (
    "应还总额",
    "应还合计",
    "应还款合计",
    "应还款总额",
    "待还总额",
    "待还合计",
    "欠款总额",
    "总欠款",
    "全部欠款",
    "欠款合计",
    "累计欠款",
    "合计欠款",
    "共欠款",
    "共欠",
    "尚欠",
    "结欠",
    "剩余未还",
    "剩余应还",
    "未还总额",
    "未还合计",
    "全部未还",
    "欠款本息",
    "全部结清",
    "欠款",
    "结清金额",
    "总计应还",
    "合计应还",
    "共计应还",
    "全额应还",
    "总负债",
    "全部应还",
)
_OVERDUE = (
    "逾期金额",
    "逾期总额",
    "逾期款项",
    "逾期本息",
    "逾期欠款",
    "逾期未还",
    "已逾期金额",
    "逾期应还",
    "逾期款",
)
_LEAST = ("最低还款额", "最低应还", "最低还款", "最低需还")
_DUE = (
    "本期应还",
    "应还款",
    "应还",
    "待还",
    "需还",
    "还款金额",
    "扣款金额",
    "账单金额",
    "本期账单",
    "应付",
    "月供",
    "归还",
    "偿还",
    "还款",
)
_PAID = ("收到", "成功", "已还", "已扣", "入账", "到账", "放款")
_OFFER = ("仅需", "只需", "减免后", "优惠后", "一次性", "折后", "可享", "减免")
_DAYS = re.compile(r"(?:逾期|超期|延期)(?:已经|已|达到|达|了|超过|共|:|\s){0,3}(\d{1,4})\s*(?:天|日)")
_DATE = re.compile(
    r"(?:(\d{4})\s*[年./-]\s*)?(?<![\d.])(\d{1,2})\s*[月/-]\s*(\d{1,2})\s*[日号]?(?![\d元万%.])"
)
_RELATIVE = {"今日": 0, "今天": 0, "当日": 0, "当天": 0, "明日": 1, "明天": 1, "后天": 2}
_BY = re.compile(
    rf"(?:请|务必|须|需|应|尽快)?(?:于|在)?\s*({_DATE.pattern}|今日|今天|明日|明天|后天)\s*(?:\d{{1,2}}[::]\d{{2}}|\d{{1,2}}[时点]|晚|中午|下午|上午)*\s*(?:之?前|以前|到期|应还|归还|还款日|扣款|为?最后)"
    rf"|(?:还款日|到期日|还款日期|扣款日|最后期限|截止日)\s*(?:为|是|:|：)?\s*({_DATE.pattern}|今日|今天|明日|明天|后天)"
)
_TAIL = re.compile(r"(?:尾号|末四位|后四位)(?:为|是|:)?\s*(\d{4})")
_PHONE = re.compile(r"(?<![\d.,])(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4}|95\d{3,6})(?![\d.,元])")
_CONTRACT = re.compile(r"(?:合同|借据|订单|案件|借款)(?:编?号|号码)(?:为|是|:|：)?\s*([A-Za-z0-9-]{6,40})")


class LoanText(Noun):
    """A message about a loan. Each field is None (or empty) where the message does not say it, or says it twice
    differently (then its name stands in `unclear`).

    `total_fen` is everything that is asked, `overdue_fen` what is late, `due_fen` an instalment or a bill, `least_fen`
    a card's minimum, `paid_fen` what came in, `offer_fen` what would settle it. `number` is the sender, `phones` are
    named in the text.
    """

    signed: str = ""
    brand: str | None = None
    lender: str | None = None
    number: str = ""
    total_fen: int | None = None
    overdue_fen: int | None = None
    due_fen: int | None = None
    least_fen: int | None = None
    paid_fen: int | None = None
    offer_fen: int | None = None
    days_overdue: int | None = None
    due_on: date | None = None
    contract_no: str | None = None
    card_tail: str | None = None
    phones: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()

    @property
    def speaks_of_money(self) -> bool:
        """Whether anything is asked, late or due."""
        told = (self.total_fen, self.overdue_fen, self.due_fen, self.least_fen, self.days_overdue)
        return any(value is not None for value in told)


def read_loan_text(text: str, number: str, sent_on: date) -> LoanText:
    """The message as values; `sent_on` gives a day without a year its year. Never raises: what is odd is left out."""
    bare = text.translate(_WIDE)
    signed = _SIGNED.search(text)
    brand = find_lender(text)
    unclear: list[str] = []
    sums = _sums(bare)
    values = {field: _one(field, found, unclear) for field, found in sums.items()}
    days = _one("days_overdue", [int(found) for found in _DAYS.findall(bare)], unclear)
    due_on = _one("due_on", list(_due_days(bare, sent_on)), unclear)
    return LoanText.model_validate(
        {
            **values,
            "signed": signed[1] if signed else "",
            "brand": brand.brand if brand else None,
            "lender": brand.legal_name if brand else None,
            "number": number,
            "days_overdue": days,
            "due_on": due_on,
            "contract_no": _one("contract_no", _CONTRACT.findall(bare), unclear),
            "card_tail": _one("card_tail", _TAIL.findall(bare), unclear),
            "phones": tuple(dict.fromkeys(_PHONE.findall(bare))),
            "unclear": tuple(unclear),
        }
    )


def _one(field: str, found: Sequence[object], unclear: list[str]) -> object:
    """The one value; two that differ are unclear."""
    different = list(dict.fromkeys(found))
    if len(different) > 1:
        unclear.append(field)
    return different[0] if len(different) == 1 else None


_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("total_fen", _TOTAL),
    ("overdue_fen", _OVERDUE),
    ("least_fen", _LEAST),
    ("due_fen", _DUE),
)
_FIELD_OF = {word: field for field, words in reversed(_KINDS) for word in words}
_WORDS = "|".join(sorted(_FIELD_OF, key=len, reverse=True))
_NAMED_SUM = re.compile(rf"({_WORDS}){_BETWEEN}{_SUM}")
#: `第4期900.00元`, `归还的邮你贷523元`: the loan's name between the word and the sum.
_INSTALMENT = re.compile(rf"(?:第\d{{1,3}}期|(?:归还|偿还|应还)的?[\u4e00-\u9fff]{{2,12}}?){_BETWEEN}{_SUM}")
_AS_OF = re.compile(r"截[至止]")
_WHOLE = re.compile(r"合计|共计|总")


def _sums(text: str) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for match in _NAMED_SUM.finditer(text):
        fen = _fen(match[2], match[3])
        if fen is not None:
            found.setdefault(_field(text, match), []).append(fen)
    rest = _NAMED_SUM.sub("", text)
    if "due_fen" not in found and "paid_fen" not in found:
        instalments = [_fen(match[1], match[2]) for match in _INSTALMENT.finditer(rest)]
        found["due_fen"] = [fen for fen in instalments if fen is not None]
    return found


def _field(text: str, match: re.Match[str]) -> str:
    """Behind 仅需 or 减免后 a sum is an offer; `截至…您应还` means everything."""
    before = re.split(r"[,。;，；]", text[max(0, match.start() - 16) : match.start()])[-1]
    if any(word in before for word in _OFFER):
        return "offer_fen"
    if match[1] == "还款" and any(word in before for word in _PAID):
        return "paid_fen"
    field = _FIELD_OF[match[1]]
    told = text[match.start() : match.start(2)]
    whole = field == "due_fen" and (
        _WHOLE.search(told) or _AS_OF.search(text[max(0, match.start() - 24) : match.start()])
    )
    return "total_fen" if whole else field


def _fen(number: str, unit: str | None) -> int | None:
    """Fen; None for a number that is no sum of money (a day, a phone number, a part of a fen)."""
    if unit is None and "." not in number:
        return None
    try:
        if unit in ("万", "万元"):
            whole, _, part = number.replace(",", "").partition(".")
            return int(whole) * 1_000_000 + int((part + "000000")[:6])
        return parse_yuan(number)
    except InputUnusable:
        return None


def _due_days(text: str, sent_on: date) -> Iterable[date]:
    for match in _BY.finditer(text):
        if _AS_OF.search(text[max(0, match.start() - 3) : match.start() + 1]):
            continue
        told = match[1] or match[5]
        if told in _RELATIVE:
            yield sent_on + timedelta(days=_RELATIVE[told])
        elif (day := _day(told, sent_on)) is not None:
            yield day


def _day(told: str, sent_on: date) -> date | None:
    """A day without a year is the nearest one to the day on which the message was sent."""
    match = _DATE.fullmatch(told.strip())
    if match is None:
        return None
    month, day = int(match[2]), int(match[3])
    years = [int(match[1])] if match[1] else [sent_on.year - 1, sent_on.year, sent_on.year + 1]
    days = [made for year in years if (made := _made(year, month, day)) is not None]
    return min(days, key=lambda made: abs((made - sent_on).days), default=None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
