"""The worked examples hold, and docs/quality.md has a place for each thing that is measured."""

import pytest

from scripts.quality import PAGE, PART, PARTS
from scripts.worked_examples import EXAMPLES, Example


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.id} {example.asked}")
def test_the_program_gives_what_was_written_by_hand(example: Example) -> None:
    assert example.got() == example.expected


def test_the_page_has_each_marker_once() -> None:
    named = [match[2] for match in PART.finditer(PAGE.read_text(encoding="utf-8"))]

    assert sorted(named) == sorted(PARTS), (
        "add `<!-- measured: NAME -->` and `<!-- /measured -->` to docs/quality.md"
    )


def test_what_is_measured_was_measured() -> None:
    parts = {match[2]: match[0] for match in PART.finditer(PAGE.read_text(encoding="utf-8"))}
    empty = [name for name, text in parts.items() if len(text.splitlines()) < 3]

    assert not empty, f"run `make quality` and commit what it wrote: {empty}"
