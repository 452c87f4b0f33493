"""Who a paper is about: parties, numbers, court, and its days, each by its label."""

import re
from collections.abc import Iterator

from liangqing.case.loan_paper import PaperField as Field
from liangqing.reading.paper_amounts import days_in
from liangqing.reading.paper_text import PaperText, Spotted

_ROLES = {
    "贷款人": Field.LENDER,
    "出借人": Field.LENDER,
    "放款人": Field.LENDER,
    "放款机构": Field.LENDER,
    "债权人": Field.LENDER,
    "授信人": Field.LENDER,
    "借款人": Field.BORROWER,
    "债务人": Field.BORROWER,
    "受信人": Field.BORROWER,
    "担保人": Field.GUARANTOR,
    "保证人": Field.GUARANTOR,
    "担保公司": Field.GUARANTOR,
    "申请执行人": Field.APPLICANT,
    "被执行人": Field.RESPONDENT,
    "被申请人": Field.RESPONDENT,
    "申请人": Field.APPLICANT,
    "被上诉人": Field.RESPONDENT,
    "原告": Field.PLAINTIFF,
    "被告": Field.DEFENDANT,
    "转让方": Field.ASSIGNOR,
    "转让人": Field.ASSIGNOR,
    "受让方": Field.ASSIGNEE,
    "受让人": Field.ASSIGNEE,
}
_WORD = "|".join(sorted(_ROLES, key=len, reverse=True))
_NAME = r"([\u4e00-\u9fff·A-Za-z*()]{2,40}?)"
_STOP = r"(?=[，,。；;\n:]|住所|身份证|证件|统一|法定|联系|地址|性别|电话|$)"
#: `贷款人:甲公司`, `甲方(贷款人):甲公司`, `贷款人(甲方):甲公司`.
_LABELLED = re.compile(
    rf"(?:[甲乙丙丁]方)?\(?({_WORD})\)?(?:\([^()\n]{{1,10}}\))?(?:名称|姓名)?:{_NAME}{_STOP}"
)
#: `原告甲公司,住所地…` at the beginning of a line, as court papers write it.
_STOP_BARE = r"(?=[，,。；;\n:]|住所|身份证|证件|统一|法定|联系|地址|性别|电话|应当|应[自于]|因|系|不服|$)"
_BARE = re.compile(rf"(?:^|(?<=\n))({_WORD})(?:\([^()\n]{{1,12}}\))?:?{_NAME}{_STOP_BARE}")
_PARTY = re.compile(rf"(?:^|(?<=\n))([甲乙丙丁]方):{_NAME}{_STOP}")
_CONTRACT_NO = re.compile(r"(?:合同|协议|借据)(?:编?号|号码):?([A-Za-z0-9][A-Za-z0-9\-_()\[\]]{3,39})")
_CASE_NO = re.compile(
    r"\(((?:19|20)\d{2})\)([\u4e00-\u9fff\d]{2,20}?\d{1,8}号(?:之[一二三四五六七八九十\d]{1,3})?)"
)
_ARBITRAL_NO = re.compile(r"案号:?([\u4e00-\u9fffA-Za-z0-9()\[\]]{3,30}号)")
_COURT = re.compile(r"([\u4e00-\u9fff]{2,24}?(?:人民法院|互联网法院|金融法院|仲裁委员会|仲裁院|公证处))")
_NOT_COURT = re.compile(
    r"^(?:有管辖权|向|由|所在地|甲方|乙方|原告|被告|上级|最高|本|该|依法|提交|至|任何|当地|贷款人|借款人|住所地|合同)"
)
_DAYS = {
    "签订日期|签署日期|签订时间|签订日|签署时间|合同签订于": Field.FORMED_ON,
    "放款日期?|借款发放日|贷款发放日|发放日期|起息日|借款起始日|借款日期": Field.DRAWN_ON,
    "首期还款日期?|首个还款日|首次还款日|第一期还款日": Field.FIRST_DUE_ON,
    "到期日期?|借款到期日|贷款到期日|最后还款日": Field.ENDS_ON,
    "送达日期|送达时间|签收日期|收到日期|签收时间": Field.SERVED_ON,
    "开庭时间|开庭日期|应到时间|传唤时间": Field.HEARING_ON,
}
_DAY_WITHIN = 24
_LASTING = re.compile(
    r"(?:借款|贷款|授信|合同|使用)期限?(?:为|:)?自([^。\n]{8,14}?)(?:起)?至([^。\n]{8,14}?)(?:止|，|。|\n|$)"
)
_LAST_LINES = 300


