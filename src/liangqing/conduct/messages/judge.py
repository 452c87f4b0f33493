"""From scores to labels: first what kind of message it is, then the labels of that kind."""

from collections.abc import Iterable, Mapping

from liangqing.conduct.messages.labels import BAD, COLLECTION, OFFICIAL, ORDINARY, LabelCode

#: The first question, and the labels that each answer leaves open.
GATES: Mapping[str, tuple[LabelCode, ...]] = {
    "is_ordinary": ORDINARY,
    "is_official": OFFICIAL,
    "is_collection": COLLECTION,
    "is_bad": BAD,
}
#: Thousandths: how much surer the model must be before it accuses, and how near a further label may stay to yes.
_CAUTION, _BESIDE = 1000, 700
OUTPUTS = (*GATES, *(code.value for codes in GATES.values() for code in codes))


def judge(scores: Mapping[str, int], rules: Iterable[str]) -> tuple[LabelCode, ...]:
    """The labels of a message from the model's scores (thousandths) and the rules with a cue that fits."""
    gate = max(GATES, key=lambda one: scores[one] - (_CAUTION if one == "is_bad" else 0))
    best = max(GATES[gate], key=lambda code: scores[code])
    held = [code for code in GATES[gate] if code is best or (gate == "is_bad" and scores[code] > -_BESIDE)]
    if LabelCode.SELF_HARM in rules:
        held.append(LabelCode.SELF_HARM)
    return tuple(held)
