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
from liangqing.base.text.fold import numbers_folded, one_to_one
from liangqing.base.text.lexicon import Lexicon
from liangqing.base.text.pattern import Pattern, alternatives, parse
from liangqing.conduct.messages.fold import fold_message
from liangqing.conduct.messages.labels import LabelCode
from liangqing.conduct.messages.marks import MARKS

_HERE = "liangqing.conduct.messages"
#: Before the name of a field of meaning, which may be that of a concept too.
_FIELD = "~"
_PLAIN = re.compile("[\u3400-\u9fff]*")


class RuleFile(Noun):
    """One label, or one way of speaking (`way`): its wordings; for a label also what a person reads.

    `sure` cues show the label by themselves, `hints` only beside others; one a line. `says` is the reason in
    Chinese, `because` the effects of law rules it rests on, the hardest first.
    """

    code: LabelCode | None = None
    way: str = ""
    name: str = ""
    says: str = ""
    because: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    sure: str = Field(min_length=2)
    hints: str = ""

    @property
    def key(self) -> str:
        """The label's code or the name of the way of speaking."""
        return self.code.value if self.code else self.way


@dataclass(frozen=True)
class Cue:
    """One line of a rule. `slots` are the numbers of its terms; `after`: behind the one before, in one sentence."""

    name: str
    rule: str
    sure: bool
    slots: tuple[int, ...]
    after: tuple[bool, ...]
    barred: tuple[int, ...]
    span: int


#: Eighths: how much a field of meaning and a concept weigh in a passage before they are learned.
FIELD_EIGHTHS, CONCEPT_EIGHTHS = 1, 2


@dataclass(frozen=True)
class RuleBook:
    """All rules, ready to be looked for. A slot is a set of concepts that some cue asks for."""

    rules: Mapping[str, RuleFile]
    lexicon: Lexicon
    cues_by_slot: Mapping[int, tuple[Cue, ...]]
    slots_of: "SlotsOf"
    marks: tuple[tuple[re.Pattern[str], int], ...]
    concepts: Mapping[int, str]
    fields: "FieldsOf"
    standing: "StandingOf"


class SlotsOf(dict[int, frozenset[int]]):
    """The slots that a set of concepts fills; worked out when first asked."""

    def __init__(self, masks: Iterable[int]) -> None:
        self._masks = tuple(masks)

    def __missing__(self, concepts: int) -> frozenset[int]:
        found = self[concepts] = frozenset(slot for slot, mask in enumerate(self._masks) if mask & concepts)
        return found


class FieldsOf(dict[int, tuple[str, ...]]):
    """The fields of meaning in a set of concepts; worked out when first asked."""

    def __init__(self, names: Mapping[str, int]) -> None:
        self._names = tuple(names.items())

    def __missing__(self, concepts: int) -> tuple[str, ...]:
        found = self[concepts] = tuple(name for name, mask in self._names if mask & concepts)
        return found


class StandingOf(dict[int, dict[str, int]]):
    """What a set of concepts names, in eighths: fields of meaning and concepts; worked out when first asked."""

    def __init__(self, fields: Mapping[str, int], concepts: Mapping[str, int]) -> None:
        self._names = ((fields, FIELD_EIGHTHS), (concepts, CONCEPT_EIGHTHS))

    def __missing__(self, concepts: int) -> dict[str, int]:
        found = self[concepts] = {
            name: eighths for names, eighths in self._names for name, mask in names.items() if mask & concepts
        }
        return found


@functools.cache
def load_rulebook() -> RuleBook:
    """The rules shipped with the program. Raises InputUnusable naming the file at fault."""
    rules = {rule.key: rule for rule in _rule_files()}
    words = _words_of("lexicon", "concepts")
    fields = {f"{_FIELD}{name}": ways for name, ways in _words_of("fields", "fields").items()}
    words |= fields
    lines = [line for rule in rules.values() for line in _lines(rule)]
    inline = dict(itertools.chain.from_iterable(_inline(line) for line in lines))
    lexicon = Lexicon(words | inline, form=_form)
    bits = _Bits(lexicon, len(words) + len(inline))
    slots: dict[int, int] = {}
    cues = [_cue(line, parse(line.text, bits), slots) for line in lines]
    named = {name: bits(name) for name in (*words, *MARKS) if name not in fields}
    meant = {name: bits(name) for name in fields}
    for mask in named.values():
        slots.setdefault(mask, len(slots))
    return RuleBook(
        rules=rules,
        lexicon=lexicon,
        cues_by_slot=_by_rarest(cues, slots, lexicon),
        slots_of=SlotsOf(slots),
        marks=tuple((pattern, bits(name)) for name, pattern in MARKS.items()),
        concepts={slots[mask]: name for name, mask in named.items()},
        fields=FieldsOf(meant),
        standing=StandingOf(meant, named),
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


def _words_of(file: str, part: str) -> dict[str, tuple[str, ...]]:
    raw = tomllib.loads((resources.files(_HERE) / f"{file}.toml").read_text(encoding="utf-8"))[part]
    return {name: tuple(words.split("|")) for name, words in raw.items()}


@functools.cache
def _form(word: str) -> str:
    """A wording in the form of a folded message; the whole way only where more than plain Chinese stands in it."""
    plain = _PLAIN.fullmatch(word) is not None
    return numbers_folded(one_to_one(word))[0] if plain else fold_message(word).text


@dataclass(frozen=True)
class _Line:
    """One cue as it is written."""

    name: str
    rule: str
    sure: bool
    text: str


def _lines(rule: RuleFile) -> Iterator[_Line]:
    for mark, block in (("!", rule.sure), ("?", rule.hints)):
        for number, text in enumerate(filter(None, map(str.strip, block.splitlines()))):
            yield _Line(f"{rule.key}{mark}{number}", rule.key, mark == "!", text)


def _inline(line: _Line) -> Iterator[tuple[str, tuple[str, ...]]]:
    for token in line.text.split():
        for name in alternatives(token.lstrip("-")):
            if name.startswith("{"):
                yield name, tuple(filter(None, name[1:-1].split("|")))


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


def _cue(line: _Line, pattern: Pattern, slots: dict[int, int]) -> Cue:
    barred = (pattern.barred,) if pattern.barred else ()
    return Cue(
        name=line.name,
        rule=line.rule,
        sure=line.sure,
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
