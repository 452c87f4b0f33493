"""Who is asked to pay for another's debt: what a guarantor and a spouse owe, and what they had better not sign."""

from collections.abc import Iterator

from liangqing.assess.limitation import last_due_on
from liangqing.assess.position import Finding, Severity
from liangqing.assess.seen import Seen
from liangqing.base.days import add_months, speak_date
from liangqing.case.borrower import Role


def role_findings(seen: Seen, role: Role) -> Iterator[Finding]:
    """Nothing for the borrower."""
    if role is Role.GUARANTOR:
        yield _guarantor(seen)
    elif role is Role.SPOUSE:
        yield _spouse(seen)


def _guarantor(seen: Seen) -> Finding:
    return Finding(
        code="role_guarantor",
        severity=Severity.SOON,
        text="您是担保人,不是借款人。先看保证合同:没写清楚的,按一般保证,对方要先告借款人、执行不了,才轮到您;"
        f"保证有期间,过了就不用再担。{_period(seen)}您只在借款人该还的范围内担,借款人能说的理由,您都能说。",
        because=seen.reasons(
            "guarantee.kind",
            "guarantee.order",
            "guarantee.period",
            "guarantee.lapse",
            "guarantee.no_revival",
            "guarantee.ceiling",
            "guarantee.defences",
            "guarantee.recourse",
        ),
        steps=(
            "找出保证合同,看三样:一般还是连带、保证期间多长、担保的是哪一笔。",
            "对方在期间内有没有找过您(连带保证)、有没有起诉过借款人(一般保证),记下日期。",
            "问清楚以前,不签任何催收通知、还款承诺;期间过了再签,也可能被当成新的保证。",
            "真的代还了,留好凭证,可以向借款人追。拿不准打 12348。",
        ),
    )


def _period(seen: Seen) -> str:
    """Where no period was agreed: so many months from the last due day."""
    rule = seen.book.rule("guarantee.period", seen.matter) if seen.debt.formed_on else None
    due_on = last_due_on(seen.debt, seen.facts.schedule if seen.facts else seen.debt.schedule, seen.as_of)
    if rule is None or due_on is None:
        return ""
    ends_on = add_months(due_on, rule.whole("months"))
    return (
        f"没有约定期间的,从这笔到期算起,到 {speak_date(ends_on)} 为止"
        "(贷款被提前收回的,从哪天算各地看法不一)。"
    )


def _spouse(seen: Seen) -> Finding:
    return Finding(
        code="role_spouse",
        severity=Severity.SOON,
        text="配偶以个人名义借的、超出家庭日常需要的,一般是他(她)的个人债务;对方要让您一起还,要由它证明钱用在了家里、"
        "一起做生意,或者您同意过。您签过字、事后认过的,就可能要一起还。",
        because=seen.reasons(
            "spouse.joint",
            "spouse.daily",
            "spouse.before",
            "spouse.unlawful",
            "spouse.outside",
            "kin.joining",
        ),
        steps=(
            "问清楚三样:谁签的字、钱进了谁的账户、花在哪里;把流水留好。",
            "不签“我来还”“共同还款”,不在电话里答应;愿意帮,可以直接把钱给配偶,由他(她)去还。",
            "离婚时怎么分债,只管你们两个人,管不了放款机构。",
            "收到法院文书,按期限答辩,说明这不是共同债务;先打 12348。",
        ),
    )
