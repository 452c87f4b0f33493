"""A fault of a file in the words of the page: fields by their labels, and the place where they are changed."""

import re

from liangqing.base.problem import Problem
from liangqing.web.fields import field_of

_COMMAND = re.compile(r"要改请用 case set[^。]*。")
_OPTION = re.compile(
    r"请指明是第几列,例如 --columns [^;;。]*[;;]?(网页上在文件旁边选。)?|例如 --columns [^。]*。"
)


def in_page_words(problem: Problem) -> Problem:
    """The problem without what only the command line can do."""
    text = _COMMAND.sub("要改,到“家里的账”或那一笔里改。", problem.text)
    text = _OPTION.sub("在下面选。", text)
    told = text.partition(":")[0]
    field = field_of(told)
    if field is not None:
        text = text.replace(told, f"“{field.label}”", 1)
    return problem.model_copy(update={"text": text})
