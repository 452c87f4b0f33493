"""What the ceiling of a debt may be called: the law's own, or what a court cuts to when the borrower asks for it."""

from liangqing.assess.position import DebtPosition
from liangqing.assess.price import cap_words
from liangqing.base.rates import percent_text, short_percent
from liangqing.papers.wording import formal_date

#: The effect of a ceiling that works only when the borrower asks a court for it.
ON_REQUEST = "court_reduces_on_request"
#: The effects of a ceiling above which a court supports nothing, asked or not.
OLD_RATE = "not_enforceable_above"
NOT_SUPPORTED = frozenset({"not_supported", OLD_RATE})


def ceiling_name(at: DebtPosition) -> str:
    """`法律支持的上限`, or `按年利率…请求法院调减后的金额` with the percent of its own segments."""
    asked = percents_on_request(at)
    return f"按年利率{asked}请求法院调减后的金额" if asked else "法律支持的上限"


def percents_on_request(at: DebtPosition) -> str:
    """`24%`, or several with `、`; empty where no ceiling depends on a request."""
    percents = (percent_text(cap.value_e9) for cap in at.caps if cap.effect == ON_REQUEST)
    return "、".join(dict.fromkeys(f"{percent.rstrip('0').rstrip('.')}%" for percent in percents))


def asked_above(at: DebtPosition) -> tuple[str, str] | None:
    """The measure that charges may not pass, and what a court is asked for above it; None without such a ceiling."""
    percents = percents_on_request(at)
    if percents:
        return f"年利率{percents}", "予以调减"
    segments = tuple(cap for cap in at.caps if cap.effect in NOT_SUPPORTED)
    newest = segments[-1:] if old_rate_on_request(at) else segments
    return (f"法律支持的年利率上限({cap_words(newest, formal_date)})", "不予支持") if segments else None


def old_rate_on_request(at: DebtPosition) -> str:
    """The measure of an old rate of private loans, or "": a court applies it only where a party asks for it."""
    old = [cap for cap in at.caps if cap.effect == OLD_RATE and cap.until_on is not None]
    if not old or len({cap.value_e9 for cap in at.caps if cap.effect in NOT_SUPPORTED}) < 2:
        return ""
    until_on, value = old[-1].until_on, percent_text(old[-1].value_e9)
    return (
        f"{formal_date(until_on)}以前的利息也不得超过年利率 {short_percent(value)}%"
        if until_on and value
        else ""
    )


def ceiling_counts(at: DebtPosition) -> bool:
    """Whether the lawful amount lies below what the contract, else the claim, asks for: else it helps nobody."""
    owed_fen = at.contract.total_fen if at.contract is not None else at.claimed_fen
    if at.lawful is None or owed_fen is None:
        return False
    return at.lawful.agreed_fen < owed_fen


def ceiling_is_told(at: DebtPosition) -> bool:
    """Whether the ceiling itself, with its rule, stands in the letter."""
    return ceiling_counts(at) and _is_used_up(at)


def _is_used_up(at: DebtPosition) -> bool:
    """Whether the charges reach the ceiling; else only the principal really received makes the difference."""
    return at.lawful is not None and at.lawful.headroom_fen <= 0
