"""`case add` and `case drop`: the lists of a case, so that nobody edits its file by hand."""

from collections.abc import Callable, Sequence
from pathlib import Path

from liangqing import app
from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.case.lists import add_item, drop_item, how_to_add, items_of
from liangqing.cli.files import data_folder, is_case_file, law_book, read_case, write_case
from liangqing.cli.show import say
from liangqing.cli.walk import answer_case


def run_add(case: str, list_id: str, told: Sequence[str], as_json: bool) -> None:
    """One more in a list; `told` is `name=value` each."""
    fields = dict(_pair(list_id, one) for one in told)
    _told(_changed(case, lambda held: add_item(held, list_id, fields)), list_id, as_json)


def run_drop(case: str, list_id: str, number: int, as_json: bool) -> None:
    """The item of that number taken out."""
    _told(_changed(case, lambda held: drop_item(held, list_id, number)), list_id, as_json)


def _pair(list_id: str, one: str) -> tuple[str, str]:
    name, equals, value = one.partition("=")
    if not equals or not name:
        raise InputUnusable("pair_unreadable", f"“{one[:40]}”要写成 名字=内容。", how_to_add(list_id))
    return name, value


def _changed(case: str, change: Callable[[Case], Case]) -> Case:
    """The case with the change, written back where it came from."""
    if is_case_file(case):
        held = read_case(case)
        changed = change(held)
        write_case(changed, Path(case), held)
        return changed
    stored = data_folder().load(case)
    changed = change(stored.case)
    data_folder().save(changed, stored.revision)
    return changed


def _told(case: Case, list_id: str, as_json: bool) -> None:
    answer_case(case, app.questions(case, law_book()), {}, as_json)
    if as_json:
        return
    say()
    say(f"{list_id} 现在有:")
    for number, item in enumerate(items_of(case, list_id), 1):
        told = item.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
        say(f"  {number}. " + " ".join(f"{name}={_shown(value)}" for name, value in told.items()))


def _shown(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
