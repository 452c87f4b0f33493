"""What a message does, told to a person."""

from liangqing.cli.show import say, say_because
from liangqing.conduct.messages.labels import Verdict
from liangqing.conduct.messages.report import MessageLabel, MessageReport

_QUOTE = 60
_VERDICTS = {
    Verdict.SCAM: "很像骗局。先不要转钱、不要点链接、不要给验证码。",
    Verdict.VIOLATION: "里面有催收不该说、不该做的。",
    Verdict.MIXED: "又像骗局,又有催收不该说、不该做的。先不要转钱。",
    Verdict.OFFICIAL: "看上去是正式的通知。先核实,核实了再办。",
    Verdict.COLLECTION: "看上去是正常的提醒、催收或提议。先核对金额。",
    Verdict.ORDINARY: "没有看出是在催债或行骗。",
}


def tell_message(report: MessageReport) -> None:
    """A person in danger first, then the verdict, the labels, what to do and what to ask."""
    say(_VERDICTS[report.verdict])
    for label in report.labels:
        _tell_label(label)
    _tell_lines("先做", report.do)
    _tell_lines("怎么核实", report.ask)
    say("这里只看文字本身,看不出背后是谁;拿不准打 96110(反诈)或 12348(法律援助)。")


def _tell_label(label: MessageLabel) -> None:
    say(f"{label.name}:{_quoted(label.quote)}")
    say(f"    {label.text}")
    say_because(label.because)


def _tell_lines(title: str, lines: tuple[str, ...]) -> None:
    for number, line in enumerate(lines, 1):
        say(f"{title}{number}:{line}")


def _quoted(quote: str) -> str:
    """The words of the text, shortened."""
    flat = " ".join(quote.split())
    return f"“{flat[:_QUOTE]}{'……' if len(flat) > _QUOTE else ''}”"
