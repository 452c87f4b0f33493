"""Households, calls and turns for the tests of the rehearsal, to the yuan."""

from dataclasses import replace
from typing import Any

from liangqing.assess.position import Stage
from liangqing.case.debt import LenderType
from liangqing.law.load import load_rules
from liangqing.papers.rehearse.borrower import borrower
from liangqing.papers.rehearse.call import CallState
from liangqing.papers.rehearse.facts import DebtFacts, HouseholdFacts, ProvenFact
from liangqing.papers.rehearse.policies import policy
from liangqing.papers.rehearse.protocol import (
    Act,
    BorrowerAct,
    CollectorAct,
    HotlineAct,
    Transcript,
    Turn,
    Voice,
)
from liangqing.papers.rehearse.referee import judge_call
from liangqing.papers.rehearse.styles import style


def debt(**changes):
    """10,000 yuan of principal, 800 of interest, 1,200 of penalty; 12,300 are claimed, 11,500 lawful."""
    usual: dict[str, Any] = {
        "id": "d0",
        "lender": "禾谷消费金融有限公司",
        "lender_type": LenderType.CONSUMER_FINANCE,
        "stage": Stage.OVERDUE_91_PLUS,
        "overdue_days": 120,
        "principal_fen": 1_000_000,
        "interest_fen": 80_000,
        "penalty_fen": 120_000,
        "lawful_fen": 1_150_000,
        "claimed_fen": 1_230_000,
        "case_no": "A10000001",
        "hotline": "17000000001",
    }
    return DebtFacts(**(usual | changes))


def home(**changes):
    """6,000 yuan come in, 4,500 are needed, 500 are promised: 1,000 a month are free; 300 in cash."""
    usual: dict[str, Any] = {
        "id": "h",
        "income_fen": 600_000,
        "living_fen": 400_000,
        "dependants_fen": 50_000,
        "living_floor_fen": 200_000,
        "persons": 2,
        "cash_fen": 30_000,
        "promised_fen": 50_000,
        "debts": (debt(),),
        "reasons": (ProvenFact("illness", "做了手术,还在复查", "hospital_record"),),
        "exhibits": frozenset(("hospital_record", "identity_card", "contract:d0")),
    }
    return HouseholdFacts(**(usual | changes))


def call(policy_id="consumer_finance_step", style_id="polite", household=None):
    """A call that has not begun."""
    household = household or home()
    return CallState(household, household.debts[0].id, policy(policy_id), style(style_id))


def says(*acts, text=""):
    """A turn of the borrower; a bare name is an act with nothing beside it."""
    return Turn(
        Voice.BORROWER, text, tuple(Act(act) if isinstance(act, BorrowerAct) else act for act in acts)
    )


def they_say(*acts, text=""):
    """A turn of the collector."""
    return Turn(
        Voice.COLLECTOR, text, tuple(Act(act) if isinstance(act, CollectorAct) else act for act in acts)
    )


IDENTIFY = Act(
    CollectorAct.IDENTIFY,
    lender="禾谷消费金融有限公司",
    employer="禾谷消费金融有限公司",
    staff_no="1234",
    case_no="A10000001",
)
CLAIM = Act(CollectorAct.CLAIM_AMOUNT, amount_fen=1_230_000)


def hotline(name=HotlineAct.CONFIRMS):
    """The lender's published line."""
    return Turn(Voice.HOTLINE, "", (Act(name),))


OPENED = ((IDENTIFY, CLAIM), (CollectorAct.ACCEPT_CALLBACK,))
KNOWN = (*OPENED, hotline())
#: The points were said; what is said next meets the dispute and the first proposal.
POINTS = (*KNOWN, (CollectorAct.ASK_OFFER,))


def after(*heard, household=None):
    """The whole call: each thing heard, a turn or the acts of one, is answered; the referee finds nothing."""
    who, rules = household or home(), frozenset(rule.id for rule in load_rules())
    turns: Transcript = ()
    for spoken in heard:
        turns = (*turns, spoken if isinstance(spoken, Turn) else they_say(*spoken))
        turns = (*turns, borrower(who, who.debts[0].id, turns))
    assert judge_call(who, who.debts[0].id, turns, rules).findings == ()
    return turns


def told(*heard, household=None):
    """What the borrower says last."""
    return after(*heard, household=household)[-1]


def names(turn):
    """The names of the acts of a turn."""
    return [act.name for act in turn.acts]


def offers(terms):
    """The collector's counter."""
    return Act(CollectorAct.COUNTER, terms=terms)


def grants(terms):
    """The collector takes the borrower's terms."""
    return Act(CollectorAct.GRANT, terms=terms)


def sends(terms, signer="禾谷消费金融有限公司"):
    """A paper."""
    return Act(CollectorAct.SEND_WRITTEN, terms=replace(terms, signer=signer))
