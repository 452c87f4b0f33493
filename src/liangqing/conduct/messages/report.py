"""What the check of a message says: the verdict, each label with its place and reason, what to ask and what to do."""

from liangqing.base.because import Because
from liangqing.base.noun import Noun
from liangqing.conduct.messages.labels import LabelCode, Verdict


class MessageLabel(Noun):
    """One label: `span` counts characters of the text as given, `quote` is that stretch, `text` says why."""

    code: LabelCode
    name: str
    span: tuple[int, int]
    quote: str
    text: str
    because: tuple[Because, ...]


class MessageReport(Noun):
    """`ask` would settle what the text alone cannot; `do` comes in order, a person in danger first."""

    verdict: Verdict
    labels: tuple[MessageLabel, ...]
    ask: tuple[str, ...]
    do: tuple[str, ...]
