"""What a paper says in figures: principal, rates, periods, fees, and what a court paper says is owed."""

import re
from collections.abc import Iterator, Mapping

from liangqing.case.loan_paper import PaperField as Field
from liangqing.reading.paper_amounts import Sum, as_rate, first_sum, rate_e9
from liangqing.reading.paper_text import PaperText, Spotted

_WITHIN = 48
_OWED = "(?:剩余|尚欠|欠付|未还|未偿还|拖欠|偿还|归还|支付)的?"
_SUMS: Mapping[Field, str] = {
    Field.OWED_PRINCIPAL: rf"{_OWED}(?:借款|贷款)?本金|(?:借款|贷款)本金余额|欠(?:借款|贷款)?本金",
    Field.PRINCIPAL: r"借款本金|借款金额|贷款金额|贷款本金|借款总额|借款额度|授信额度|贷款额度|本金(?:金额|总额)",
    Field.OWED_INTEREST: rf"{_OWED}(?:借款|贷款|期内)?利息",
    Field.OWED_PENALTY: rf"{_OWED}(?:罚息|违约金|逾期利息)",
    Field.OWED_TOTAL: r"(?:欠款|应还|未还|债权|执行|给付)款?(?:总额|合计|总计|标的额?|本息合计)"
    r"|(?:共计|合计)(?:欠款|应还|尚欠)",
}
#: Behind a sum that is owed, in the same sentence: `尚欠借款本金…元、利息…元`.
_NEXT = re.compile(r"(?<=[、，及和])(期内利息|利息|罚息|违约金|逾期利息)")
_NEXT_FIELD = {"期内利息": Field.OWED_INTEREST, "利息": Field.OWED_INTEREST}
_OWED_BEFORE = re.compile(r"剩余|尚欠|欠付|未还|未偿还|拖欠|偿还|归还|支付|欠$")
_RATE = re.compile(
    r"(年|月|日)(?:化)?(?:综合)?(?:资金成本|利率|费率|利息|息)|(?:按|每)(年|月|日)(?:利率|按)?"
)
_LATE = re.compile(r"逾期|罚息|违约金|滞纳金|复利")
_MULTIPLE = re.compile(
    r"(?:基础上|利率)(?:再)?(?:上浮|加收|加计|提高)(\d{1,3}(?:\.\d{1,4})?)%|(?:约定|合同|借款|贷款|执行)(?:年|日|月)?利率的(\d{2,3}(?:\.\d{1,4})?)%|利率的(\d(?:\.\d{1,4})?)倍"
)
_PERIODS = re.compile(r"(?:分|共|期数:?|期限:?为?|总期数:?)(?:为)?(\d{1,3})(?:个月|期)(?!以)")
_METHODS = (
    "等额本息",
    "等额本金",
    "等本等息",
    "先息后本",
    "按月付息",
    "到期一次性还本付息",
    "一次性还本付息",
    "随借随还",
    "利随本清",
)
_FEE = re.compile(
    r"(担保|服务|手续|管理|保险|咨询|会员|评估|平台|居间|信息服务|融资担保|账户管理|分期手续|律师|催收|保全|公证)费用?"
)
_PAYEE = re.compile(
    r"(?:由|向|支付给|付给|支付至|收取方:?|收款方:?)([\u4e00-\u9fff()]{4,30}?(?:公司|银行|平台|事务所|委员会|甲方|乙方|丙方))"
)


def money_values(text: PaperText) -> Iterator[Spotted]:
    """Every sum, rate, number of periods and fee that has its label beside it."""
    yield from _sums(text.text)
    for place, sentence in text.sentences():
        yield from _next_sums(place, sentence)
        yield from _rates(place, sentence)
        yield from _fees(place, sentence)
    for match in _PERIODS.finditer(text.text):
        yield Spotted(Field.PERIODS, match.start(), match[0], {"number": int(match[1])})
    for method in _METHODS:
        place = text.text.find(method)
        if place >= 0:
            yield Spotted(Field.METHOD, place, method, {"name": method})


