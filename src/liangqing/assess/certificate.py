"""What an answer to a rate rests on, in figures that a stranger can put back, and in a sentence."""

from collections.abc import Callable
from fractions import Fraction
from typing import assert_never

from liangqing.base.noun import Noun
from liangqing.base.rates import fraction_percent
from liangqing.ledger.roots import Certificate, Ground, RateFound

#: Decimals of a percent to which both ends of a bracket are told, the lower cut, the upper raised.
_DECIMALS = 8


class RateBracket(Noun):
    """One rate lies between the two, in percent.

    `crosses`: put into the flow, the two leave opposite signs; else the value only touches zero there.
    """

    low_percent: str
    high_percent: str
    crosses: bool


class RateCertificate(Noun):
    """Why there are as many rates as we say; `searched_percent` where several could be. Percent as the roots are told.

    `evaluations`: how often the whole flow was summed.
    """

    ground: Ground
    text: str
    sign_changes: int
    brackets: tuple[RateBracket, ...]
    searched_percent: tuple[str, str] | None
    pieces: int
    evaluations: int


def certificate_of(found: RateFound, yearly: Callable[[float], float]) -> RateCertificate:
    """The certificate of a rate found; `yearly` makes the yearly rate of one a period."""
    told = found.certificate
    brackets = tuple(
        RateBracket(
            low_percent=_cut(yearly(one.low)), high_percent=_raised(yearly(one.high)), crosses=one.crosses
        )
        for one in told.brackets
    )
    searched = told.searched and (_shown(yearly(told.searched[0])), _shown(yearly(told.searched[1])))
    return RateCertificate(
        ground=told.ground,
        text=_text(told, brackets, searched),
        sign_changes=told.sign_changes,
        brackets=brackets,
        searched_percent=searched,
        pieces=told.pieces,
        evaluations=told.evaluations,
    )


def _text(told: Certificate, brackets: tuple[RateBracket, ...], searched: tuple[str, str] | None) -> str:
    match told.ground:
        case Ground.NO_TIME:
            return "钱在同一天进出,中间没有时间,谈不上利率。"
        case Ground.ONE_DIRECTION:
            return "每一笔都朝同一个方向,没有利率能让它们相抵。"
        case Ground.BEYOND:
            return "有一个利率,但是大得(或者小得)写不出来。请检查日期和金额。"
        case Ground.ONE_CHANGE:
            return f"钱只换了一次方向,所以正好有一个利率,没有漏掉的。{_between(brackets)}"
        case Ground.COUNTED:
            return f"钱换了 {told.sign_changes} 次方向,可能不止一个利率。{_counted(told, searched)}"
        case Ground.RISING:
            return f"利率越高,余额越大,所以只有一个利率。{_between(brackets)}"
        case Ground.NO_LOAN:
            return "还的比到手的少,或者没有到手的钱,算不出利率。"
        case _ as never:
            assert_never(never)


def _counted(told: Certificate, searched: tuple[str, str] | None) -> str:
    if searched is None:
        return "但都大得不像真的,没有一个可信。请检查日期和金额。"
    low, high = searched
    return f"从 {low}% 到 {high}% 分成 {told.pieces} 段逐段数过,一共 {len(told.brackets)} 个。"


def _between(brackets: tuple[RateBracket, ...]) -> str:
    if not brackets or not brackets[0].crosses:
        return ""
    one = brackets[0]
    return f"要核对:按 {one.low_percent}% 和 {one.high_percent}% 各折算一次,结果一正一负。"


def _shown(rate: float) -> str:
    return fraction_percent(Fraction(rate), 4)


def _cut(rate: float) -> str:
    steps = Fraction(rate) * 100 * 10**_DECIMALS
    return _steps(steps.numerator // steps.denominator)


def _raised(rate: float) -> str:
    steps = Fraction(rate) * 100 * 10**_DECIMALS
    return _steps(-(-steps.numerator // steps.denominator))


def _steps(steps: int) -> str:
    return fraction_percent(Fraction(steps, 100 * 10**_DECIMALS), _DECIMALS)
