"""The three checks on one page: a message with its words marked, the card for a call, an offer against a debt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from liangqing.assess.agreement_check import AgreementCheck
from liangqing.base.typeset import formal
from liangqing.case.case import Case
from liangqing.case.debt import AgreementState
from liangqing.conduct.messages.labels import Family, LabelCode, Verdict, family_of
from liangqing.conduct.messages.report import MessageLabel, MessageReport
from liangqing.conduct.messages.telling import LIMITS, PERSON_FIRST, VERDICTS
from liangqing.web import cases

#: A longer text stands in a closed part: its labels come first.
_LONG_TEXT = 1500


@dataclass(frozen=True)
class Piece:
    """A stretch of the text; `numbers`: the labels that end with it, `look`: the gravest family of those on it."""

    text: str
    look: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Numbered:
    """A label with its number in the text."""

    number: int
    label: MessageLabel
    look: str


@dataclass(frozen=True)
class MessageTold:
    """A report in the order in which it is read: the person, the verdict, the text, why, what to do, what to ask."""

    person: tuple[str, ...]
    words: str
    alarm: bool
    labels: tuple[Numbered, ...]
    pieces: tuple[Piece, ...]
    long: bool
    do: tuple[str, ...]
    ask: tuple[str, ...]
    limits: str


_GRAVEST = (Family.SCAM, Family.PROHIBITED, Family.MARK, Family.OFFICIAL, Family.COLLECTION, Family.ORDINARY)


def message_told(text: str, report: MessageReport) -> MessageTold:
    """The report for a page; nothing of the text is altered."""
    marked = tuple(label for label in report.labels if label.code is not LabelCode.EVERYDAY)
    told = tuple(
        Numbered(number, label, family_of(label.code).value) for number, label in enumerate(marked, 1)
    )
    return MessageTold(
        person=tuple(line for line in report.do if line in PERSON_FIRST),
        words=formal(VERDICTS[report.verdict]),
        alarm=report.verdict in (Verdict.SCAM, Verdict.MIXED),
        labels=told,
        pieces=tuple(_pieces(text, marked)),
        long=len(text) > _LONG_TEXT,
        do=tuple(line for line in report.do if line not in PERSON_FIRST),
        ask=report.ask,
        limits=LIMITS,
    )


def _pieces(text: str, labels: Sequence[MessageLabel]) -> Iterator[Piece]:
    """The text cut at every edge of a span; spans may overlap."""
    edges = sorted({0, len(text), *(edge for label in labels for edge in label.span)})
    for start, end in pairwise(edges):
        over = [label for label in labels if label.span[0] <= start and end <= label.span[1]]
        ending = tuple(number for number, label in enumerate(labels, 1) if label.span[1] == end)
        families = [family_of(label.code) for label in over]
        look = next((family.value for family in _GRAVEST if family in families), "")
        yield Piece(text[start:end], look, ending if over else ())


@dataclass(frozen=True)
class OfferChoice:
    """A case whose debts can be chosen, and the other cases that could be taken instead."""

    case: Case | None
    others: tuple[str, ...]


def offer_choice(case_id: str) -> OfferChoice:
    """The case asked for, else one's own, else the sample if it was looked at; none is made here."""
    known = tuple(one for one in (cases.MINE, cases.SAMPLE) if cases.has(one)) + cases.others()
    chosen = case_id if case_id in known else next(iter(known), "")
    if not chosen:
        return OfferChoice(None, ())
    return OfferChoice(cases.load(chosen).case, tuple(one for one in known if one != chosen))


def offer_words(check: AgreementCheck) -> str:
    """Whether it can be kept to."""
    if check.state is AgreementState.OFFER_VERIFIED:
        return formal("该写的都写了,数也对得上。仍然要用官方渠道核实是不是放款机构发的,再签。")
    return formal("还不能当成定下来的协议:下面的先补齐、对清,再付款。")
