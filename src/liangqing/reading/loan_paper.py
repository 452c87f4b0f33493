"""Contracts, agreements, letters and court papers (PDF, DOCX, text): what they say, value by value, nothing guessed."""

import re
from collections.abc import Iterator, Sequence

from liangqing.base.problem import Problem
from liangqing.case.loan_paper import LoanPaper, PaperField, PaperKind, PaperValue
from liangqing.reading.credit_lines import report_lines
from liangqing.reading.joined import Line, joined, squeezed
from liangqing.reading.paper_clauses import clause_values
from liangqing.reading.paper_heads import head_values
from liangqing.reading.paper_text import PaperText, Spotted
from liangqing.reading.paper_values import money_values
from liangqing.reading.parsed import Found, Given, Medium, Parsed

NAME = "loan_paper"
_TITLE_WITHIN, _LONGEST_TITLE = 40, 36
_KINDS: tuple[tuple[PaperKind, re.Pattern[str]], ...] = (
    (PaperKind.SUMMONS, re.compile(r"传票|应诉通知书|举证通知书")),
    (PaperKind.PAYMENT_ORDER, re.compile(r"支付令")),
    (PaperKind.COMPLAINT, re.compile(r"起诉状|仲裁申请书")),
    (PaperKind.JUDGMENT, re.compile(r"判决书")),
    (PaperKind.RULING, re.compile(r"裁定书")),
    (PaperKind.MEDIATION, re.compile(r"调解书")),
    (PaperKind.ARBITRATION_AWARD, re.compile(r"裁决书")),
    (PaperKind.ARBITRATION_NOTICE, re.compile(r"(?:仲裁|应裁|受理|组庭|开庭).{0,4}通知书?")),
    (PaperKind.ENFORCEMENT_NOTICE, re.compile(r"执行通知书|报告财产令|限制(?:高)?消费令")),
    (PaperKind.FREEZE, re.compile(r"(?:冻结|查封|扣押|扣划).{0,12}通知书?")),
    (PaperKind.ASSIGNMENT_NOTICE, re.compile(r"债权转让.{0,10}(?:通知书?|函|公告)")),
    (PaperKind.LETTER, re.compile(r"律师函|催收函|催告函|催款函|告知函|提前到期.{0,6}(?:通知书?|函)")),
    (PaperKind.GUARANTEE, re.compile(r"(?:担保|保证).{0,8}(?:合同|协议|函)")),
    (
        PaperKind.AGREEMENT,
        re.compile(r"(?:还款|分期|重组|和解|展期|减免|结清|个性化).{0,8}(?:协议书?|方案|承诺书)"),
    ),
    (
        PaperKind.CONTRACT,
        re.compile(r"(?:借款|贷款|授信|信用卡|信贷|融资|消费分期).{0,12}(?:合同|协议书?|领用合约|合约)"),
    ),
)
_TITLE_TAIL = r"(?:\((?:[^()]{1,12})\)|正文|文本|副本|正本)*"
_NOT_TITLE = re.compile(r"[。，；:]|^第.{1,6}条|^《|^\d")
_LABELLED = re.compile(
    r"第[一二三四五六七八九十百\d]{1,4}条|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)"
    r"|\d{1,2}(?:\.\d{1,2})*[.、](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}(?![元万%天期个月日年])[\u4e00-\u9fff]"
    r"|[\u4e00-\u9fff()/]{2,14}:|(?:原告|被告|被?申请人|申请执行人|被执行人|第三人)[\u4e00-\u9fff]"
    r"|\([12]\d{3}\)[\u4e00-\u9fff\d]{2,20}号$|[二一][〇零○一二三四五六七八九]{3}年|审判[员长]|书记员"
    r"|[\u4e00-\u9fff]{2,24}(?:人民法院|互联网法院|仲裁委员会)$"
)
#: A party, a number or a day alone on a short line: what follows is not the rest of it.
_WHOLE = re.compile(
    r"[\u4e00-\u9fff()]{2,12}:[^，。；:]{2,28}$|[\u4e00-\u9fff]{2,24}(?:人民法院|仲裁委员会)$|\([12]\d{3}\).{2,24}号$"
)


def sniff(given: Given) -> bool:
    """Whether one of the first lines is the title of such a paper; the rows of a PDF's tables are none."""
    if given.medium in (Medium.XLSX, Medium.XLS) or (given.medium is Medium.PDF and "\t" in given.text):
        return False
    return next(_titles(report_lines(given.lines)), None) is not None


