"""Text for people: Chinese punctuation full-width beside Chinese, and nothing that a paper or screen cannot hold."""

import re

_HAN = r"\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff60“”‘’…—"
_MARKS = {",": "\uff0c", ":": "\uff1a", ";": "\uff1b", "?": "\uff1f", "!": "\uff01"}
_MARK = re.compile(rf"(?<=[{_HAN}])[,:;?!] ?|[,:;?!] ?(?=[{_HAN}])")
_BRACKETS = re.compile(rf" ?\(([^()]{{0,200}}[{_HAN}][^()]{{0,200}})\) ?|(?<=[{_HAN}])\(([^()]{{0,400}})\)")

#: Brackets within brackets within brackets: a law's number in its name in a reference.
_DEEPEST = 3


def formal(text: str) -> str:
    """Half-width marks beside Chinese become full-width; numbers and times stay. Brackets up to three deep."""
    for _ in range(_DEEPEST):
        text = _BRACKETS.sub(lambda match: f"\uff08{match[1] or match[2] or ''}\uff09", text)
    return _MARK.sub(lambda match: _MARKS[match[0][0]], text)


#: Halves of a character, which no encoding can write.
_HALF = re.compile("[\ud800-\udfff]")
#: Signs that steer a terminal, that XML forbids, or that turn the reading direction; and line ends of every kind.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LOST = "\ufffd"


def is_broken(text: str) -> bool:
    """Whether halves of characters stand in it: it cannot be stored or shown as it is."""
    return _HALF.search(text) is not None


def writable(text: str) -> str:
    """The text with a mark for each half of a character."""
    return _HALF.sub(_LOST, text)


def legible(text: str) -> str:
    """The same without signs that nobody can see, a line end as one sign and a tab as a blank."""
    return _UNSEEN.sub("", _LINE_END.sub("\n", writable(text))).replace("\t", " ")
