"""Which format a file has, told by what stands in it and never by its name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.reading import (
    alipay,
    bank,
    bill_table,
    chat_text,
    credit_detailed,
    credit_report,
    credit_xml,
    jd,
    loan_paper,
    meituan,
    note,
    other_xml,
    phone_table,
    picture_text,
    profile,
    schedule,
    sms_backup,
    transcript,
    wechat,
)
from liangqing.reading.opened import Way, open_file
from liangqing.reading.parsed import Given, Parsed


@dataclass(frozen=True)
class Format:
    """A format: its name in answers, whether a file is of it, and how to read one that is."""

    name: str
    sniff: Callable[[Given], bool]
    parse: Callable[[Given], Parsed]


FORMATS: tuple[Format, ...] = (
    Format(picture_text.NAME, picture_text.sniff, picture_text.parse),
    Format(note.NAME, note.sniff, note.parse),
    Format(profile.NAME, profile.sniff, profile.parse),
    Format(credit_xml.NAME, credit_xml.sniff, credit_xml.parse),
    Format(credit_detailed.NAME, credit_detailed.sniff, credit_detailed.parse),
    Format(credit_report.NAME, credit_report.sniff, credit_report.parse),
    Format(sms_backup.NAME, sms_backup.sniff, sms_backup.parse),
    Format(alipay.NAME, alipay.sniff, alipay.parse),
    Format(wechat.NAME, wechat.sniff, wechat.parse),
    Format(jd.NAME, jd.sniff, jd.parse),
    Format(meituan.NAME, meituan.sniff, meituan.parse),
    Format(schedule.NAME, schedule.sniff, schedule.parse),
    Format(loan_paper.NAME, loan_paper.sniff, loan_paper.parse),
    Format(bank.NAME, bank.sniff, bank.parse),
    Format(phone_table.NAME, phone_table.sniff, phone_table.parse),
    Format(transcript.NAME, transcript.sniff, transcript.parse),
    Format(chat_text.NAME, chat_text.sniff, chat_text.parse),
    Format(other_xml.NAME, other_xml.sniff, other_xml.parse),
)
#: What is left of GB18030 text that was opened as UTF-8 and saved again: the characters are gone.
_REPLACEMENT, _RUINED, _MANY = "\ufffd".encode(), "锟斤拷", 20


@dataclass(frozen=True)
class Part:
    """A part of a file whose format is known. `damaged` counts characters that could not be read."""

    format: Format
    given: Given
    damaged: int

    @property
    def format_name(self) -> str:
        """`wechat_csv`; of a workbook `wechat_xlsx`."""
        stem, _, ending = self.format.name.rpartition("_")
        return (
            f"{stem}_{self.given.medium}"
            if ending == "csv" and self.given.medium != "text"
            else self.format.name
        )


@dataclass(frozen=True)
class Detected:
    """Every part of a file that a format knows, and what is to be said of the others."""

    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]


def detect(data: bytes, name: str, passwords: Sequence[str] = ()) -> Detected:
    """The formats of a file by its bytes; `name` is only for messages. Raises InputUnusable if it has none of ours;
    a table whose columns only a person can tell is asked about.
    """
    opened = open_file(data, name, passwords)
    known: list[Part] = []
    unknown: list[Given] = []
    for ways in opened.parts:
        part = _known(ways, unknown)
        known += [part] if part is not None else []
    if known:
        return Detected(
            tuple(known), (*opened.problems, *(_unknown_sheet(given) for given in unknown if given.sheet))
        )
    questions = (asked(given) for given in unknown for asked in (phone_table.question, bill_table.question))
    if asked_back := next(filter(None, questions), None):
        raise asked_back
    ruined = data.count(_REPLACEMENT) > _MANY or any(_RUINED in given.text for given in unknown)
    raise _ruined(name) if ruined else _unknown(name)


def _known(ways: Iterable[Way], unknown: list[Given]) -> Part | None:
    """The first way that a format knows; else all of them are `unknown`."""
    tried: list[Given] = []
    for way in ways:
        form = next((form for form in FORMATS if form.sniff(way.given)), None)
        if form is not None:
            return Part(form, way.given, way.damaged)
        tried.append(way.given)
    unknown += tried
    return None


def _unknown_sheet(given: Given) -> Problem:
    rows = sum(1 for line in given.lines if line)
    text = f"“{given.sheet}”表（{rows} 行）不是认得的表格，没有读入。如果里面有交易，请把它单独导出再导入。"
    return given.problem(0, "sheet_unknown", text)


def _ruined(name: str) -> InputUnusable:
    return InputUnusable(
        "encoding_lost",
        "文件里的汉字已经坏了（多半是用错误的编码打开后又保存过），恢复不了。",
        "请重新导出一份，不要打开，直接导入。",
        name,
    )


def _unknown(name: str) -> InputUnusable:
    return InputUnusable(
        "format_unknown",
        "没有认出这是什么文件。",
        "现在能读：支付宝、微信、京东、美团导出的账单（CSV、Excel、没有解压的 ZIP 也行）、"
        "银行流水（CSV、Excel、有文字的 PDF）、“SMS Backup & Restore”的短信和通话备份（XML）、"
        "通话和短信表格、聊天记录和录音文字（TXT、SRT、VTT）、还款计划（CSV、Excel）、个人信用报告（PDF、网页）、"
        "借款合同和法院文书（PDF、Word、TXT）、以“沟通笔记”开头的文本。"
        "请按其中一种重新导出。",
        name,
    )
