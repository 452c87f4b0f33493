"""From scores to labels: first what kind of message it is, then the labels of that kind."""

from collections.abc import Iterable, Iterator, Mapping

from liangqing.conduct.messages.labels import (
    BAD,
    COLLECTION,
    OFFICIAL,
    ORDINARY,
    PRESSING,
    SCAMS,
    TOOLS,
    LabelCode,
)

#: The first question, and the labels that each answer leaves open.
GATES: Mapping[str, tuple[LabelCode, ...]] = {
    "is_ordinary": ORDINARY,
    "is_official": OFFICIAL,
    "is_collection": COLLECTION,
    "is_bad": BAD,
}
#: Asked of a bad message: each is answered by itself, so that one which does both is seen to.
KINDS: Mapping[str, tuple[LabelCode, ...]] = {"does_scam": SCAMS, "does_press": PRESSING}
#: Thousandths: how much surer the model must be before it accuses, and how near a further label may stay to yes.
_CAUTION, _BESIDE, _NEVER = 4500, 700, -(10**9)
#: Asked of every passage, beside each label: whether anything of these families is said in it.
AROUND: Mapping[str, tuple[LabelCode, ...]] = {
    "says_bad": BAD,
    "says_scam": SCAMS,
    "says_press": PRESSING,
    "says_tool": tuple(code for code in BAD if code in TOOLS),
}
NEAR = (*(code.value for code in LabelCode), *AROUND)
#: What is asked of the whole message: by its runs of characters too, and by what is named alone.
BY_RUNS = (*GATES, *KINDS)
OUTPUTS = (*BY_RUNS, *(code.value for codes in GATES.values() for code in codes))


def judge(scores: Mapping[str, int], rules: Iterable[str]) -> tuple[LabelCode, ...]:
    """The labels of a message from the model's scores (thousandths) and the rules with a cue that fits."""
    gate = max(GATES, key=lambda one: _lowered(scores[one]) if one == "is_bad" else scores[one])
    held = frozenset(_bad(scores)) if gate == "is_bad" else {_best(GATES[gate], scores)}
    marks = (LabelCode.SELF_HARM,) if LabelCode.SELF_HARM in rules else ()
    return (*(code for code in GATES[gate] if code in held), *marks)


def _lowered(bad: int) -> int:
    """It must be likely by itself that a message is bad, and far likelier than anything else."""
    return bad - _CAUTION if bad > 0 else _NEVER


def _bad(scores: Mapping[str, int]) -> Iterator[LabelCode]:
    """The best label of each kind that it is of, and what stands beside them; of no kind, what a collector uses."""
    kinds = [codes for kind, codes in KINDS.items() if scores[kind] > 0]
    left_open = (*TOOLS, *(code for codes in kinds for code in codes))
    yield from (_best(codes, scores) for codes in kinds)
    yield from (code for code in left_open if scores[code] > -_BESIDE)
    if not kinds:
        yield _best(BAD, scores)


def _best(codes: Iterable[LabelCode], scores: Mapping[str, int]) -> LabelCode:
    return max(codes, key=lambda code: scores[code])
