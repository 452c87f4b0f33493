"""Lines that rules draw: the closed credit repair, the longest card plan, excessive damages, small claims."""

from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from liangqing.base.because import Because
from liangqing.base.days import add_months
from liangqing.base.errors import InputUnusable
from liangqing.base.money import Fen, parse_yuan, round_half_up
from liangqing.base.noun import Noun
from liangqing.case.debt import LenderType, Purpose
from liangqing.law.book import LawBook, matter_on
from liangqing.law.resolve import resolve
from liangqing.law.rule import Matter, Rule


class RepairAnswer(Noun):
    """`hidden_by`: the day by which the entry is no longer shown; None where the repair does not reach it."""

    hidden_by: date | None
    because: tuple[Because, ...]


class CardPlanAnswer(Noun):
    """The monthly part of a card debt in an individual plan without further interest."""

    monthly_fen: Fen
    because: tuple[Because, ...]


class DamagesAnswer(Noun):
    """`line_fen`: damages above it are generally too high; `over`: strictly above."""

    line_fen: Fen
    over: bool
    because: tuple[Because, ...]


class SmallClaims(StrEnum):
    """Whether a money claim goes the small-claims way, in which the first judgment is final."""

    BY_LAW = "by_law"
    BY_AGREEMENT = "by_agreement"
    NO = "no"


class SmallClaimsAnswer(Noun):
    """The two lines (both counted in) and the side on which the claim lies."""

    by_law_up_to_fen: Fen
    by_agreement_up_to_fen: Fen
    way: SmallClaims
    because: tuple[Because, ...]


def one_off_repair(book: LawBook, overdue_on: date, amount_fen: int, paid_on: date) -> RepairAnswer:
    """Whether one overdue entry, begun on `overdue_on` and paid in full on `paid_on`, is hidden, and from when."""
    rule = resolve(book.rules, "credit.one_off_repair", Matter(accrued_on=overdue_on, received_on=paid_on))
    if not isinstance(rule, Rule):
        return RepairAnswer(hidden_by=None, because=())
    because = (rule.because(),)
    repaid_late = paid_on > date.fromisoformat(rule.words("repaid_until"))
    if repaid_late or amount_fen > parse_yuan(rule.words("amount_max")):
        return RepairAnswer(hidden_by=None, because=because)
    if paid_on <= date.fromisoformat(rule.words("early_repaid_until")):
        hidden_by = date.fromisoformat(rule.words("hidden_from"))
    else:
        hidden_by = add_months(paid_on.replace(day=1), 2) - timedelta(days=1)
    return RepairAnswer(hidden_by=hidden_by, because=because)


def card_plan(book: LawBook, debt_fen: int, months: int, on: date) -> CardPlanAnswer:
    """Equal parts of a card debt. Raises InputUnusable for more months than the rule allows."""
    rule = _rule(book, "plan.card", matter_on(on, lender_type=LenderType.BANK, purpose=Purpose.CARD))
    longest = rule.whole("max_months")
    if debt_fen <= 0 or not 1 <= months <= longest:
        raise InputUnusable(
            "card_plan_months",
            f"信用卡个性化分期不能分 {months} 期。",
            f"金额要大于 0,期数写 1 到 {longest}。",
        )
    return CardPlanAnswer(monthly_fen=round_half_up(Fraction(debt_fen, months)), because=(rule.because(),))


def damages_line(book: LawBook, loss_fen: int, damages_fen: int, on: date) -> DamagesAnswer:
    """Agreed damages against the loss that was really caused."""
    rule = _rule(book, "penalty.reduce_line", matter_on(on))
    line = Fraction(loss_fen) * (100 + Fraction(rule.words("over_loss_percent"))) / 100
    return DamagesAnswer(
        line_fen=round_half_up(line), over=Fraction(damages_fen) > line, because=(rule.because(),)
    )


def small_claims(book: LawBook, claim_fen: int, yearly_wage_fen: int, on: date) -> SmallClaimsAnswer:
    """A claim filed on `on` against the province's published average yearly wage."""
    rule = _rule(book, "suit.small_claims", matter_on(on))
    by_law, by_agreement = (
        yearly_wage_fen * Fraction(rule.words(name)) / 100
        for name in ("by_law_percent", "by_agreement_percent")
    )
    way = SmallClaims.BY_AGREEMENT if claim_fen <= by_agreement else SmallClaims.NO
    return SmallClaimsAnswer(
        by_law_up_to_fen=round_half_up(by_law),
        by_agreement_up_to_fen=round_half_up(by_agreement),
        way=SmallClaims.BY_LAW if claim_fen <= by_law else way,
        because=(rule.because(),),
    )


def _rule(book: LawBook, effect: str, matter: Matter) -> Rule:
    rule = book.rule(effect, matter)
    if rule is None:
        raise InputUnusable("no_rule", "那一天没有我们知道的规则。", "请换一个日期,或打 12348 问。")
    return rule
