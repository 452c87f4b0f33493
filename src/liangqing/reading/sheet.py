"""The borrower's own sheet into a case: its lines count like typed answers, and never replace what is there."""

from liangqing.base.errors import InputUnusable
from liangqing.base.problem import Problem
from liangqing.case.case import Case
from liangqing.case.edit import UNKNOWN, set_answer
from liangqing.case.records import ProfileRecord


def merge_profile(case: Case, profile: ProfileRecord) -> tuple[Case, list[Problem]]:
    """The case with every line that tells something new; one that contradicts it, or cannot be, is a problem."""
    problems: list[Problem] = []
    for answer_id, value in profile.answers.items():
        try:
            case = _taken(case, answer_id, value)
        except InputUnusable as odd:
            text = odd.text + odd.next_step
            source = profile.source
            problems.append(Problem(source=source.name, line=source.line, code=odd.code, text=text))
    return case, problems


def _taken(case: Case, answer_id: str, value: str) -> Case:
    """Raises InputUnusable for a value that cannot be, and for one that contradicts what is told."""
    told = set_answer(case, answer_id, value)
    head, _, field = answer_id.partition(".")
    if getattr(told, head) == getattr(case, head):
        return case if case.answer(answer_id) not in (None, UNKNOWN) else told
    if not _is_open(case, head, field):
        held = case.answer(answer_id) or getattr(case, head).model_dump(mode="json")[field]
        raise InputUnusable(
            "clash", f"{answer_id}:文件里是“{value}”,您填过“{held}”,保留您填的。", "要改请用 case set。"
        )
    return told


def _is_open(case: Case, head: str, field: str) -> bool:
    """Whether nobody has told that fact: not by an answer, and not in a case file written by hand."""
    if case.answer(f"{head}.{field}") not in (None, UNKNOWN):
        return False
    part = getattr(case, head)
    empty = type(part)().model_dump(mode="json")
    return bool(part.model_dump(mode="json")[field] == empty[field])