def _titles(lines: Sequence[Line]) -> Iterator[tuple[PaperKind, Line]]:
    for line in lines[:_TITLE_WITHIN]:
        bare = squeezed(line.text)
        if len(bare) > _LONGEST_TITLE or _NOT_TITLE.search(bare):
            continue
        for kind, pattern in _KINDS:
            if re.search(rf"(?:{pattern.pattern}){_TITLE_TAIL}$", bare):
                yield kind, line


def parse(given: Given) -> Parsed:
    """One LoanPaper; a value that was found twice differently, or that contradicts itself, is a problem."""
    lines = report_lines(given.lines)
    kind, title = next(_titles(lines))
    text = PaperText(joined(lines, _LABELLED, _WHOLE))
    spotted = sorted(
        (*head_values(text), *money_values(text), *clause_values(text)), key=lambda one: one.place
    )
    values = _distinct([_placed(given, text, one) for one in spotted if not one.odd])
    paper = LoanPaper(
        paper=kind, title=squeezed(title.text), values=values, source=given.source(title.number)
    )
    problems = (*_contradictions(given, text, spotted), *_differing(given, paper), *_nothing(given, paper))
    return Parsed((Found(paper, (title.number,)),), (), problems)


def _placed(given: Given, text: PaperText, one: Spotted) -> PaperValue:
    quote = one.quote if len(one.quote) <= 300 else f"{one.quote[:299]}…"
    source = given.source(text.joined.line_at(one.place))
    return PaperValue.model_validate({**one.values, "field": one.field, "quote": quote, "source": source})


def _distinct(values: Sequence[PaperValue]) -> tuple[PaperValue, ...]:
    """The first of those that say the same of one field; clauses are told apart by their words."""
    first: list[PaperValue] = []
    for value in values:
        if not any(_same(held, value) for held in first if held.field is value.field):
            first.append(value)
    return tuple(first)


def _same(one: PaperValue, other: PaperValue) -> bool:
    """A daily rate and its yearly one (of 365 or of 360 days) are one rate, told twice."""
    if one.rate is not None and other.rate is not None and one.name == other.name:
        return any(one.rate.yearly(days) == other.rate.yearly(days) for days in (365, 360))
    told = one.told()
    return told == other.told() if any(part is not None for part in told) else one.quote == other.quote


def _contradictions(given: Given, text: PaperText, spotted: Sequence[Spotted]) -> Iterator[Problem]:
    for one in spotted:
        if one.odd:
            line = text.joined.line_at(one.place)
            say = (
                f"{given.where(line)}:“{one.quote[:60]}”大小写金额不一致,没有采用。请问对方以哪个为准,再填。"
            )
            yield given.problem(line, one.odd, say)


#: A paper has one of these; parties, fees, rates of several kinds and clauses may be many.
_SINGLE = {
    PaperField.CONTRACT_NO: "合同编号",
    PaperField.CASE_NO: "案号",
    PaperField.PRINCIPAL: "借款本金",
    PaperField.OWED_PRINCIPAL: "尚欠本金",
    PaperField.OWED_TOTAL: "欠款总额",
    PaperField.RATE: "利率",
    PaperField.PENALTY_RATE: "罚息利率",
    PaperField.PENALTY_MULTIPLE: "罚息倍数",
    PaperField.PERIODS: "期数",
    PaperField.GRACE_DAYS: "宽限期",
    PaperField.FORMED_ON: "签订日",
    PaperField.DRAWN_ON: "放款日",
    PaperField.FIRST_DUE_ON: "首期还款日",
    PaperField.ENDS_ON: "到期日",
    PaperField.SERVED_ON: "送达日",
    PaperField.LENDER: "贷款人",
    PaperField.BORROWER: "借款人",
}


def _differing(given: Given, paper: LoanPaper) -> Iterator[Problem]:
    for field, name in _SINGLE.items():
        found = paper.all_of(field)
        if len(found) > 1:
            quotes = "”和“".join(value.quote[:40] for value in found[:3])
            place = found[1].source
            page = f"第 {place.page} 页" if place.page else ""
            text = (
                f"{name}有 {len(found)} 处说法不同:“{quotes}”(另一处在{page}第 {place.line} 行),都先不采用。"
                "请对照原件,按对的填。"
            )
            yield Problem(source=given.name, line=0, code="value_differs", text=text)


def _nothing(given: Given, paper: LoanPaper) -> Iterator[Problem]:
    if not paper.values:
        text = f"认出这是“{paper.title}”,但里面没有读到当事人、金额或日期。请对照原件,把要紧的填进去。"
        yield given.problem(0, "paper_empty", text)
