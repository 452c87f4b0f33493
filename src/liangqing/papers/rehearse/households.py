"""Households for rehearsals, made from a seed: money, debts, reasons and papers, from comfortable to hopeless."""

from random import Random

from liangqing.assess.position import Stage
from liangqing.case.debt import LenderType
from liangqing.papers.rehearse.facts import DebtFacts, HouseholdFacts, ProvenFact

_YUAN = 100
_LENDERS = (
    (
        LenderType.BANK,
        ("云岭银行股份有限公司", "江湾农村商业银行股份有限公司", "东屏银行股份有限公司信用卡中心"),
    ),
    (LenderType.CONSUMER_FINANCE, ("禾谷消费金融有限公司", "远舟消费金融股份有限公司")),
    (LenderType.MICROLOAN, ("青棠小额贷款有限公司", "汇渡网络小额贷款有限公司")),
    (LenderType.AUTO_FINANCE, ("驰安汽车金融有限公司",)),
    (LenderType.GUARANTOR, ("中衡融资担保有限公司",)),
    (LenderType.AMC, ("北岸资产管理有限公司",)),
)
_AGENCIES = ("鸣远商务服务有限公司", "明岸信用管理有限公司", "捷诺外包服务有限公司")
_STAGES = (
    Stage.OVERDUE_1_30,
    Stage.OVERDUE_31_90,
    Stage.OVERDUE_31_90,
    Stage.OVERDUE_91_PLUS,
    Stage.OVERDUE_91_PLUS,
    Stage.AGENT,
    Stage.AGENT,
    Stage.ASSIGNED,
    Stage.PRE_SUIT,
    Stage.LAWSUIT,
)
_DAYS = {
    Stage.OVERDUE_1_30: (3, 30),
    Stage.OVERDUE_31_90: (31, 90),
    Stage.OVERDUE_91_PLUS: (91, 400),
}
_LATE_DAYS = (120, 900)
_REASONS = (
    ("lost_job", "单位裁员,现在没有固定工作", "termination_notice"),
    ("income_fell", "厂里减班,到手工资少了", "bank_statement"),
    ("illness", "做了手术,还在复查和吃药", "hospital_record"),
    ("parent_ill", "母亲住院,要人照顾", "hospital_record"),
    ("child_born", "孩子刚出生,家里少一份收入", "birth_certificate"),
    ("wages_unpaid", "工地的工资拖着没有发", "wage_ruling"),
    ("shop_closed", "小店关了门,货款还没有收回来", "closing_notice"),
    ("accident", "骑车摔伤,几个月不能上班", "hospital_record"),
)
_ALWAYS_HELD = ("identity_card", "bank_statement")


def household(seed: int) -> HouseholdFacts:
    """The household of a seed: the same seed, the same household."""
    rng = Random(f"household:{seed}")
    persons = rng.choice((1, 1, 2, 2, 3, 3, 4, 5))
    floor_fen = persons * rng.randint(7, 14) * 100 * _YUAN
    living_fen = floor_fen + rng.randint(-300, 2_000) * _YUAN
    dependants_fen = rng.choice((0, 0, 500, 1_000, 2_000)) * _YUAN
    income_fen = max(0, max(floor_fen, living_fen) + dependants_fen + _left_over(rng))
    reasons = tuple(_reason(rng, chosen) for chosen in rng.sample(_REASONS, rng.choice((0, 1, 1, 2, 3))))
    debts = tuple(_debt(rng, place) for place in range(rng.choice((1, 1, 2, 3, 4, 6))))
    free_fen = max(0, income_fen - max(floor_fen, living_fen) - dependants_fen)
    return HouseholdFacts(
        id=f"h{seed}",
        income_fen=income_fen,
        living_fen=living_fen,
        dependants_fen=dependants_fen,
        living_floor_fen=floor_fen,
        persons=persons,
        cash_fen=_cash(rng),
        promised_fen=0 if len(debts) == 1 else free_fen * rng.choice((0, 0, 30, 50, 80, 100)) // 100,
        debts=debts,
        reasons=reasons,
        exhibits=_exhibits(debts, reasons),
    )


def _left_over(rng: Random) -> int:
    """What a month leaves, in fen: often little, sometimes nothing or less, seldom plenty."""
    kind = rng.random()
    if kind < 0.15:
        return -rng.randint(0, 2_500) * _YUAN
    if kind < 0.75:
        return rng.randint(1, 2_500) * _YUAN + rng.choice((0, 0, 50, 1))
    return rng.randint(2_500, 9_000) * _YUAN


def _cash(rng: Random) -> int:
    return (
        rng.choice((0, 0, rng.randint(1, 2_000), rng.randint(1_000, 8_000), rng.randint(5_000, 60_000)))
        * _YUAN
    )


def _reason(rng: Random, chosen: tuple[str, str, str]) -> ProvenFact:
    reason_id, text, exhibit = chosen
    return ProvenFact(reason_id, text, exhibit if rng.random() < 0.75 else None)


def _exhibits(debts: tuple[DebtFacts, ...], reasons: tuple[ProvenFact, ...]) -> frozenset[str]:
    held = {reason.exhibit for reason in reasons if reason.exhibit}
    return (
        frozenset(held) | set(_ALWAYS_HELD) | {f"contract:{debt.id}" for debt in debts if debt.contract_held}
    )


def _debt(rng: Random, place: int) -> DebtFacts:
    stage = rng.choice(_STAGES)
    lender_type, names = rng.choice(_LENDERS)
    principal_fen = (
        rng.choice((rng.randint(300, 3_000), rng.randint(3_000, 30_000), rng.randint(30_000, 150_000)))
        * _YUAN
    )
    days = rng.randint(*_DAYS.get(stage, _LATE_DAYS))
    interest_fen = principal_fen * rng.randint(0, 15) // 100 + rng.randint(0, 99)
    penalty_fen = principal_fen * days * rng.randint(3, 10) // 10_000
    owed_fen = principal_fen + interest_fen + penalty_fen
    lawful_fen = owed_fen if rng.random() < 0.5 else owed_fen - penalty_fen * rng.randint(1, 90) // 100
    extra_fen = rng.choice((0, 0, rng.randint(0, 3_000) * _YUAN, penalty_fen, 1))
    return DebtFacts(
        id=f"d{place}",
        lender=rng.choice(names),
        lender_type=lender_type,
        stage=stage,
        overdue_days=days,
        principal_fen=principal_fen,
        interest_fen=interest_fen,
        penalty_fen=penalty_fen,
        lawful_fen=lawful_fen,
        claimed_fen=max(lawful_fen, owed_fen - penalty_fen) if rng.random() < 0.1 else owed_fen + extra_fen,
        case_no=f"{rng.choice('ABCX')}{rng.randint(10**7, 10**8 - 1)}",
        hotline=f"1700000{rng.randint(0, 4_999):04d}",
        agency=rng.choice(_AGENCIES) if stage is Stage.AGENT and rng.random() < 0.7 else None,
        contract_held=rng.random() < 0.7,
        limitation_risk=days > 700 and rng.random() < 0.7,
    )
