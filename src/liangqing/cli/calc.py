"""`liangqing calc …`: one question, one answer."""

from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from liangqing.assess.date_answers import Interruption
    from liangqing.assess.price_answers import CapQuestion, RateAnswer

from liangqing.base.errors import InputUnusable
from liangqing.cli.options import Asjson, On, day_option, told_day

_Choice = TypeVar("_Choice", bound=StrEnum)
Amount = Annotated[str, typer.Option("--amount", help="金额(元)")]
Periods = Annotated[int, typer.Option("--periods", help="期数")]
LenderTypeText = Annotated[str, typer.Option("--lender-type", help="bank、microloan、private、unknown……")]
FormedOn = Annotated[datetime | None, day_option("--formed-on", "合同成立日")]
FromDay = Annotated[datetime, day_option("--from", "收到的日子")]


def add_to(family: typer.Typer) -> None:
    """Registers the family's commands."""
    commands = (
        rate,
        cap,
        overdue,
        instalment,
        fee,
        deadline,
        limitation,
        court_fee,
        judgment_interest,
        credit_clear,
    )
    for command in commands:
        family.command(name=command.__name__.replace("_", "-"))(command)


def rate(
    amount: Annotated[str, typer.Option("--amount", help="借款金额(元)")] = "",
    payment: Annotated[str, typer.Option("--payment", help="每期还款(元),连同各种费用")] = "",
    periods: Annotated[int, typer.Option("--periods", help="期数")] = 0,
    upfront: Annotated[str, typer.Option("--upfront", help="放款时先扣或先付的钱(元)")] = "0",
    flows: Annotated[
        Path | None, typer.Option("--flows", help="CSV:日期,金额;到手为正,还款为负", readable=False)
    ] = None,
    as_json: Asjson = False,
) -> None:
    """真实年化:单利口径和复利口径。"""
    from liangqing.assess.price_answers import rate_of_flows, rate_of_level
    from liangqing.cli.show import print_json

    if flows is not None:
        answer = rate_of_flows(_read_flows(flows))
    elif amount and payment and periods:
        answer = rate_of_level(_exact_fen(amount), _exact_fen(payment), periods, _exact_fen(upfront))
    else:
        text = "要么写 --amount、--payment、--periods,要么写 --flows。"
        raise InputUnusable(
            "rate_needs", text, "例:liangqing calc rate --amount 12000 --payment 1120 --periods 12"
        )
    if as_json:
        print_json(answer)
    else:
        _tell_rate(answer)


def _tell_rate(answer: "RateAnswer") -> None:
    from liangqing.cli.show import say

    nominal, effective, roots = answer.nominal_percent, answer.effective_percent, answer.roots
    if effective is None and len(roots) > 1:
        say(
            f"这样的收支有 {len(roots)} 个利率都说得通:{'、'.join(f'{root}%' for root in roots)}。单凭它不能下结论。"
        )
    elif effective is None:
        say("没有一个利率说得通。请检查金额和日期。")
    else:
        if nominal:
            say(f"年化 {nominal}%(单利口径:和法定上限比的就是它)。")
        say(f"年化 {effective}%(复利口径:利息再生利息,所以更高)。")
    say(answer.certificate.text)


def cap(
    lender_type: LenderTypeText,
    formed_on: FormedOn = None,
    filed_on: Annotated[datetime | None, day_option("--filed-on", "起诉日")] = None,
    purpose: Annotated[str, typer.Option(help="consumer、business、card、unknown")] = "unknown",
    assisted: Annotated[bool, typer.Option("--assisted", help="通过平台的助贷")] = False,
    on: On = None,
    as_json: Asjson = False,
) -> None:
    """这类放款人、这个日期的利率上限。"""
    from liangqing.assess.price_answers import ceiling
    from liangqing.base.rates import percent_text
    from liangqing.cli.files import law_book, today
    from liangqing.cli.show import print_json, say, say_because

    question = _question(lender_type, formed_on, filed_on, purpose, assisted)
    answer = ceiling(question, law_book(), on.date() if on else today())
    if as_json:
        print_json(answer)
        return
    for condition, segments in [
        ("", answer.segments),
        *((r.condition + ":", r.segments) for r in answer.readings),
    ]:
        for part in segments:
            say(
                f"{condition}从 {part.from_on} 到 {part.until_on or '现在'}:年利率 {percent_text(part.value_e9)}%"
            )
            say_because(part.because)
    for part in answer.regulatory:
        say(f"监管另外要求:从 {part.from_on} 起综合成本不超过 {percent_text(part.value_e9)}%")
        say_because(part.because)
    for line in (*answer.gaps, *answer.warnings):
        say(line)


