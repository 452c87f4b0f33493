"""What the borrower answers to pressure, tricks and odd talk: short, polite, the same to everybody."""

from collections.abc import Iterator

from liangqing.papers.rehearse.borrower_words import Line, knows, line, rule_of
from liangqing.papers.rehearse.heard import EMPTY, Heard
from liangqing.papers.rehearse.protocol import Act, ActName, BorrowerAct, CollectorAct

#: What is asked for, the sentence that refuses it, and the act.
_REFUSALS: tuple[tuple[CollectorAct, str, BorrowerAct], ...] = (
    (CollectorAct.ASK_FEE, "fee", BorrowerAct.REFUSE_FEE),
    (CollectorAct.ASK_PRIVATE_ACCOUNT, "private_account", BorrowerAct.REFUSE_PRIVATE_ACCOUNT),
    (CollectorAct.ASK_CODE, "code", BorrowerAct.REFUSE_CODE),
    (CollectorAct.ASK_BORROW_ANEW, "borrow", BorrowerAct.REFUSE_BORROW),
    (CollectorAct.ASK_PROMISE, "promise", BorrowerAct.REFUSE_PROMISE),
)


def manners(heard: Heard) -> tuple[Line, ...]:
    """A line for each thing just said that must not pass without an answer."""
    return (*_refusals(heard), *_threats(heard), *_others(heard))


def misheard(heard: Heard) -> tuple[Line, ...]:
    """A word before what is said again, where the other side said nothing that could be answered."""
    if not heard.last_acts or not {act.name for act in heard.last_acts} <= EMPTY:
        return ()
    return (line("not_heard" if heard.just(CollectorAct.SILENCE) else "not_meant"),)


def _refusals(heard: Heard) -> Iterator[Line]:
    for asked, key, refused in _REFUSALS:
        if heard.just(asked):
            yield line(key, Act(refused))


def _threats(heard: Heard) -> Iterator[Line]:
    """The rule the first time that a threat is made; after that it is only noted."""
    for act in heard.last_acts:
        if act.name is not CollectorAct.THREATEN:
            continue
        topic = act.topic or ""
        rule, key = rule_of(topic), f"threaten.{topic}"
        before = sum(told.topic == act.topic for told in heard.theirs(CollectorAct.THREATEN))
        if before > 1 or rule is None or not knows(key):
            yield line("noted", Act(BorrowerAct.NOTE_FOR_LOG, topic=topic))
        else:
            yield line(
                key, Act(BorrowerAct.CITE_RULE, topic=rule), Act(BorrowerAct.NOTE_FOR_LOG, topic=topic)
            )


def _others(heard: Heard) -> Iterator[Line]:
    if heard.just(CollectorAct.INSULT) and _is_new(heard, CollectorAct.INSULT):
        yield line("insulted", Act(BorrowerAct.NOTE_FOR_LOG, topic="insult"))
    if heard.just(CollectorAct.FAKE_DEADLINE) and _is_new(heard, CollectorAct.FAKE_DEADLINE):
        yield line("deadline", Act(BorrowerAct.NOTE_FOR_LOG, topic="fake_deadline"))
    for act in heard.last_acts:
        if act.name is CollectorAct.CLAIM_OTHER_DEBT:
            yield line("other_debt", lender=act.lender or "别家")


def _is_new(heard: Heard, name: ActName) -> bool:
    """Whether this was said for the first time: the answer is not repeated."""
    return len(heard.theirs(name)) <= 1
