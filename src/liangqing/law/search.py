"""Looking rules up by words, topic, lender and strength, as a person would ask."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from pydantic import Field

from liangqing.base.because import Strength
from liangqing.base.noun import Noun
from liangqing.base.text.numerals import chinese_number
from liangqing.case.debt import LenderType
from liangqing.law.param_words import param_words
from liangqing.law.rule import Rule
from liangqing.law.shown import RuleLine, RuleShown, rule_lines, rule_shown, scope_words
from liangqing.law.topics import Topic, topic_of

#: Rules that come near, where none has every word.
_NEAR = 12
#: Share of a question's pairs of characters, in percent, that a rule must have to come near.
_NEAR_PERCENT = 25
#: A question so short that one pair is enough.
_FEW_PAIRS = 2
_ARTICLE = re.compile(r"第?([零〇一二两三四五六七八九十百千]+|\d+(?:-\d+)?)条")
_WORD = re.compile(r"[a-z]+(?:-?[a-z0-9]+)*|\d+(?:-\d+)?|[\u3400-\u9fff]+")
_EMPTY = frozenset("第条款项的了吗呢和")
_STRENGTHS = tuple(Strength)
_STATE = "中华人民共和国"
#: How the short name of a law ends: 消保法, 民诉解释.
_LAW_ENDS = ("法", "解释", "条例", "办法", "规定", "意见", "公约")


class LawQuery(Noun):
    """What is looked for; None and "": no matter."""

    words: str = Field(default="", max_length=200)
    topic: Topic | None = None
    lender_type: LenderType | None = None
    strength: Strength | None = None


class RuleEntry(RuleLine):
    """A rule in a list of answers: `when` and `who` are its scope in words."""

    gist: str
    topic_label: str
    when: tuple[str, ...]
    who: tuple[str, ...]


class LawsFound(Noun):
    """The rules found, best first. `exact` false: none has every word, these come near."""

    exact: bool
    rules: tuple[RuleEntry, ...]


class RuleTold(RuleShown):
    """One rule whole, with its topic and its figures in words."""

    topic_label: str
    param_words: tuple[str, ...]


def search(rules: Sequence[Rule], query: LawQuery) -> LawsFound:
    """The rules that have every word of the query and pass its filters."""
    held = [rule for rule in rules if _passes(rule, query)]
    tokens = words_of(query.words)
    if not tokens:
        held.sort(key=lambda rule: (_STRENGTHS.index(rule.strength), rule.id))
        return LawsFound(exact=True, rules=tuple(_entry(rule) for rule in held))
    texts = {rule.id: _Text(rule) for rule in held}
    found = [rule for rule in held if texts[rule.id].has_all(tokens)]
    found.sort(key=lambda rule: (texts[rule.id].distance(tokens), rule.id))
    if found:
        return LawsFound(exact=True, rules=tuple(_entry(rule) for rule in found))
    return LawsFound(exact=False, rules=tuple(_entry(rule) for rule in _near(held, texts, tokens)))


def tell(rule: Rule, rules: Sequence[Rule]) -> RuleTold:
    """One rule whole, beside the others of its effect."""
    shown = {name: getattr(rule_shown(rule, rules), name) for name in RuleShown.model_fields}
    return RuleTold(**shown, topic_label=topic_of(rule).label, param_words=param_words(rule.params))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a query, folded: `《民法典》第一百八十八条` → 民法典, 188."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = _ARTICLE.sub(lambda match: f" {_arabic(match[1])} ", folded)
    return tuple(dict.fromkeys(word for word in _WORD.findall(folded) if not set(word) <= _EMPTY))


def _arabic(number: str) -> str:
    value = chinese_number(number)
    return number if value is None else str(value)


class _Text:
    """What a rule says, folded, nearest to the heart first."""

    def __init__(self, rule: Rule) -> None:
        self.article = rule.citation.article
        self.law = unicodedata.normalize("NFKC", rule.citation.law).removeprefix(_STATE)
        self.parts = tuple(
            unicodedata.normalize("NFKC", part).casefold()
            for part in (
                f"{rule.id} {rule.title} {rule.citation.law}",
                f"{rule.gist} {topic_of(rule).label} {rule.citation.document}",
                f"{' '.join(rule.keywords)} {rule.citation.item} {rule.note}",
            )
        )

    def has_all(self, words: Iterable[str]) -> bool:
        """Whether every word stands somewhere."""
        return all(self._place(word) is not None for word in words)

    def distance(self, words: Iterable[str]) -> int:
        """How far from the heart the words stand, all together."""
        return sum(self._place(word) or 0 for word in words)

    def has(self, piece: str) -> bool:
        """Whether a piece of a word stands in title, law or gist."""
        return piece in self.parts[0] or piece in self.parts[1]

    def _place(self, word: str) -> int | None:
        if word[0].isdecimal():
            if word == self.article:
                return 0
            number = re.compile(rf"(?<!\d){word}(?!\d)")
            return next((place for place, part in enumerate(self.parts) if number.search(part)), None)
        if _shortens(word, self.law):
            return 0
        return next((place for place, part in enumerate(self.parts) if word in part), None)


def _shortens(word: str, law: str) -> bool:
    """`消保法` shortens 消费者权益保护法: it begins alike and its characters follow one another there."""
    if len(word) < 2 or not word.endswith(_LAW_ENDS) or not law.startswith(word[0]):
        return False
    rest = iter(law)
    return all(sign in rest for sign in word)


def _near(rules: Iterable[Rule], texts: dict[str, _Text], tokens: Iterable[str]) -> list[Rule]:
    """Rules with the most pairs of neighbouring characters of the query."""
    pairs = {token[at : at + 2] for token in tokens for at in range(len(token) - 1)}
    scores = {rule.id: sum(texts[rule.id].has(pair) for pair in pairs) for rule in rules}
    least = max(1 if len(pairs) <= _FEW_PAIRS else 2, -(-len(pairs) * _NEAR_PERCENT // 100))
    enough = [rule for rule in rules if scores[rule.id] >= least]
    return sorted(enough, key=lambda rule: (-scores[rule.id], rule.id))[:_NEAR]


def _passes(rule: Rule, query: LawQuery) -> bool:
    scope = rule.applies.lender_types
    return (
        query.topic in (None, topic_of(rule))
        and query.strength in (None, rule.strength)
        and (query.lender_type is None or not scope or query.lender_type in scope)
    )


def _entry(rule: Rule) -> RuleEntry:
    line = rule_lines((rule,))[0]
    scope, windows = scope_words(rule.applies), len(rule.applies.windows())
    return RuleEntry(
        **{name: getattr(line, name) for name in RuleLine.model_fields},
        gist=rule.gist,
        topic_label=topic_of(rule).label,
        when=scope[:windows],
        who=scope[windows:],
    )
