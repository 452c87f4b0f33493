"""What is said of one's own words in whole sentences, on every door alike."""

from liangqing.conduct.own.check import STOPS, OwnWords

_WILLING = "愿意还:写一句“我愿意还”。诉讼时效可能已过的,先打 12348,不要写这句。"
_REASON = "为什么现在还不上:一句真实的原因,有材料的写明材料。"
_OFFER = "每月能还多少、从哪天起、还几期:只写拿得出的数。"


def summed_up(told: OwnWords) -> str:
    """Whether it can go out: not at all, not yet, or after one more look."""
    if any(one.code in STOPS for one in told.risky):
        return "这一条先不要发:上面说了为什么。拿不准先打 12348(法律援助)。"
    if told.risky:
        return "先改掉上面这几处,再发。"
    return (
        "还没有说到:" if still_to_say(told) else "三样都说到了:愿意还、为什么、能还多少。发之前再看一遍数。"
    )


def still_to_say(told: OwnWords) -> tuple[str, ...]:
    """What to add of the three points; nothing where no word may admit the debt."""
    if any(one.code in STOPS for one in told.risky):
        return ()
    points = ((told.says.willing, _WILLING), (told.says.reason, _REASON), (told.says.offer, _OFFER))
    return tuple(ask for there, ask in points if not there)
