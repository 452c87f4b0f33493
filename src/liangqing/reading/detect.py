"""Which format a file has, told by what stands in it and never by its name."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from liangqing.base.errors import InputUnusable
from liangqing.reading import alipay, note, profile, schedule, sms_backup, wechat
from liangqing.reading.parsed import Given, Parsed
from liangqing.reading.refuse import refuse_what_is_no_text
from liangqing.reading.text import decodings


@dataclass(frozen=True)
class Format:
    """A format: its name in answers, whether a file is of it, and how to read one that is."""

    name: str
    sniff: Callable[[Given], bool]
    parse: Callable[[Given], Parsed]


FORMATS: tuple[Format, ...] = (
    Format(note.NAME, note.sniff, note.parse),
    Format(profile.NAME, profile.sniff, profile.parse),
    Format(sms_backup.NAME, sms_backup.sniff, sms_backup.parse),
    Format(alipay.NAME, alipay.sniff, alipay.parse),
    Format(wechat.NAME, wechat.sniff, wechat.parse),
    Format(schedule.NAME, schedule.sniff, schedule.parse),
)
#: What is left of GB18030 text that was opened as UTF-8 and saved again: the characters are gone.
_REPLACEMENT, _RUINED, _MANY = "\ufffd".encode(), "锟斤拷", 20


@dataclass(frozen=True)
class Detected:
    """A file whose format is known, decoded. `damaged` counts characters that could not be read."""

    format: Format
    given: Given
    damaged: int


def detect(data: bytes, name: str) -> Detected:
    """The format of a file by its bytes; `name` is only for messages. Raises InputUnusable if it has none of ours."""
    refuse_what_is_no_text(data, name)
    sha256 = hashlib.sha256(data).hexdigest()
    ruined = data.count(_REPLACEMENT) > _MANY
    for decoded in decodings(data):
        given = Given(decoded.text, tuple(decoded.text.split("\n")), name, sha256)
        for form in FORMATS:
            if form.sniff(given):
                return Detected(form, given, decoded.damaged)
        ruined = ruined or _RUINED in decoded.text
    raise _ruined(name) if ruined else _unknown(name)


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
        "现在能读：支付宝 App 导出的 CSV、微信支付导出的 CSV、“SMS Backup & Restore”的短信和通话备份（XML）、"
        "还款计划 CSV、以“沟通笔记”开头的文本。请按其中一种重新导出。",
        name,
    )
