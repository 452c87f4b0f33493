"""An invented household for whoever wants to practise before having a case of their own."""

from liangqing.assess.position import Stage
from liangqing.case.debt import LenderType
from liangqing.papers.rehearse.facts import DebtFacts, HouseholdFacts, ProvenFact

#: The id of the invented household.
INVENTED = "xiaolin"


def sample_household() -> HouseholdFacts:
    """小林: 6,500 yuan come in, 4,500 are needed, 800 go to another creditor; 1,200 are free, 1,500 are there."""
    return HouseholdFacts(
        id=INVENTED,
        income_fen=650_000,
        living_fen=380_000,
        dependants_fen=70_000,
        living_floor_fen=240_000,
        persons=3,
        cash_fen=150_000,
        promised_fen=80_000,
        debts=(_debt(),),
        reasons=(ProvenFact("income_fell", "厂里减班,到手工资少了", "bank_statement"),),
        exhibits=frozenset(("identity_card", "bank_statement", "contract:d1")),
    )


def _debt() -> DebtFacts:
    return DebtFacts(
        id="d1",
        lender="禾谷消费金融有限公司",
        lender_type=LenderType.CONSUMER_FINANCE,
        stage=Stage.OVERDUE_91_PLUS,
        overdue_days=120,
        principal_fen=1_500_000,
        interest_fen=90_000,
        penalty_fen=110_000,
        lawful_fen=1_650_000,
        claimed_fen=1_780_000,
        case_no="A10000001",
        hotline="17000000001",
    )
