"""What the working papers of loans and of cards have in common: amounts, ceiling, differences, sources."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from liangqing.assess.card_reconstruction import CardReconstruction
from liangqing.assess.position import DebtPosition
from liangqing.assess.reconstruction import Reconstruction
from liangqing.base.because import Because
from liangqing.base.money import speak_yuan
from liangqing.base.rates import fraction_percent
from liangqing.papers.paper import Block, Heading, Items, Paragraph, Table

Worked = Reconstruction | CardReconstruction
_DECIMALS = 6


def yuan(fen: int | None) -> str:
    """Fen as an amount without the unit, or that it is not known."""
    return "不知道" if fen is None else money(fen)


def money(fen: int) -> str:
    """Fen as an amount of yuan without the unit."""
    return speak_yuan(fen).removesuffix(" 元")


def rate(yearly: Fraction) -> str:
    """A yearly rate in percent, zeros at the end dropped."""
    return f"{fraction_percent(yearly, 7).rstrip('0').rstrip('.')}%"


def exact_yuan(fen: Fraction) -> str:
    """Fen → yuan with six decimals, half up, zeros beyond the fen dropped."""
    text = fraction_percent(fen / 10_000, _DECIMALS)
    whole, _, decimals = text.partition(".")
    return f"{int(whole):,}.{decimals[:2]}{decimals[2:].rstrip('0')}"


def sum_rows(at: DebtPosition, books: str) -> tuple[tuple[str, str, str], ...]:
    """The sums that are compared, each with where to look; a judgment's own sum stands for all of the contract's."""
    claimed = ("对方主张", yuan(at.claimed_fen), "—")
    if at.decided:
        said = f"欠多少以它为准;“{books}”是合同的账,不是现在欠的数"
        return (("生效文书写的", yuan(at.decided_fen), said), claimed)
    return (
        ("按合同", yuan(at.contract.total_fen if at.contract else None), f"见“{books}”最后一行"),
        ("法律支持的上限", yuan(at.lawful.total_fen if at.lawful else None), "见“上限”"),
        claimed,
        ("差额中没有解释的", yuan(at.unexplained_fen), "对方主张减按合同,再减已说明的部分"),
    )


def compared_blocks(working: Worked, at: DebtPosition) -> tuple[Block, ...]:
    """Ceiling and differences; after a judgment there is nothing to compare."""
    return () if at.decided else (*ceiling_blocks(working), *difference_blocks(working))


def ceiling_blocks(working: Worked) -> tuple[Block, ...]:
    """The ceiling, stretch by stretch, and what it leaves."""
    if not working.ceiling or working.lawful is None or working.pot_fen is None:
        return (
            Heading(text="上限"),
            Paragraph(text="这笔债没有可以用来比较的上限:放款机构或合同日期还不知道。"),
        )
    rows = tuple(
        (
            _days(line.from_on, line.until_on),
            str((line.until_on - line.from_on).days),
            money(line.principal_fen),
            rate(line.yearly),
            exact_yuan(line.exact_fen),
        )
        for line in working.ceiling
    )
    total = sum((line.exact_fen for line in working.ceiling), Fraction(0))
    carried = (
        f"另有更早转下来、没法重算的息费 {money(working.carried_charges_fen)};"
        if isinstance(working, CardReconstruction) and working.carried_charges_fen
        else ""
    )
    told = (
        f"从 {working.lawful.since.isoformat()}(那天之前到期的息费都已付清)起,各项息费合计最多 "
        f"{exact_yuan(total)};{carried}其后已付息费 {money(working.charges_paid_fen)},"
        f"还剩 {money(working.pot_fen)}。加上没有归还的、实际到手的本金 "
        f"{money(working.lawful.total_fen - working.pot_fen)},合计 {money(working.lawful.total_fen)}。"
        "这是上限,不是债务;用不完的部分不用付。"
    )
    head = ("起止(首日计入,末日不计)", "天数", "本金", "年利率上限", "本金 × 利率 × 天数/365")
    return (
        Heading(text="上限"),
        Table(head=head, rows=rows, widths=(32, 10, 18, 16, 24), right=(1, 2, 3, 4)),
        Paragraph(text=told),
    )


def _days(from_on: date, until_on: date) -> str:
    return f"{from_on.isoformat()} 至 {until_on.isoformat()}"


def difference_blocks(working: Worked) -> tuple[Block, ...]:
    """What the other side asks for beside the contract, line by line."""
    if not working.differences:
        return (Heading(text="差异"), Paragraph(text="没有要说明的差异。"))
    rows = tuple(
        (
            line.on.isoformat() if line.on else "—",
            line.what,
            money(line.amount_fen),
            _cited(line.because),
        )
        for line in working.differences
    )
    head = ("日期", "是什么", "金额", "依据")
    return (Heading(text="差异"), Table(head=head, rows=rows, widths=(14, 42, 16, 28), right=(2,)))


def rules_of(working: Worked, at: DebtPosition) -> tuple[Because, ...]:
    """The rules of the ceiling, while there is one."""
    return () if at.decided else working.because


def source_blocks(working: Worked, at: DebtPosition) -> tuple[Block, ...]:
    """Every rule that the paper rests on."""
    reasons = dict.fromkeys((*rules_of(working, at), *(r for line in at.differences for r in line.because)))
    lines = tuple(
        f"{_cited((reason,))}({reason.strength.label},{reason.confidence.label})" for reason in reasons
    )
    return (Heading(text="依据"), Items(items=lines or ("没有引用规则。",), numbered=False))


def _cited(because: Sequence[Because]) -> str:
    return ";".join(one.cite() for one in because) or "—"
