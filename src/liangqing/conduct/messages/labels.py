"""The closed sets of the message check: labels, their families, verdicts, and which labels make which verdict."""

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """What a message does, by precedence of the contract."""

    SCAM = "scam"
    VIOLATION = "violation"
    MIXED = "mixed"
    OFFICIAL = "official"
    COLLECTION = "collection"
    ORDINARY = "ordinary"


class Family(StrEnum):
    """What kind of thing a label says."""

    OFFICIAL = "official"
    COLLECTION = "collection"
    ORDINARY = "ordinary"
    PROHIBITED = "prohibited"
    SCAM = "scam"
    MARK = "mark"


class LabelCode(StrEnum):
    """The labels of `corpus/GUIDE.md`."""

    REMINDER = "reminder"
    OFFER = "offer"
    SETTLEMENT_CONFIRMATION = "settlement_confirmation"
    LAWYER_LETTER = "lawyer_letter"
    COURT = "court"
    MEDIATOR = "mediator"
    CREDIT_CENTRE = "credit_centre"
    POLICE = "police"
    REGULATOR = "regulator"
    THREAT = "threat"
    INSULT = "insult"
    IMPERSONATION_COURT = "impersonation_court"
    IMPERSONATION_POLICE = "impersonation_police"
    IMPERSONATION_LAWYER = "impersonation_lawyer"
    IMPERSONATION_LENDER = "impersonation_lender"
    DISCLOSURE = "disclosure"
    FALSE_PROMISE = "false_promise"
    EXAGGERATED_CONSEQUENCE = "exaggerated_consequence"
    PRESSURE_TO_BORROW = "pressure_to_borrow"
    PRIVATE_ACCOUNT = "private_account"
    EXTRA_FEE = "extra_fee"
    PRIVATE_CHANNEL = "private_channel"
    DEBT_RELIEF_FEE = "debt_relief_fee"
    CREDIT_REPAIR = "credit_repair"
    SAFE_ACCOUNT = "safe_account"
    SCREEN_SHARE = "screen_share"
    FAKE_LINK = "fake_link"
    BOUGHT_DEBT = "bought_debt"
    INSIDER_DELAY = "insider_delay"
    FORGED_PROOF = "forged_proof"
    QUOTES_SCAM = "quotes_scam"
    QUOTES_COLLECTION = "quotes_collection"
    EVERYDAY = "everyday"
    SELF_HARM = "self_harm"


_C = LabelCode
OFFICIAL = (_C.COURT, _C.MEDIATOR, _C.LAWYER_LETTER, _C.CREDIT_CENTRE, _C.POLICE, _C.REGULATOR)
COLLECTION = (_C.REMINDER, _C.OFFER, _C.SETTLEMENT_CONFIRMATION)
ORDINARY = (_C.QUOTES_SCAM, _C.QUOTES_COLLECTION, _C.EVERYDAY)
PROHIBITED = (
    _C.THREAT,
    _C.INSULT,
    _C.IMPERSONATION_COURT,
    _C.IMPERSONATION_POLICE,
    _C.IMPERSONATION_LAWYER,
    _C.IMPERSONATION_LENDER,
    _C.DISCLOSURE,
    _C.FALSE_PROMISE,
    _C.EXAGGERATED_CONSEQUENCE,
    _C.PRESSURE_TO_BORROW,
    _C.PRIVATE_ACCOUNT,
    _C.EXTRA_FEE,
    _C.PRIVATE_CHANNEL,
)
SCAMS = (
    _C.DEBT_RELIEF_FEE,
    _C.CREDIT_REPAIR,
    _C.SAFE_ACCOUNT,
    _C.SCREEN_SHARE,
    _C.FAKE_LINK,
    _C.BOUGHT_DEBT,
    _C.INSIDER_DELAY,
    _C.FORGED_PROOF,
)
#: What an impostor needs for a scam anyhow; these beside a scam label do not make it `mixed`.
TOOLS = frozenset(
    (
        _C.PRIVATE_ACCOUNT,
        _C.FALSE_PROMISE,
        _C.PRIVATE_CHANNEL,
        _C.IMPERSONATION_LENDER,
        _C.IMPERSONATION_LAWYER,
        _C.IMPERSONATION_POLICE,
    )
)
#: What presses: any of these beside a scam label makes it `mixed`.
PRESSING = tuple(code for code in PROHIBITED if code not in TOOLS)
FAMILIES = {
    Family.OFFICIAL: OFFICIAL,
    Family.COLLECTION: COLLECTION,
    Family.ORDINARY: ORDINARY,
    Family.PROHIBITED: PROHIBITED,
    Family.SCAM: SCAMS,
    Family.MARK: (_C.SELF_HARM,),
}
BAD = (*PROHIBITED, *SCAMS)


def family_of(code: LabelCode) -> Family:
    """The family of a label."""
    return next(family for family, codes in FAMILIES.items() if code in codes)


def verdict_of(codes: Iterable[LabelCode]) -> Verdict:
    """The verdict that labels make: scam and violation before what is genuine, both together `mixed`."""
    held = frozenset(codes)
    if held.intersection(SCAMS):
        return Verdict.MIXED if held.intersection(PRESSING) else Verdict.SCAM
    if held.intersection(PROHIBITED):
        return Verdict.VIOLATION
    if held.intersection(OFFICIAL):
        return Verdict.OFFICIAL
    return Verdict.COLLECTION if held.intersection(COLLECTION) else Verdict.ORDINARY
