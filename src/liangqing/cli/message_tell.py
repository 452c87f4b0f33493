"""What a message does, and what one's own words say, told to a person."""

from liangqing.cli.show import say, say_because
from liangqing.conduct.messages.report import MessageLabel, MessageReport
from liangqing.conduct.messages.telling import LIMITS, VERDICTS
from liangqing.conduct.own.check import OwnWords
from liangqing.conduct.own.telling import still_to_say, summed_up

_QUOTE = 60


def tell_message(report: MessageReport) -> None:
    """A person in danger first, then the verdict, the labels, what to do and what to ask."""
    say(VERDICTS[report.verdict])
    for label in report.labels:
        _tell_label(label)
    _tell_lines("先做", report.do)
    _tell_lines("怎么核实", report.ask)
    say(LIMITS)


def tell_own_words(told: OwnWords) -> None:
    """A person in danger first, then what could do harm, then what is said and what is still to be said."""
    _tell_lines("先做", told.first)
    for risky in told.risky:
        say(f"当心:{_quoted(risky.quote)}")
        say(f"    {risky.text}")
        say_because(risky.because)
    say(summed_up(told))
    for line in still_to_say(told):
        say(f"  · {line}")


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
