"""The text of a paper as its readers see it, and a value spotted in it."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liangqing.case.loan_paper import PaperField
from liangqing.reading.joined import Joined

_SENTENCE = re.compile(r"[^。；;\n]{2,600}")


@dataclass(frozen=True)
class Spotted:
    """A value: its field, its place in the joined text, its words, what was understood; `odd`: a code of a fault."""

    field: PaperField
    place: int
    quote: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    odd: str = ""


@dataclass(frozen=True)
class PaperText:
    """The joined text."""

    joined: Joined

    @property
    def text(self) -> str:
        """Everything, squeezed; a labelled line keeps its line end before it."""
        return self.joined.text

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Every sentence with its place."""
        return ((match.start(), match[0]) for match in _SENTENCE.finditer(self.text))
