"""How much legal danger a way of paying leaves open: the first thing that the solver makes small."""

from liangqing.assess.position import Stage

#: Danger of one month in default, by stage; each step up doubles it.
_WEIGHT: dict[Stage, int] = {
    Stage.CURRENT: 1,
    Stage.DUE_SOON: 1,
    Stage.OVERDUE_1_30: 2,
    Stage.OVERDUE_31_90: 4,
    Stage.OVERDUE_91_PLUS: 8,
    Stage.AGENT: 8,
    Stage.ASSIGNED: 8,
    Stage.GUARANTOR_PAID: 8,
    Stage.PRE_SUIT: 16,
    Stage.SETTLED_IN_ENFORCEMENT: 16,
    Stage.PAYMENT_ORDER: 32,
    Stage.LAWSUIT: 32,
    Stage.ARBITRATION: 32,
    Stage.NOTARISED: 32,
    Stage.EFFECTIVE_TITLE: 64,
    Stage.ENFORCEMENT: 64,
    Stage.CLOSED: 0,
    Stage.CREDIT_CLOCK: 0,
    Stage.CREDIT_CLEARED: 0,
}


#: More than all other danger together: a debt in order is stretched only where no plan keeps it.
_DISTURBED = 1_000_000


def exposure(stage: Stage, months_in_default: int) -> int:
    """Weight of the stage × months until the debt is in order again; much more for disturbing a debt in order.

    Those months are 0 for keeping to what was agreed, the months in which arrears are caught up, 1 for a single
    payment, and the whole term for instalments, because nothing but the last one ends the matter.
    """
    disturbed = _DISTURBED if stage in (Stage.CURRENT, Stage.DUE_SOON) and months_in_default else 0
    return disturbed + _WEIGHT[stage] * months_in_default
