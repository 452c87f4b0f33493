"""The check of a message: what it does, why we say so, what would settle it, and what to do now."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from liangqing.base.because import Because, Strength
from liangqing.conduct.messages.features import features
from liangqing.conduct.messages.judge import judge
from liangqing.conduct.messages.labels import BAD, LabelCode, Verdict, verdict_of
from liangqing.conduct.messages.look import look
from liangqing.conduct.messages.model import load_model
from liangqing.conduct.messages.report import MessageLabel, MessageReport
from liangqing.conduct.messages.rulebook import RuleFile, load_rulebook
from liangqing.conduct.messages.spans import telling_span
from liangqing.conduct.messages.telling import PERSON_FIRST
from liangqing.law.book import matter_on
from liangqing.law.match import speaks
from liangqing.law.rule import Rule


def check_message(text: str, on: date, rules: Sequence[Rule]) -> MessageReport:
    """What a message does, by words alone; `on` decides which law rules are named. Linear in its length."""
    verdict, labels = judged(text)
    book = load_rulebook()
    told = [book.rules[code.value] for code, _span in labels]
    return MessageReport(
        verdict=verdict,
        labels=tuple(_label(text, span, book.rules[code.value], on, rules) for code, span in labels),
        ask=_unique(line for rule in told for line in rule.ask),
        do=_unique(_do(told)),
    )


def judged(text: str) -> tuple[Verdict, tuple[tuple[LabelCode, tuple[int, int]], ...]]:
    """Verdict and labels with their spans alone, for whoever needs no reasons."""
    book = load_rulebook()
    seen = look(text, book)
    held = features(seen, book)
    reading = load_model().read(held)
    codes = judge(reading.scores, held.named)
    return verdict_of(codes), tuple((code, telling_span(seen, code, held, reading)) for code in codes)


def _do(told: Sequence[RuleFile]) -> Iterator[str]:
    if any(rule.code is LabelCode.SELF_HARM for rule in told):
        yield from PERSON_FIRST
    yield from (line for rule in told for line in rule.do)


def _label(text: str, span: tuple[int, int], rule: RuleFile, on: date, rules: Sequence[Rule]) -> MessageLabel:
    because = tuple(_because(rule, on, rules))
    return MessageLabel(
        code=LabelCode(rule.key),
        name=rule.name,
        span=span,
        quote=text[slice(*span)],
        text=_reason(rule, because),
        because=because,
    )


def _because(rule: RuleFile, on: date, rules: Sequence[Rule]) -> Iterator[Because]:
    """For each effect the law rule that speaks for certain, whoever lent; what binds nobody may be supposed."""
    matter = matter_on(on)
    for effect in rule.because:
        for one in rules:
            if one.effect == effect and (speaks(one, matter) or (_soft(one) and speaks(one, matter) is None)):
                yield one.because()
                break


def _soft(rule: Rule) -> bool:
    return rule.strength in (Strength.STANDARD, Strength.SELF_DISCIPLINE)


def _reason(rule: RuleFile, because: Sequence[Because]) -> str:
    """Why in one sentence; how bad it is only as far as the strongest rule named carries."""
    if LabelCode(rule.key) not in BAD or not because:
        return f"{rule.says}。"
    return f"{rule.says}。这样做{because[0].strength.breach_words}({because[0].cite()})。"


def _unique(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))
