"""What is said in a call, as values and as plain data: turns, and the acts in them."""

from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from liangqing.base.errors import InputUnusable
from liangqing.papers.rehearse.terms import Terms, TermsKind


class Voice(StrEnum):
    """Who speaks."""

    COLLECTOR = "collector"
    BORROWER = "borrower"
    HOTLINE = "hotline"


class CollectorAct(StrEnum):
    """What somebody who asks for money may do in a turn."""

    IDENTIFY = "identify"
    AVOID_IDENTITY = "avoid_identity"
    ACCEPT_CALLBACK = "accept_callback"
    REFUSE_CALLBACK = "refuse_callback"
    CLAIM_AMOUNT = "claim_amount"
    CLAIM_PART = "claim_part"
    CORRECT_CLAIM = "correct_claim"
    KEEP_CLAIM = "keep_claim"
    CLAIM_OTHER_DEBT = "claim_other_debt"
    DEMAND = "demand"
    OFFER = "offer"
    COUNTER = "counter"
    GRANT = "grant"
    REFUSE = "refuse"
    ASK_PROOF = "ask_proof"
    ASK_ABOVE = "ask_above"
    ASK_OFFER = "ask_offer"
    ASK_PROMISE = "ask_promise"
    PROMISE_WRITTEN = "promise_written"
    SEND_WRITTEN = "send_written"
    REFUSE_WRITTEN = "refuse_written"
    BACK_DOWN = "back_down"
    FLATTER = "flatter"
    INSULT = "insult"
    THREATEN = "threaten"
    FAKE_DEADLINE = "fake_deadline"
    ASK_FEE = "ask_fee"
    ASK_PRIVATE_ACCOUNT = "ask_private_account"
    ASK_CODE = "ask_code"
    ASK_BORROW_ANEW = "ask_borrow_anew"
    SILENCE = "silence"
    NONSENSE = "nonsense"
    INJECT = "inject"
    END = "end"


class BorrowerAct(StrEnum):
    """What the person who is asked, or somebody speaking for them, may do in a turn."""

    ASK_IDENTITY = "ask_identity"
    ASK_CALLBACK = "ask_callback"
    CALL_HOTLINE = "call_hotline"
    ASK_BREAKDOWN = "ask_breakdown"
    ASK_REPEAT = "ask_repeat"
    STATE_WILLING = "state_willing"
    STATE_REASON = "state_reason"
    STATE_MONEY = "state_money"
    OFFER_PROOF = "offer_proof"
    DISPUTE_AMOUNT = "dispute_amount"
    OFFER = "offer"
    COUNTER = "counter"
    ACCEPT = "accept"
    REFUSE = "refuse"
    ASK_WRITTEN = "ask_written"
    REFUSE_FEE = "refuse_fee"
    REFUSE_PRIVATE_ACCOUNT = "refuse_private_account"
    REFUSE_CODE = "refuse_code"
    REFUSE_BORROW = "refuse_borrow"
    REFUSE_PROMISE = "refuse_promise"
    CITE_RULE = "cite_rule"
    NOTE_FOR_LOG = "note_for_log"
    SUSPECT = "suspect"
    END_POLITELY = "end_politely"
    ADMIT = "admit"
    PAY_FEE = "pay_fee"
    PAY_PRIVATE = "pay_private"
    GIVE_CODE = "give_code"
    BORROW_ANEW = "borrow_anew"
    INSULT = "insult"


class HotlineAct(StrEnum):
    """What the published line of the lender answers when it is called."""

    CONFIRMS = "hotline_confirms"
    DENIES = "hotline_denies"
    CLOSED = "hotline_closed"


ActName = CollectorAct | BorrowerAct | HotlineAct
_NAMES: dict[Voice, type[StrEnum]] = {
    Voice.COLLECTOR: CollectorAct,
    Voice.BORROWER: BorrowerAct,
    Voice.HOTLINE: HotlineAct,
}


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done in a turn. `topic` says which: of a threat, a proof, a rule, a part of the claim, a reason."""

    name: ActName
    amount_fen: int | None = None
    terms: Terms | None = None
    topic: str | None = None
    lender: str | None = None
    employer: str | None = None
    staff_no: str | None = None
    case_no: str | None = None
    number: str | None = None  # a telephone, an account


@dataclass(frozen=True, slots=True)
class Turn:
    """What one voice says before another speaks."""

    who: Voice
    text: str
    acts: tuple[Act, ...] = ()

    def first(self, name: ActName) -> Act | None:
        """The first act of that name."""
        return next((act for act in self.acts if act.name is name), None)


Transcript = tuple[Turn, ...]


def to_plain(turn: Turn) -> dict[str, Any]:
    """The turn as dictionaries, lists, texts and numbers; what is empty is left out."""
    return {"who": turn.who.value, "text": turn.text, "acts": [_plain_act(act) for act in turn.acts]}


def _plain_act(act: Act) -> dict[str, Any]:
    values = {name: value for name, value in asdict(act).items() if value is not None and name != "terms"}
    values["name"] = act.name.value
    return values | ({} if act.terms is None else {"terms": _plain_terms(act.terms)})


def _plain_terms(terms: Terms) -> dict[str, Any]:
    values = asdict(terms) | {"kind": terms.kind.value, "conditions": list(terms.conditions)}
    return {name: value for name, value in values.items() if value not in (None, [])}


def from_plain(data: dict[str, Any]) -> Turn:
    """The turn that plain data tells; raises InputUnusable where it is none."""
    try:
        who = Voice(data["who"])
        return Turn(who, str(data["text"]), tuple(_act(who, act) for act in data["acts"]))
    except (KeyError, TypeError, ValueError) as odd:
        raise InputUnusable(
            "turn_unusable", "这一轮对话不合格式。", "请对照 docs/negotiation.md 第 1 节改正。"
        ) from odd


def _act(who: Voice, data: dict[str, Any]) -> Act:
    values = dict(data)
    name = _NAMES[who](values.pop("name"))
    terms = values.pop("terms", None)
    known = {field.name for field in fields(Act)}
    if not set(values) <= known:
        raise ValueError(sorted(set(values) - known))
    return Act(name, terms=None if terms is None else _terms(terms), **values)  # type: ignore[arg-type]


def _terms(data: dict[str, Any]) -> Terms:
    values = data | {"kind": TermsKind(data["kind"]), "conditions": tuple(data.get("conditions", ()))}
    terms = Terms(**values)
    if not terms.is_possible():
        raise ValueError(values)
    return terms
