"""What messages are judged by: one file a label or a way of speaking, with its wordings, its reason and what to do."""

import functools
import itertools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from pydantic import Field, ValidationError

from liangqing.base.errors import InputUnusable
from liangqing.base.noun import Noun
from liangqing.base.text.lexicon import Lexicon
from liangqing.base.text.pattern import Pattern, alternatives, parse
from liangqing.conduct.messages.fold import fold_message
from liangqing.conduct.messages.labels import LabelCode
from liangqing.conduct.messages.marks import MARKS

_HERE = "liangqing.conduct.messages"


class RuleFile(Noun):
    """One label, or one way of speaking (`way`): its wordings; for a label also what a person reads.

    `says` is the reason in Chinese, `because` the effects of law rules it rests on, the hardest first.
    """

    code: LabelCode | None = None
    way: str = ""
    name: str = ""
    says: str = ""
    because: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    cues: str = Field(min_length=2)

    @property
    def key(self) -> str:
        """The label's code or the name of the way of speaking."""
        return self.code.value if self.code else self.way


@dataclass(frozen=True)
class Cue:
    """One line of a rule. `slots` are the numbers of its terms, `after` whether each stands behind the one before."""

    name: str
    rule: str
    slots: tuple[int, ...]
    after: tuple[bool, ...]
    barred: tuple[int, ...]
    span: int


@dataclass(frozen=True)
class RuleBook:
    """All rules, ready to be looked for. A slot is a set of concepts that some cue asks for."""

    rules: Mapping[str, RuleFile]
    lexicon: Lexicon
    cues_by_slot: Mapping[int, tuple[Cue, ...]]
    slots_of: "SlotsOf"
    marks: tuple[tuple[re.Pattern[str], int], ...]
    concepts: Mapping[int, str]


class SlotsOf(dict[int, tuple[int, ...]]):
    """The slots that a set of concepts fills; worked out when first asked."""

    def __init__(self, masks: Iterable[int]) -> None:
        self._masks = tuple(masks)

    def __missing__(self, concepts: int) -> tuple[int, ...]:
        found = self[concepts] = tuple(slot for slot, mask in enumerate(self._masks) if mask & concepts)
        return found


@functools.cache
def load_rulebook() -> RuleBook:
    """The rules shipped with the program. Raises InputUnusable naming the file at fault."""
    rules = {rule.key: rule for rule in _rule_files()}
    words = _shared_words()
    lines = [
        (f"{rule.key}.{number}", rule.key, line)
        for rule in rules.values()
        for number, line in enumerate(_lines(rule))
    ]
    inline = dict(itertools.chain.from_iterable(_inline(line) for _name, _key, line in lines))
    lexicon = Lexicon(words | inline, form=lambda word: fold_message(word).text)
    bits = _Bits(lexicon, len(words) + len(inline))
    slots: dict[int, int] = {}
    cues = [_cue(name, key, parse(line, bits), slots) for name, key, line in lines]
    named = {name: bits(name) for name in (*words, *MARKS)}
    for mask in named.values():
        slots.setdefault(mask, len(slots))
    return RuleBook(
        rules=rules,
        lexicon=lexicon,
        cues_by_slot=_by_rarest(cues, slots, lexicon),
        slots_of=SlotsOf(slots),
        marks=tuple((pattern, bits(name)) for name, pattern in MARKS.items()),
        concepts={slots[mask]: name for name, mask in named.items()},
    )


def _rule_files() -> Iterator[RuleFile]:
    folder = resources.files(_HERE) / "rules"
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            yield _rule_file(file)


def _rule_file(file: Traversable) -> RuleFile:
    try:
        return RuleFile.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as odd:
        raise InputUnusable(
            "rule_refused", f"规则文件 {file.name} 没有通过检查:{odd}", "请改正后再装入。"
        ) from odd


def _shared_words() -> dict[str, tuple[str, ...]]:
    raw = tomllib.loads((resources.files(_HERE) / "lexicon.toml").read_text(encoding="utf-8"))["concepts"]
    return {name: tuple(words.split("|")) for name, words in raw.items()}


def _lines(rule: RuleFile) -> Iterator[str]:
    return (line.strip() for line in rule.cues.splitlines() if line.strip() and not line.startswith("#"))


def _inline(line: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for token in line.split():
        for name in alternatives(token.lstrip("-")):
            if name.startswith("{"):
                yield name, tuple(name[1:-1].split("|"))


@dataclass(frozen=True)
class _Bits:
    """The bit of a concept, of wordings in braces, or of a mark."""

    lexicon: Lexicon
    words: int

    def __call__(self, name: str) -> int:
        if name in MARKS:
            return 1 << (self.words + list(MARKS).index(name))
        try:
            return self.lexicon.bit(name)
        except KeyError as missing:
            raise InputUnusable(
                "rule_refused", f"规则用了词表里没有的“{name}”。", "请补进 lexicon.toml。"
            ) from missing


def _cue(name: str, rule: str, pattern: Pattern, slots: dict[int, int]) -> Cue:
    barred = (pattern.barred,) if pattern.barred else ()
    return Cue(
        name=name,
        rule=rule,
        slots=tuple(slots.setdefault(term.mask, len(slots)) for term in pattern.terms),
        after=tuple(term.after for term in pattern.terms),
        barred=tuple(slots.setdefault(mask, len(slots)) for mask in barred),
        span=pattern.span,
    )


def _by_rarest(cues: Iterable[Cue], slots: Mapping[int, int], lexicon: Lexicon) -> dict[int, tuple[Cue, ...]]:
    """Each cue under that of its slots which has the fewest wordings."""
    count = {slot: lexicon.count(mask) for mask, slot in slots.items()}
    held: dict[int, list[Cue]] = defaultdict(list)
    for cue in cues:
        held[min(cue.slots, key=lambda slot: count[slot])].append(cue)
    return {slot: tuple(rows) for slot, rows in held.items()}
