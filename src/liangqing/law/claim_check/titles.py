"""Laws by every name people give them: official title, number, when in force, what took their place."""

import functools
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from importlib import resources

from pydantic import Field, ValidationError

from liangqing.base.errors import InputUnusable
from liangqing.base.noun import Noun
from liangqing.base.text.fold import fold_word
from liangqing.law.claim_check.report import CitationVerdict
from liangqing.law.rule import Rule

PREFIX = "中华人民共和国"
_LONGEST = 80
_OPENERS = ("《", "〈")


class Moved(Noun):
    """An article whose content now stands elsewhere; told apart from its namesake by words near the citation."""

    old: str
    now: str
    now_law: str = ""
    words: tuple[str, ...] = Field(alias="with", min_length=1)
    without: tuple[str, ...] = ()
    verdict: CitationVerdict = CitationVerdict.SUPERSEDED
    since: date


class Title(Noun):
    """One law. `articles` is the number of its last article, None where we have not counted."""

    title: str = Field(min_length=2)
    aliases: tuple[str, ...] = ()
    document: str = ""
    from_on: date | None = Field(default=None, alias="from")
    until_on: date | None = Field(default=None, alias="until")
    articles: int | None = None
    replaced_by: str = ""
    map: Mapping[str, str] = {}
    old_years: tuple[int, ...] = ()
    moved: tuple[Moved, ...] = ()
    source: str = ""


class Titles:
    """All laws, by folded name."""

    def __init__(self, laws: Iterable[Title]) -> None:
        self._by_name: dict[str, Title] = {}
        for law in laws:
            for name in (law.title, law.title.removeprefix(PREFIX), *law.aliases):
                self._by_name.setdefault(plain_name(name), law)
        self._tails = frozenset(name[-2:] for name in self._by_name)
        self._lengths = sorted({len(name) for name in self._by_name if len(name) > 1}, reverse=True)

    def find(self, name: str) -> Title | None:
        """The law of a name as it stands in a folded text."""
        plain = _stripped(name)
        return self._by_name.get(plain) or self._by_name.get(_without_tail(plain))

    def ending_at(self, text: str, end: int) -> int | None:
        """Where the longest name begins that ends here in a folded text."""
        if text[max(0, end - 2) : end] not in self._tails:
            return None
        head = text[max(0, end - _LONGEST) : end]
        spelled = _stripped(head)
        for length in self._lengths:
            if spelled[-length:] in self._by_name and length <= len(spelled):
                return _back(text, end, spelled[-length:])
        return None


def _back(text: str, end: int, name: str) -> int:
    """Where a name begins whose marks and prefix were left out of the comparing."""
    start = end - len(name)
    while start > 0 and _stripped(text[start:end]) != name:
        start -= 1
    while text[max(0, start - len(PREFIX)) : start] == PREFIX or text[start - 1 : start] in _OPENERS:
        start -= len(PREFIX) if text[max(0, start - len(PREFIX)) : start] == PREFIX else 1
    return start


def titles_for(rules: Iterable[Rule]) -> Titles:
    """The laws of `titles.toml` and, behind them, those that the rules cite."""
    return _titles_with(tuple({rule.citation.law: rule.citation.document for rule in rules}.items()))


@functools.lru_cache(maxsize=4)
def _titles_with(cited: tuple[tuple[str, str], ...]) -> Titles:
    return Titles((*load_titles(), *(Title(title=law, document=number) for law, number in cited)))


@functools.cache
def load_titles() -> tuple[Title, ...]:
    """The laws of `titles.toml`. Raises InputUnusable for a file that is not whole."""
    file = resources.files("liangqing.law") / "titles.toml"
    try:
        rows = tomllib.loads(file.read_text(encoding="utf-8"))["law"]
        return tuple(Title.model_validate(row) for row in rows)
    except (tomllib.TOMLDecodeError, ValidationError, KeyError) as odd:
        raise InputUnusable(
            "titles_refused", f"法规名称表没有通过检查:{odd}", "请改正 titles.toml 后再试。"
        ) from odd


def plain_name(name: str) -> str:
    """A name folded, without the state's own name, blanks and inner brackets."""
    return _stripped(fold_word(name))


def _stripped(name: str) -> str:
    for dropped in (" ", PREFIX, "《", "》", "〈", "〉", "<", ">"):
        name = name.replace(dropped, "")
    return name


def _without_tail(name: str) -> str:
    """`民事诉讼法(2023修正)` without what stands in brackets at its end."""
    head, bracket, _tail = name.rpartition("(")
    return head if bracket and name.endswith(")") else name
