"""What a text claims, told to a person."""

from liangqing.assess.agreement_check import AgreementCheck
from liangqing.case.debt import AgreementState
from liangqing.cli.show import say, say_because
from liangqing.conduct.caller import CallerCheck
from liangqing.law.claims import ClaimReport
from liangqing.law.claims_shown import CitationTold, ClaimTold, told

_QUOTE = 60
_QUOTES = 3


def tell_claims(report: ClaimReport) -> None:
    """Claims first, the most harmful before the rest; then the citations."""
    shown = told(report)
    if not shown.claims and not shown.citations:
        say("没有认出清单上的说法,也没有看到法条引用。这不等于说的都对;拿不准打 12348。")
        return
    for claim in shown.claims:
        _tell_claim(claim)
    for citation in shown.citations:
        _tell_citation(citation)
    say(f"一共 {len(shown.claims)} 种说法、{len(shown.citations)} 处引用。没有列出的话,我们没有判断。")


def _tell_claim(claim: ClaimTold) -> None:
    say(f"{claim.label}:{_quoted(claim.quotes)}")
    say(f"    实际:{claim.truth}")
    say(f"    怎么办:{claim.do}")
    say_because(claim.because)


def _tell_citation(citation: CitationTold) -> None:
    say(f"引用{_quoted(citation.quotes)}:{citation.label}")
    say(f"    {citation.now}")


def tell_caller(check: CallerCheck) -> None:
    """The verdict, then why, then what to do."""
    say(f"{check.text}(风险分 {check.score})")
    for reason in check.reasons:
        say(f"  · {reason.text}")
        say_because(reason.because)
    if check.next:
        say("下一步:")
    for number, step in enumerate(check.next, 1):
        say(f"  {number}. {step}")
    if check.ignored:
        say(f"没有用上的项目:{'、'.join(check.ignored)}。")


def tell_agreement(check: AgreementCheck) -> None:
    """Whether it can be kept to; then what contradicts, what is missing, what can hurt."""
    if check.state is AgreementState.OFFER_VERIFIED:
        say("该写的都写了,数也对得上。仍然要用官方渠道核实是不是放款机构发的,再签。")
    else:
        say("还不能当成定下来的协议:下面的先补齐、对清,再付款。")
    for mismatch in check.mismatches:
        say(f"  对不上:{mismatch.text}")
    for gap in check.missing:
        say(f"  还缺:{gap.text}。{gap.ask}")
    for warning in check.warnings:
        say(f"  当心:{warning.text}")
        say_because(warning.because)


def _quoted(quotes: tuple[str, ...]) -> str:
    """The words of the text, shortened."""
    flat = [" ".join(quote.split()) for quote in quotes[:_QUOTES]]
    more = f"等 {len(quotes)} 处" if len(quotes) > _QUOTES else ""
    return "".join(f"“{quote[:_QUOTE]}{'……' if len(quote) > _QUOTE else ''}”" for quote in flat) + more