def overdue(  # noqa: PLR0913, PLR0917 - each is an option of the command line
    principal: Annotated[str, typer.Option(help="逾期本金(元)")],
    daily_percent: Annotated[str, typer.Option(help="合同日利率(百分数)")],
    multiplier: Annotated[str, typer.Option(help="罚息倍数,例如 1.5")],
    days: Annotated[int, typer.Option(help="逾期天数")],
    lender_type: LenderTypeText,
    formed_on: FormedOn = None,
    on: On = None,
    as_json: Asjson = False,
) -> None:
    """罚息收了多少、上限多少、多出多少。"""
    from liangqing.assess.price_answers import overdue_charge
    from liangqing.base.money import speak_yuan
    from liangqing.cli.files import law_book, today
    from liangqing.cli.show import print_json, say, say_because

    daily = _exact(daily_percent) / 100 * _exact(multiplier)
    question = _question(lender_type, formed_on, None, "unknown", False)
    as_of = on.date() if on else today()
    answer = overdue_charge(_fen(principal), daily, days, question, law_book(), as_of)
    if as_json:
        print_json(answer)
        return
    say(f"收了 {speak_yuan(answer.charged_fen)},合年化 {answer.annual_percent}%。")
    if answer.cap_fen is not None and answer.excess_fen is not None:
        say(f"上限 {speak_yuan(answer.cap_fen)},多出 {speak_yuan(answer.excess_fen)}。")
    for reading in answer.readings:
        say(f"{reading.condition}:上限 {speak_yuan(reading.cap_fen)},多出 {speak_yuan(reading.excess_fen)}。")
    say_because(answer.because)


def instalment(
    amount: Annotated[str, typer.Option("--principal", "--amount", help="借款金额(元)")],
    nominal_percent: Annotated[str, typer.Option(help="年利率(百分数)")],
    periods: Periods,
    as_json: Asjson = False,
) -> None:
    """等额本息每期还多少。"""
    from liangqing.assess.price_answers import instalment as level
    from liangqing.base.money import speak_yuan
    from liangqing.cli.show import print_json, say

    answer = level(_fen(amount), _exact(nominal_percent) / 100, periods)
    if as_json:
        print_json(answer)
    else:
        say(f"每期 {speak_yuan(answer.payment_fen)},利息一共 {speak_yuan(answer.interest_total_fen)}。")


def fee(
    amount: Annotated[str, typer.Option("--amount", help="借款金额(元)")],
    nominal_percent: Annotated[str, typer.Option("--nominal-percent", help="利息的年利率(百分数)")],
    periods: Periods,
    cap_percent: Annotated[str, typer.Option("--cap-percent", help="上限(年化百分数,见 calc cap)")],
    as_json: Asjson = False,
) -> None:
    """在上限之内,利息之外最多还能收多少费用。"""
    from liangqing.assess.price_answers import fee_within
    from liangqing.base.money import speak_yuan
    from liangqing.cli.show import print_json, say

    answer = fee_within(_fen(amount), _exact(nominal_percent) / 100, periods, _exact(cap_percent) / 100)
    if as_json:
        print_json(answer)
    elif answer.monthly_fee_fen is None or answer.upfront_fee_fen is None:
        say(f"一分费用不加,利息本身已经超过年化 {cap_percent}%。")
    else:
        say(f"年化不超过 {cap_percent}%,利息之外下面两种里只能收一种:")
        say(f"每月最多 {speak_yuan(answer.monthly_fee_fen)},每月占本金 {answer.percent_of_principal}%;")
        say(f"或者放款时一次最多 {speak_yuan(answer.upfront_fee_fen)}。")


def deadline(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="answer、payment_order_objection……")],
    from_day: FromDay,
    as_json: Asjson = False,
) -> None:
    """法律期限的最后一天。"""
    from liangqing.assess.date_answers import deadline_answer
    from liangqing.base.days import speak_date
    from liangqing.cli.files import law_book
    from liangqing.cli.show import print_json, say, say_because

    answer = deadline_answer(kind, from_day.date(), law_book())
    if as_json:
        print_json(answer)
        return
    later = f",最晚可能到 {speak_date(answer.possibly_on)}" if answer.possibly_on else ""
    say(f"最后一天:{speak_date(answer.due_on)}{later}。{answer.warning or ''}")
    say_because(answer.because)


def limitation(
    due: Annotated[datetime, day_option("--due", "到期日(分期的写最后一期)")],
    interrupted: Annotated[
        list[str] | None,
        typer.Option("--interrupted", help="日期[:demand|promise|payment|suit[:结束日]],可写多次"),
    ] = None,
    on: On = None,
    as_json: Asjson = False,
) -> None:
    """诉讼时效到哪一天。"""
    from liangqing.assess.date_answers import limitation_answer, limitation_words
    from liangqing.base.days import speak_date
    from liangqing.cli.files import law_book
    from liangqing.cli.show import print_json, say, say_because

    told = [_interruption(text) for text in interrupted or []]
    answer = limitation_answer(due.date(), told, law_book(), on.date() if on else None)
    if as_json:
        print_json(answer)
        return
    ends = f"诉讼时效到 {speak_date(answer.ends_on)}。" if answer.ends_on else "诉讼时效现在没有截止的日子。"
    say(f"{ends}{''.join(limitation_words(answer))}")
    say_because(answer.because)


