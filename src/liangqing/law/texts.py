"""Holding every citation against official texts: the article is there, its keywords stand in it, the version fits."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liangqing.base.errors import InputUnusable
from liangqing.base.noun import Noun
from liangqing.base.text.numerals import chinese_number
from liangqing.law.rule import Rule

#: No law fills this many bytes of Markdown; what does is something else.
_MOST_BYTES = 8_000_000
_HEAD_BYTES = 4_000
_COUNTRY = "中华人民共和国"

_NAMED_DAY = re.compile(r"[(（](\d{4})-(\d\d)-(\d\d)[)）]$")
_PASSED_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?!\s*起?施行)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=[年〕)])")
_HEADING = re.compile(r"^#\s+(.+?)\s*$", re.MULTILINE)
_AMENDS = re.compile(r"(.*?)关于修改(.+)的决定")
_NUMBER = r"第([〇零一二两三四五六七八九十百千0-9]+)条(?:之([一二三四五六七八九十]+))?"
_ARTICLE = re.compile(rf"^[#>*\s]*{_NUMBER}(?=[\s*:：])|^#", re.MULTILINE)
_UNSPACED = re.compile(rf"^[#>*\s]*{_NUMBER}|^#", re.MULTILINE)
_AMENDMENT = re.compile(r"^[一二三四五六七八九十]+、[^“\n]*“", re.MULTILINE)


class Miss(Noun):
    """A citation that the text does not bear out. `keywords` are those not found (empty: no such article)."""

    rule: str
    law: str
    article: str
    version: date | None
    keywords: tuple[str, ...] = ()


class NotHeld(Noun):
    """A law, in the version that rules of ours cite, that the folder does not hold; `newest` is what it has."""

    law: str
    document: str
    newest: date | None
    rules: tuple[str, ...]


class NotCheckable(Noun):
    """A rule without keywords, and why."""

    rule: str
    why: str


class TextCheck(Noun):
    """`checked` citations were held against a text: `found` of them stand there, the others are named.

    `too_old`: the folder ends before the law or version that we cite; `not_in_folder`: otherwise not there.
    """

    checked: int
    found: int
    not_found: tuple[Miss, ...]
    keyword_misses: tuple[Miss, ...]
    too_old: tuple[NotHeld, ...]
    not_in_folder: tuple[NotHeld, ...]
    not_checkable: tuple[NotCheckable, ...]
    texts_until: date | None

    def passed(self) -> bool:
        """Whether nothing that could be held against a text failed."""
        return not self.not_found and not self.keyword_misses


@dataclass(frozen=True)
class LawText:
    """One text of one law. `partial`: a decision that amends it and holds only the articles it changes."""

    version: date | None
    articles: Mapping[str, str]
    whole: str
    partial: bool


def check_texts(rules: Sequence[Rule], files: Iterable[tuple[str, bytes]]) -> TextCheck:
    """Every citation with keywords against Markdown texts, given as (name, bytes) one after the other.

    Only texts of laws that we cite are kept. Raises InputUnusable when not one of them is there.
    """
    checkable = [rule for rule in rules if rule.keywords]
    texts, newest = _collect(files, {_key(rule.citation.law) for rule in checkable})
    if not texts:
        raise InputUnusable(
            "no_law_texts",
            "这个文件夹里没有我们引用的法律文本。",
            "请换成放 Markdown 法规全文的文件夹(文件名或一级标题是法规名称)。",
        )
    held = [(rule, _text_for(rule, texts.get(_key(rule.citation.law), []))) for rule in checkable]
    misses = [_miss(rule, text) for rule, text in held if text is not None]
    absent = [rule for rule, text in held if text is None]
    late = [rule for rule in absent if _too_new(rule, texts.get(_key(rule.citation.law), []), newest)]
    return TextCheck(
        checked=len(misses),
        found=misses.count(None),
        not_found=tuple(miss for miss in misses if miss and not miss.keywords),
        keyword_misses=tuple(miss for miss in misses if miss and miss.keywords),
        too_old=_by_law(late, texts),
        not_in_folder=_by_law([rule for rule in absent if rule not in late], texts),
        not_checkable=tuple(
            NotCheckable(rule=rule.id, why=rule.not_checkable) for rule in rules if not rule.keywords
        ),
        texts_until=newest,
    )


Texts = Mapping[str, Sequence[LawText]]


def _collect(files: Iterable[tuple[str, bytes]], wanted: set[str]) -> tuple[Texts, date | None]:
    """The texts of wanted laws by title, and the newest day in any file's name."""
    texts: dict[str, list[LawText]] = defaultdict(list)
    newest: date | None = None
    for name, data in files:
        stem = name.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".md")
        named_on = _named_day(stem)
        newest = max(filter(None, (newest, named_on)), default=None)
        key, partial = _law_of(stem, data[:_HEAD_BYTES].decode("utf-8", errors="replace"), wanted)
        if key and len(data) <= _MOST_BYTES:
            _keep(texts[key], _read(data.decode("utf-8-sig", errors="replace"), named_on, partial))
    return texts, newest


