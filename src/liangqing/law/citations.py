"""Citations in any text: 《…》第…条 and its bare and short forms, each with its state on a day."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from liangqing.base.text.fold import Folded, is_sentence_end
from liangqing.law.claim_check.report import CitationVerdict
from liangqing.law.claim_check.titles import Title, Titles
from liangqing.law.rule import Rule

_ONE = r"第?\d{1,6}(?:条(?:之\d{1,2})?)?(?:第?\d{1,2}款)?(?:第?\(?\d{1,2}\)?项)?"
_JOIN = r"(?:至|到|[-—~、,和及与或]|以及)"
_MORE = rf"(?=第|\d{{1,6}}(?:条|{_JOIN}第?\d)){_ONE}"
_LIST = re.compile(
    rf"[的之中,:]?(?:\([^()\n]{{1,60}}\))?[的之中,:、]{{0,2}}({_ONE}(?:{_JOIN}{_MORE}){{0,12}})"
)
_EACH = re.compile(
    rf"({_JOIN})?第?(\d{{1,6}})(条(?:之(\d{{1,2}}))?)?(?:第?\d{{1,2}}款)?(?:第?\(?\d{{1,2}}\)?项)?"
)
_START = re.compile(r"第\d{1,6}(?=[条、,和及至到~-])|(?<!\d)\d{1,6}条|(?<=[法典])\d{2,4}(?=[,。;、)》\n]|$)")
_BRACKET = 62
_BACK = re.compile(rf"(?:该法|同法|该办法|该规定|该条例|该解释)({_ONE})")
_PAIR = r"《[^《》\n]{1,40}》[^《》\n]{0,40}"
_MARKED = re.compile(rf"《([^《》\n]{{1,60}}(?:{_PAIR})?|{_PAIR})》")
_YEAR = re.compile(r"\(\D{0,6}(\d{4})")
_LONGEST_RANGE = 30
_AROUND = 100
_LAW_WORDS = (
    "法",
    "条例",
    "办法",
    "规定",
    "解释",
    "意见",
    "通知",
    "指引",
    "细则",
    "规则",
    "决定",
    "批复",
    "公约",
    "方案",
    "新规",
    "公告",
    "准则",
    "纪要",
)


_Place = tuple[int, int, str]


@dataclass(frozen=True)
class Found:
    """One article cited, in folded places.

    `around` is the text that may tell what it is said to contain; `sentence` the whole sentence it stands in.
    """

    start: int
    end: int
    law: Title | None
    name: str
    article: str
    year: int | None
    around: str
    sentence: str


def find_citations(folded: Folded, titles: Titles, most: int) -> tuple[Found, ...]:
    """Every citation in order of place, up to `most`. A book title that names no law is none."""
    text = folded.text
    named = list(islice(_named(text, titles), most))
    marked = [(start, end) for start, end, _name in named]
    bare = list(islice(_bare(text, titles, marked), most))
    places = sorted([*_outside(named, bare), *bare])[:most]
    found: list[Found] = []
    for number, (start, end, name) in enumerate(places):
        limit = places[number + 1][0] if number + 1 < len(places) else len(text)
        found += _at(text, (start, end), name, titles, limit)
    return tuple(sorted(found, key=lambda one: (one.start, one.end))[:most])


def _outside(named: Sequence[_Place], bare: Sequence[_Place]) -> Iterator[_Place]:
    """The marked names that are not part of a longer bare one."""
    starts = [start for start, _end, _name in bare]
    for start, end, name in named:
        before = bisect_right(starts, start) - 1
        if before < 0 or bare[before][1] < end:
            yield start, end, name


def _named(text: str, titles: Titles) -> Iterator[_Place]:
    """《…》, with another pair inside it or not."""
    for match in _MARKED.finditer(text):
        name = match[1]
        if titles.find(name) or name.rpartition("(")[0].endswith(_LAW_WORDS) or name.endswith(_LAW_WORDS):
            yield match.start(), match.end(), name


def _bare(text: str, titles: Titles, marked: Sequence[tuple[int, int]]) -> Iterator[_Place]:
    """A name without marks counts where an article follows it at once."""
    inside = [end for _start, end in marked]
    for article in _START.finditer(text):
        end = _name_end(text, article.start())
        start = titles.ending_at(text, end)
        if start is None or _is_marked(marked, inside, start, end):
            continue
        yield start, end, text[start:end]


def _name_end(text: str, article: int) -> int:
    """Back from an article over 的, a comma or a bracket to where the law's name must end."""
    end = article
    if text[end - 1 : end] in ("的", "之", "中", ",", ":"):
        end -= 1
    if text[end - 1 : end] == ")" and (opened := text.rfind("(", max(0, end - _BRACKET), end)) >= 0:
        end = opened
    return end - 1 if text[end - 1 : end] in ("的", "中", ",") else end


def _is_marked(marked: Sequence[tuple[int, int]], ends: Sequence[int], start: int, end: int) -> bool:
    """Whether a name stands inside 《…》 already found; one that reaches over a pair does not."""
    number = bisect_right(ends, start)
    return number < len(marked) and marked[number][0] <= start and end <= marked[number][1]


def _is_article(text: str, at: int) -> bool:
    """A bare number is an article only with 条 or 第 beside it."""
    match = _LIST.match(text, at)
    if match is None:
        return False
    alone = match.end() == len(text) or text[match.end()] in ",。;、)》\n"
    return "条" in match[1] or match[1].startswith("第") or (alone and match.start(1) == at)