def head_values(text: PaperText) -> Iterator[Spotted]:
    """Parties, numbers, court and days."""
    yield from _parties(text.text)
    yield from _numbers(text.text)
    yield from _courts(text.text)
    yield from _days(text.text)


def _parties(text: str) -> Iterator[Spotted]:
    for pattern in (_LABELLED, _BARE):
        for match in pattern.finditer(text):
            yield _named(_ROLES[match[1]], match, match[2])
    for match in _PARTY.finditer(text):
        if not any(role in match[2] for role in _ROLES):
            yield _named(Field.PARTY, match, match[2])


def _named(field: Field, match: re.Match[str], name: str) -> Spotted:
    return Spotted(field, match.start(), match[0].strip(), {"name": name.strip()})


def _numbers(text: str) -> Iterator[Spotted]:
    for match in _CONTRACT_NO.finditer(text):
        yield _named(Field.CONTRACT_NO, match, match[1])
    yield from _case_numbers(text)
    for match in _ARBITRAL_NO.finditer(text):
        if not _CASE_NO.search(match[0]):
            yield _named(Field.CASE_NO, match, match[1])


def _case_numbers(text: str) -> Iterator[Spotted]:
    """The paper's own stands alone on its line; others in the text are other cases."""
    found = list(_CASE_NO.finditer(text))
    own = [match for match in found if _is_alone(text, match)]
    for match in own or found:
        yield _named(Field.CASE_NO, match, f"（{match[1]}）{match[2]}")


def _is_alone(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rpartition("\n")[2]
    return before in ("", "案号:") and text[match.end() : match.end() + 1] in ("", "\n")


def _courts(text: str) -> Iterator[Spotted]:
    """The one that issued the paper stands alone on a line, or at the end of its own sentence about itself."""
    for match in _COURT.finditer(text):
        alone = text[max(0, match.start() - 1) : match.start()] in ("", "\n", ":", "致")
        if alone and not _NOT_COURT.match(match[1]):
            yield _named(Field.COURT, match, match[1])
            return


def _days(text: str) -> Iterator[Spotted]:
    for labels, field in _DAYS.items():
        for match in re.finditer(rf"(?:{labels})(?:为|是)?:?", text):
            stretch = text[match.end() : match.end() + _DAY_WITHIN].split("\n", maxsplit=1)[0]
            found = next(((day, end) for day, place, end in days_in(stretch) if place <= 3), None)
            if found is not None:
                yield Spotted(field, match.start(), f"{match[0]}{stretch[: found[1]]}", {"on": found[0]})
    for match in _LASTING.finditer(text):
        for field, words in ((Field.DRAWN_ON, match[1]), (Field.ENDS_ON, match[2])):
            day = next((day for day, _, _ in days_in(words)), None)
            if day is not None:
                yield Spotted(field, match.start(), match[0].strip(), {"on": day})
    yield from _dated(text)


def _dated(text: str) -> Iterator[Spotted]:
    """The day at the foot, alone on its stretch."""
    foot = text[-_LAST_LINES:]
    last = max(days_in(foot), key=lambda found: found[1], default=None)
    if last is not None and len(foot) - last[1] <= 40:
        place = len(text) - len(foot) + last[1]
        yield Spotted(Field.DATED_ON, place, foot[last[1] : last[2]], {"on": last[0]})
