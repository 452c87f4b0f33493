"""A fault inside a file that still loads: shown to the person, never thrown away."""

from liangqing.base.noun import Noun


class Problem(Noun):
    """`line` is 1-based in the file as stored, 0 where the whole file is meant; `text` says what and what next."""

    source: str
    line: int
    code: str
    text: str
