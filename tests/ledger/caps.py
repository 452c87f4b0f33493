"""Made-up ceilings."""

from liangqing.base.because import Because, Confidence, Strength
from liangqing.base.segments import CapSegment

_BECAUSE = Because(
    rule="X", law="甲法", article="1", strength=Strength.STATUTE, confidence=Confidence.VERIFIED
)


def cap(percent: str, since=None, until=None) -> CapSegment:
    told = {
        "from": since,
        "until": until,
        "percent": percent,
        "effect": "not_enforceable",
        "because": (_BECAUSE,),
    }
    return CapSegment.model_validate(told)
