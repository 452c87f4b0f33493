"""What collecting messages themselves say, as the same marks that a person would note: each text is judged once."""

from collections.abc import Mapping, Sequence

from liangqing.case.records import ContactTag, Direction
from liangqing.conduct.collectors import WRITTEN, Collecting
from liangqing.conduct.messages.check import judged
from liangqing.conduct.messages.labels import LabelCode, Verdict

_TAGS: Mapping[LabelCode, ContactTag] = {
    LabelCode.THREAT: ContactTag.THREAT,
    LabelCode.INSULT: ContactTag.INSULT,
    LabelCode.IMPERSONATION_COURT: ContactTag.POSED_STATE,
    LabelCode.IMPERSONATION_POLICE: ContactTag.POSED_STATE,
    LabelCode.IMPERSONATION_LAWYER: ContactTag.POSED_LAWYER,
    LabelCode.IMPERSONATION_LENDER: ContactTag.POSED_LENDER,
    LabelCode.PRIVATE_ACCOUNT: ContactTag.PRIVATE_ACCOUNT,
    LabelCode.PRIVATE_CHANNEL: ContactTag.PRIVATE_CHANNEL,
    LabelCode.EXTRA_FEE: ContactTag.EXTRA_FEE,
    LabelCode.PRESSURE_TO_BORROW: ContactTag.NEW_LOAN,
}
_COLLECTING = (Verdict.VIOLATION, Verdict.MIXED)


def said_tags(collecting: Sequence[Collecting]) -> dict[str, dict[ContactTag, str]]:
    """Text → mark → the words that show it; only messages that break something in collecting are in it."""
    texts = {
        one.contact.text
        for one in collecting
        if one.contact.kind in WRITTEN and one.contact.text and one.contact.direction is Direction.IN
    }
    return {text: tags for text in texts if (tags := _tags(text))}


def _tags(text: str) -> dict[ContactTag, str]:
    verdict, labels = judged(text)
    if verdict not in _COLLECTING:
        return {}
    marked = ((_TAGS[code], text[slice(*span)]) for code, span in labels if code in _TAGS)
    tags: dict[ContactTag, str] = {}
    for tag, quote in marked:
        tags.setdefault(tag, quote)
    return tags