def _at(text: str, place: tuple[int, int], name: str, titles: Titles, limit: int) -> Iterator[Found]:
    start, end = place
    law = titles.find(name)
    year = _year(name) or _year(text[end : end + 20].partition(")")[0])
    match = _LIST.match(text, end)
    listed = match if match and _is_article(text, end) else None
    stop = listed.end() if listed else end
    around = _around(text, start, stop, limit)
    numbers = _numbers(listed[1]) if listed else ("",)
    for article in numbers:
        yield Found(start, stop, law, name, article, year, around, _sentence(text, start, stop))
    for back in _BACK.finditer(text, stop, min(limit, stop + 4 * _AROUND)):
        around = _around(text, back.start(), back.end(), limit)
        for article in _numbers(back[1]):
            yield Found(
                back.start(), back.end(), law, name, article, year, around, _sentence(text, *back.span())
            )


def _year(words: str) -> int | None:
    match = _YEAR.search(words)
    return int(match[1]) if match else None


def _numbers(listed: str) -> tuple[str, ...]:
    """`第67条至第70条` is four articles, `第293条之1` is 293-1."""
    numbers: list[str] = []
    for join, number, _sign, part in _EACH.findall(listed):
        first = int(numbers[-1]) if numbers and numbers[-1].isdigit() else None
        if join in ("至", "到", "-", "—", "~") and first is not None and not part:
            last = min(int(number), first + _LONGEST_RANGE)
            numbers += [str(one) for one in range(first + 1, last + 1)]
        else:
            numbers.append(f"{int(number)}-{part}" if part else str(int(number)))
    return tuple(dict.fromkeys(numbers))


def _around(text: str, start: int, end: int, limit: int) -> str:
    """The sentence before the citation and what follows it, up to the next citation."""
    first = start
    while first > 0 and start - first < _AROUND and not is_sentence_end(text[first - 1]):
        first -= 1
    return text[first:start] + text[end : min(end + _AROUND, max(limit, end))]


def _sentence(text: str, start: int, end: int) -> str:
    while start > 0 and end - start < 2 * _AROUND and not is_sentence_end(text[start - 1]):
        start -= 1
    while end < len(text) and end - start < 2 * _AROUND and not is_sentence_end(text[end]):
        end += 1
    return text[start:end]


Gists = Mapping[tuple[str, str], str]


def gists_on(rules: Sequence[Rule], on: date) -> Gists:
    """What our rules say that an article contains, by law and article, for the rules in force on a day."""
    gists: dict[tuple[str, str], str] = {}
    for rule in rules:
        cited = rule.citation
        if cited.article and rule.applies.holds(on):
            gists.setdefault((cited.law, cited.article), f"《{cited.law}》第{cited.article}条:{rule.gist}")
    return gists


def state(found: Found, on: date, gists: Gists) -> tuple[CitationVerdict, str]:
    """The verdict of a citation on a day and what to rely on now."""
    law = found.law
    if law is None:
        return CitationVerdict.UNVERIFIED, "手头没有这份文件的原文,引用前请到官方渠道核对。"
    if law.until_on is not None and on >= law.until_on:
        return CitationVerdict.REPEALED, _repealed(law, law.until_on, found.article, gists)
    if law.from_on is not None and on < law.from_on:
        return (
            CitationVerdict.NOT_FOUND,
            f"《{law.title}》自{law.from_on.isoformat()}起才施行,这一天还没有生效。",
        )
    if moved := _moved(found, law, on):
        return moved
    if law.articles and found.article and not 1 <= int(found.article.partition("-")[0]) <= law.articles:
        return CitationVerdict.NOT_FOUND, f"《{law.title}》只有{law.articles}条,没有第{found.article}条。"
    return CitationVerdict.IN_FORCE, gists.get((law.title, found.article)) or _plain(law, found.article)


def _moved(found: Found, law: Title, on: date) -> tuple[CitationVerdict, str] | None:
    for moved in law.moved:
        told = any(word in found.around for word in moved.words) or found.year in law.old_years
        told = told and not any(word in found.around for word in moved.without)
        if moved.old == found.article and told and on >= moved.since:
            return (
                moved.verdict,
                f"条号已经变了:这项内容现在看《{moved.now_law or law.title}》第{moved.now}条。",
            )
    if found.year in law.old_years:
        return (
            CitationVerdict.SUPERSEDED,
            f"引的是旧版。《{law.title}》后来修订过,条号可能变了,请对照现行文本。",
        )
    return None


def _repealed(law: Title, until_on: date, article: str, gists: Gists) -> str:
    gone = f"《{law.title}》自{until_on.isoformat()}起废止"
    now = law.map.get(article, "")
    if not law.replaced_by:
        return f"{gone}。"
    if not now:
        return f"{gone},现在看《{law.replaced_by}》的相应规定。"
    told = gists.get((law.replaced_by, now))
    return f"{gone}。{told}" if told else f"{gone},这一条现在看《{law.replaced_by}》第{now}条。"


def _plain(law: Title, article: str) -> str:
    if not article:
        return f"《{law.title}》现行有效。引用时请写明第几条。"
    return f"《{law.title}》现行有效。这一条的内容我们没有收录,引用前请对照原文。"