def court_fee(amount: Amount, on: On = None, as_json: Asjson = False) -> None:
    """诉讼费:普通程序、简易程序、支付令。"""
    from liangqing.assess.date_answers import court_fee as fee
    from liangqing.base.money import speak_yuan
    from liangqing.cli.files import law_book, today
    from liangqing.cli.show import print_json, say, say_because

    answer = fee(_fen(amount), law_book(), on.date() if on else today())
    if as_json:
        print_json(answer)
        return
    say(f"普通程序 {speak_yuan(answer.full_fen)},简易程序 {speak_yuan(answer.halved_fen)},")
    say(f"支付令 {speak_yuan(answer.payment_order_fen)}。一般由败诉一方负担。")
    say_because(answer.because)


def judgment_interest(
    amount: Amount,
    days: Annotated[int, typer.Option(help="履行期满后的天数")],
    on: On = None,
    as_json: Asjson = False,
) -> None:
    """判决后不按时付款的加倍利息。"""
    from liangqing.assess.date_answers import judgment_interest as doubled
    from liangqing.base.money import speak_yuan
    from liangqing.cli.files import law_book, today
    from liangqing.cli.show import print_json, say, say_because

    answer = doubled(_fen(amount), days, law_book(), on.date() if on else today())
    if as_json:
        print_json(answer)
        return
    say(f"加倍部分 {speak_yuan(answer.doubled_part_fen)}。")
    say_because(answer.because)


def credit_clear(
    ended: Annotated[datetime | None, day_option("--ended", "还清的日子")] = None,
    on: On = None,
    as_json: Asjson = False,
) -> None:
    """不良信息保留到哪一天。"""
    from liangqing.assess.date_answers import credit_clear as clear
    from liangqing.base.days import speak_date
    from liangqing.cli.files import law_book, today
    from liangqing.cli.show import print_json, say, say_because

    answer = clear(ended.date() if ended else None, law_book(), on.date() if on else today())
    if as_json:
        print_json(answer)
        return
    if answer.delete_after is None:
        say("还没有还清,保留期还没有开始算。")
    else:
        say(f"保留到 {speak_date(answer.delete_after)},之后应当删除。")
    say_because(answer.because)


def _exact(text: str) -> Fraction:
    from liangqing.base.money import exact_number

    return exact_number(text)


def _exact_fen(text: str) -> Fraction:
    """Yuan → fen without rounding; finer than a fen is allowed here."""
    return _exact(text) * 100


def _fen(text: str) -> int:
    from liangqing.base.money import parse_yuan

    return parse_yuan(text)


def _question(
    lender_type: str, formed_on: datetime | None, filed_on: datetime | None, purpose: str, assisted: bool
) -> "CapQuestion":
    from liangqing.assess.price_answers import CapQuestion
    from liangqing.case.debt import LenderType, Purpose

    return CapQuestion(
        lender_type=_one_of(LenderType, lender_type, "放款机构类型"),
        formed_on=formed_on.date() if formed_on else None,
        filed_on=filed_on.date() if filed_on else None,
        purpose=_one_of(Purpose, purpose, "用途"),
        assisted=assisted,
    )


def _one_of(kinds: type[_Choice], value: str, what: str) -> _Choice:
    try:
        return kinds(value)
    except ValueError as odd:
        raise InputUnusable(
            "choice_unknown", f"{what}没有“{value[:24]}”。", f"可选:{'、'.join(kinds)}。"
        ) from odd


def _interruption(text: str) -> "Interruption":
    from liangqing.assess.date_answers import Interruption
    from liangqing.law.limitation import Restart

    day, _, rest = text.partition(":")
    kind, _, ended = rest.partition(":")
    try:
        ended_on = told_day(date.fromisoformat(ended)) if ended else None
        on = told_day(date.fromisoformat(day))
        return Interruption(on, _one_of(Restart, kind or "demand", "中断的方式"), ended_on)
    except ValueError as odd:
        raise InputUnusable(
            "date_unreadable",
            f"“{text[:30]}”读不懂。",
            "写成 2026-05-20:promise,或者 2024-12-20:suit:2025-06-30(结束的日子)这样。",
        ) from odd


def _read_flows(path: Path) -> list[tuple[date, Fraction]]:
    """`date,amount` rows; a head line is allowed."""
    from liangqing.assess.flow_lines import parse_flows
    from liangqing.cli.files import read_bytes

    return parse_flows(read_bytes(path).decode("utf-8-sig", errors="replace"), str(path))
