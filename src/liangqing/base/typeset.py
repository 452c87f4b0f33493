"""Chinese punctuation for people: written half-width in our sources, set full-width where it stands beside Chinese."""

import re

_HAN = r"\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff60“”‘’…—"
_MARKS = {",": "\uff0c", ":": "\uff1a", ";": "\uff1b", "?": "\uff1f", "!": "\uff01"}
_MARK = re.compile(rf"(?<=[{_HAN}])[,:;?!] ?|[,:;?!] ?(?=[{_HAN}])")
_BRACKETS = re.compile(rf" ?\(([^()]{{0,200}}[{_HAN}][^()]{{0,200}})\) ?|(?<=[{_HAN}])\(([^()]{{0,400}})\)")


def formal(text: str) -> str:
    """Half-width marks beside Chinese become full-width; numbers and times stay."""
    bracketed = _BRACKETS.sub(lambda match: f"\uff08{match[1] or match[2] or ''}\uff09", text)
    return _MARK.sub(lambda match: _MARKS[match[0][0]], bracketed)