def _law_of(stem: str, head: str, wanted: set[str]) -> tuple[str, bool]:
    """Which wanted law a file holds, by file name or first heading; "" for none."""
    heading = _HEADING.search(head)
    titles = [_key(_NAMED_DAY.sub("", stem)), *([_key(heading[1])] if heading else [])]
    for title in titles:
        if title in wanted:
            return title, False
    for title in titles:
        if amends := _AMENDS.fullmatch(title):
            for key in (amends[1] + amends[2], amends[2]):
                if key in wanted:
                    return key, True
    return "", False


def _key(title: str) -> str:
    """A title without marks, spaces and the name of the country: what two spellings of it share."""
    folded = unicodedata.normalize("NFKC", title).replace(_COUNTRY, "")
    return "".join(sign for sign in folded if sign.isalnum())


def _named_day(stem: str) -> date | None:
    found = _NAMED_DAY.search(stem)
    return _day(found.groups()) if found else None


def _day(parts: Sequence[str]) -> date | None:
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def _read(text: str, named_on: date | None, partial: bool) -> LawText:
    head, mark, _ = text[:_HEAD_BYTES].partition("INFO END")
    passed = [day for found in _PASSED_DAY.finditer(head if mark else "") if (day := _day(found.groups()))]
    version = named_on or max(passed, default=None)
    articles = dict(_amended(text)) if partial else _articles(text)
    return LawText(version, articles, _bare(text), partial)


def _articles(text: str) -> dict[str, str]:
    """Article number in Arabic digits (`293-1`) → its text, up to the next article or heading."""
    for pattern in (_ARTICLE, _UNSPACED):
        marks = list(pattern.finditer(text))
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        found: dict[str, str] = {}
        for mark, end in zip(marks, ends, strict=True):
            if mark[1]:
                found.setdefault(_article(mark[1], mark[2]), _bare(text[mark.start() : end]))
        if found:
            return found
    return {}


def _amended(text: str) -> Iterator[tuple[str, str]]:
    """The articles in a decision: each point names last, before the quotation opens, the number that they get."""
    points = list(_AMENDMENT.finditer(text))
    ends = [point.start() for point in points[1:]] + [len(text)]
    for point, end in zip(points, ends, strict=True):
        numbers = re.findall(_NUMBER, point[0])
        if numbers:
            yield _article(*numbers[-1]), _bare(text[point.start() : end])


def _article(number: str, branch: str | None) -> str:
    base = str(chinese_number(number))
    return f"{base}-{chinese_number(branch)}" if branch else base


def _bare(text: str) -> str:
    """Text without white space and differences of width, in which a keyword is looked for."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _keep(held: list[LawText], text: LawText) -> None:
    """Adds a text; the parts of one law (a code in several files) become one."""
    for place, other in enumerate(held):
        if other.version == text.version and not other.partial and not text.partial:
            held[place] = LawText(
                text.version, {**text.articles, **other.articles}, other.whole + text.whole, False
            )
            return
    held.append(text)


def _text_for(rule: Rule, texts: Sequence[LawText]) -> LawText | None:
    """The text in the version that the rule cites: whole before partial, its own year before later, then the newest.

    Where the rule names no year, one that has ended is held against what was there before it ended, if anything was.
    """
    years, until_on = _years(rule), rule.applies.until_on
    fitting = [text for text in texts if _fits(rule, text, years)]
    before = [text for text in fitting if until_on and text.version and text.version < until_on]
    return max(before if before and not years else fitting, key=lambda text: _rank(text, years), default=None)


def _rank(text: LawText, years: set[int]) -> tuple[bool, bool, date]:
    version = text.version or date.min
    return not text.partial, version.year in years, version


def _fits(rule: Rule, text: LawText, years: set[int]) -> bool:
    """A rule that names the year of its version is held against that one; if still in force, also against a later."""
    if text.partial and rule.citation.article not in text.articles:
        return False
    if text.version is None or not years or text.version.year in years:
        return True
    return rule.applies.until_on is None and text.version.year > max(years)


def _years(rule: Rule) -> set[int]:
    return {int(year) for year in _YEAR.findall(rule.citation.document)}


def _too_new(rule: Rule, texts: Sequence[LawText], newest: date | None) -> bool:
    """The folder ends before the law, or the version of it, that the rule cites."""
    versions = [text.version for text in texts if text.version]
    made_in = max(_years(rule), default=None)
    if versions:
        return made_in is not None and made_in > max(versions).year and rule.applies.until_on is None
    from_on = rule.applies.from_on
    return newest is not None and bool(
        (from_on and from_on > newest) or (made_in is not None and made_in > newest.year)
    )


def _miss(rule: Rule, text: LawText) -> Miss | None:
    where = text.articles.get(rule.citation.article) if rule.citation.article else text.whole
    missing = [] if where is None else [word for word in rule.keywords if _bare(word) not in where]
    if where is not None and not missing:
        return None
    return Miss(
        rule=rule.id,
        law=rule.citation.law,
        article=rule.citation.article,
        version=text.version,
        keywords=tuple(missing),
    )


def _by_law(rules: Sequence[Rule], texts: Texts) -> tuple[NotHeld, ...]:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for rule in rules:
        groups[rule.citation.law, rule.citation.document].append(rule.id)
    return tuple(
        NotHeld(law=law, document=document, rules=tuple(ids), newest=_newest(texts.get(_key(law), [])))
        for (law, document), ids in sorted(groups.items())
    )


def _newest(texts: Sequence[LawText]) -> date | None:
    return max((text.version for text in texts if text.version), default=None)
