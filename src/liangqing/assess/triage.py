"""The three questions that come before money: court papers, a fee already paid, and not wanting to live on."""

from collections.abc import Iterator

from liangqing.assess.position import Finding, Severity
from liangqing.assess.told import FEE_PAID, SELF_HARM, SUMMONS
from liangqing.case.case import Case
from liangqing.case.missing import Missing

TRIAGE_QUESTIONS: tuple[Missing, ...] = (
    Missing(
        id=SUMMONS,
        debt=None,
        question="收到过法院的传票、起诉状或支付令吗?",
        where="信封、短信(可打 12368 核对)",
        choices=("yes", "no"),
    ),
    Missing(
        id=FEE_PAID,
        debt=None,
        question="已经给谁交过“服务费”“协商费”吗?",
        where="转账记录",
        choices=("yes", "no"),
    ),
    Missing(
        id=SELF_HARM,
        debt=None,
        question="最近有过不想活下去的念头吗?",
        where="只问您自己,答案只留在这台电脑里",
        choices=("yes", "no"),
    ),
)


def triage_findings(case: Case) -> Iterator[Finding]:
    """What the three answers call for, the person first."""
    if case.answer(SELF_HARM) == "yes":
        yield Finding(
            code="self_harm",
            severity=Severity.URGENT,
            text="先把钱的事放一放。现在就打 12356(心理援助热线),紧急时打 110 或 120,也请告诉身边一个人。"
            "债务不会因为今天没处理就马上变坏,我们可以明天再看。",
        )
    if case.answer(SUMMONS) == "yes" and not any(debt.proceedings for debt in case.debts):
        yield Finding(
            code="summons_undated",
            severity=Severity.URGENT,
            text="法院文书有期限。先打 12368 核对真假,再把收到的日期填进来,我们马上算出最后一天。",
        )
    if case.answer(FEE_PAID) == "yes":
        yield Finding(
            code="fee_paid",
            severity=Severity.URGENT,
            text="不要再付第二笔。保存转账记录和聊天记录,打 110 或 96110 问是否属于诈骗。协商自己办,不收费。",
        )