def _sums(text: str) -> Iterator[Spotted]:
    for field, labels in _SUMS.items():
        for match in re.finditer(labels, text):
            if field is Field.PRINCIPAL and _OWED_BEFORE.search(
                text[max(0, match.start() - 4) : match.start()]
            ):
                continue
            found = _sum_after(text[match.end() : match.end() + _WITHIN])
            if found is not None:
                quote = text[match.start() : match.end() + found.end]
                yield Spotted(field, match.start(), quote, {"amount_fen": found.fen}, _odd(found))


def _next_sums(place: int, sentence: str) -> Iterator[Spotted]:
    owed = re.search(_SUMS[Field.OWED_PRINCIPAL], sentence)
    for match in _NEXT.finditer(sentence, owed.end()) if owed else ():
        found = _sum_after(sentence[match.end() : match.end() + _WITHIN])
        if found is not None:
            quote = sentence[match.start() : match.end() + found.end]
            field = _NEXT_FIELD.get(match[1], Field.OWED_PENALTY)
            yield Spotted(field, place + match.start(), quote, {"amount_fen": found.fen}, _odd(found))


def _sum_after(stretch: str) -> Sum | None:
    """Right behind the label: no other figure and no end of a sentence between."""
    clause = re.split(r"[。；;\n]", stretch)[0]
    found = first_sum(clause)
    if found is None:
        return None
    before = re.split(r"[\d¥￥零壹贰叁肆伍陆柒捌玖拾]", clause)[0]
    return found if len(before) <= 16 and "，" not in before else None


def _odd(found: Sum) -> str:
    return "capitals_differ" if found.differs else ""


def _rates(place: int, sentence: str) -> Iterator[Spotted]:
    multiple = _MULTIPLE.search(sentence)
    if multiple is not None and _LATE.search(sentence):
        yield Spotted(Field.PENALTY_MULTIPLE, place, sentence, {"multiple_e9": _multiple_e9(multiple)})
    for match in _RATE.finditer(sentence):
        stretch = re.split(r"[，,]", sentence[match.end() : match.end() + 24])[0]
        e9 = rate_e9(stretch)
        if e9 is None or (multiple is not None and multiple.start() <= match.end() <= multiple.end()):
            continue
        late = _LATE.search(sentence[: match.end()]) is not None
        if "LPR" in sentence or "报价利率" in sentence:
            continue
        rate = as_rate(e9, match[1] or match[2])
        yield Spotted(Field.PENALTY_RATE if late else Field.RATE, place, sentence, {"rate": rate})


def _multiple_e9(match: re.Match[str]) -> int:
    """Raised by half is 150 per cent of the rate."""
    whole, _, part = (match[1] or match[2] or match[3]).partition(".")
    if match[3]:
        return int(whole) * 10**9 + int((part + "0" * 9)[:9])
    e9 = int(whole) * 10**7 + int((part + "0" * 7)[:7])
    return 10**9 + e9 if match[1] else e9


def _fees(place: int, sentence: str) -> Iterator[Spotted]:
    for match in _FEE.finditer(sentence):
        clause = re.split(r"[，,](?!\d)", sentence[match.end() :], maxsplit=1)[0][:_WITHIN]
        found, e9, payee = first_sum(clause), rate_e9(clause), _PAYEE.search(sentence)
        if found is None and e9 is None:
            continue
        values: dict[str, object] = {"name": match[0], "payee": payee[1] if payee else None}
        if found is not None:
            values["amount_fen"] = found.fen
        elif (per := re.search(r"每(年|月|日|期)|(年|月|日)费率", clause)) is not None:
            values["rate"] = as_rate(e9 or 0, (per[1] or per[2]).replace("期", "月"))
        else:
            continue
        yield Spotted(Field.FEE, place + match.start(), sentence, values, _odd(found) if found else "")
