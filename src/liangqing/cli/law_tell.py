"""Rules, their state and their check, told to a person."""

from collections.abc import Sequence

from liangqing.base.because import Confidence
from liangqing.base.days import speak_date
from liangqing.base.rates import percent_text
from liangqing.cli.show import say
from liangqing.law.pack_check import Taken
from liangqing.law.shown import RuleLine, RuleShown
from liangqing.law.status import Doubt, Ending, LawStatus
from liangqing.law.texts import Miss, NotHeld, TextCheck


def tell_lines(lines: Sequence[RuleLine]) -> None:
    """A list of rules."""
    for line in lines:
        say(f"{line.id}  {line.title}")
        say(f"    {line.cite}({line.strength_label};{line.confidence_label})")
    say(f"一共 {len(lines)} 条。看一条:liangqing law show 编号")


def tell_rule(shown: RuleShown) -> None:
    """One rule whole."""
    say(f"{shown.id}  {shown.title}")
    say(f"    {shown.gist}")
    say(f"依据:{shown.cite}")
    say(f"效力:{shown.strength_label}")
    say(f"核对:{shown.confidence_label},{shown.verified.on},{shown.verified.source}")
    if shown.not_checkable:
        say(f"    对不了原文:{shown.not_checkable}")
    for line in shown.scope:
        say(f"适用:{line}")
    for name, value in shown.params.items():
        say(f"参数:{name} = {'、'.join(value) if isinstance(value, tuple) else value}")
    if shown.note:
        say(f"备注:{shown.note}")
    for other in shown.history:
        say(f"同类规则:{other.id}  {other.title}")
        say(f"    {';'.join(other.scope)}")
    for example in shown.examples:
        say(f"例子({'适用' if example.applies else '不适用'}):{example.say}")


def tell_status(status: LawStatus) -> None:
    """What is old first, then what ends, then what is not borne out."""
    lpr, days = status.lpr, status.holidays
    say(f"规则 {status.rules} 条,看到 {speak_date(status.on)}。")
    say(f"LPR 表到 {lpr.last_on},利率 {percent_text(lpr.value_e9)}%。{'需要更新。' if lpr.stale else ''}")
    if lpr.stale:
        say("    查到新的报价后:liangqing law set-lpr 发布日 利率")
    for aside in lpr.set_aside:
        own, used = percent_text(aside.value_e9), percent_text(aside.used_e9)
        say(f"    您填的 {aside.published_on} 是 {own}%,表里是 {used}%,用的是表里的。")
    say(f"放假安排:有 {'、'.join(str(year) for year in days.announced)} 年。{_next_year(status)}")
    if status.pack:
        say(f"装入的规则包:{status.pack}(规则 {len(status.from_pack)} 条)")
    _tell_endings("90 天内到期", status.ending)
    _tell_endings("已经到期、后面没有接上", [ending for ending in status.ended if not ending.followed_by])
    _tell_doubts(Confidence.UNVERIFIED.label, status.unverified)
    _tell_doubts(Confidence.SECONDARY.label, status.secondary)
    _tell_doubts(Confidence.KNOWN.label, status.known)
    say(f"对不了原文的 {len(status.not_checkable)} 条(见 --json)。")


def _next_year(status: LawStatus) -> str:
    days = status.holidays
    if days.next_announced:
        return ""
    return f"{days.next_year} 年的还没有录入,那一年的期限按不顺延算,另给可能的日子。"


def _tell_endings(head: str, endings: Sequence[Ending]) -> None:
    if endings:
        say(f"{head}:")
    for ending in endings:
        say(f"    {ending.rule}  {ending.title}(到 {ending.last_on})")


def _tell_doubts(head: str, doubts: Sequence[Doubt]) -> None:
    say(f"{head} {len(doubts)} 条:")
    for doubt in doubts:
        say(f"    {doubt.rule}  {doubt.title}:{doubt.why}")


def tell_check(check: TextCheck) -> None:
    """What does not stand in the texts first, then what could not be held against them."""
    _tell_misses("文本里没有这一条", check.not_found)
    _tell_misses("关键词对不上", check.keyword_misses)
    _tell_not_held("文件夹里的文本太旧", check.too_old)
    _tell_not_held("文件夹里没有这部法规(或这个版本)", check.not_in_folder)
    say(f"对了 {check.checked} 处,对上 {check.found} 处。另有 {len(check.not_checkable)} 条没有原文可对。")


def _tell_misses(head: str, misses: Sequence[Miss]) -> None:
    for miss in misses:
        words = f",缺“{'”“'.join(miss.keywords)}”" if miss.keywords else ""
        say(f"{head}:{miss.rule}  《{miss.law}》第{miss.article}条(文本 {miss.version or '日期不明'}{words})")


def _tell_not_held(head: str, laws: Sequence[NotHeld]) -> None:
    for law in laws:
        newest = f",最新的是 {law.newest}" if law.newest else ""
        number = f"({law.document})" if law.document else ""
        say(f"{head}:《{law.law}》{number}{newest};{len(law.rules)} 处引用")


def tell_taken(taken: Taken) -> None:
    """What a pack changed."""
    say("规则包检查过了,已经装入。")
    say(f"摘要:{taken.digest}(请和发布的人给的核对)")
    for head, items in (
        ("新增规则", taken.rules_added),
        ("替换规则", taken.rules_replaced),
        ("新增 LPR", taken.quotes_added),
        ("放假安排", taken.years_added),
    ):
        if items:
            say(f"{head}:{'、'.join(str(item) for item in items)}")
