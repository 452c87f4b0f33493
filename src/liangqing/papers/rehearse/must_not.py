"""What is answered instead of playing on: a person in danger first; hiding, forging and abuse are not practised."""

import re

from liangqing.conduct.messages.telling import PERSON_FIRST
from liangqing.plan.refuse import refused_wish

_DANGER = re.compile(
    r"不想活|活不下去|活着没意思|活够了|不如死|死了算|想死|一了百了|结束生命|轻生|自杀|寻短见|跳楼|割腕|喝农药|遗书|没有活路|没活路"
)
_ABUSE = re.compile(
    r"傻[逼叉屄x]|他妈|妈的|你妈|^滚|滚(?:开|蛋|你|吧|远|出)|[,。!,!]滚|混蛋|王八|畜生|狗东西|狗日|操你|草你|去死|贱人|人渣|垃圾(?:公司|东西)?$|弄死|打死你|杀了你|不得好死|脑残|神经病|废物"
)
_LIES = re.compile(
    r"(?:就|我)?说(?:我)?(?:得了|有|是)(?:癌|重病|绝症)|装(?:病|穷|死)|(?:骗|糊弄|忽悠)(?:他|她|他们|对方|你们|您们)|编(?:个|一个|点).{0,4}(?:理由|原因|病)"
)
_ABUSE_ANSWER = (
    "骂人的话这里不练:对方多半在录音,骂了就少了一分道理。",
    "可以说:“请您好好说话,刚才的话我记下了。我们接着谈方案。”",
)
_LIES_ANSWER = (
    "编出来的话这里不练:被查出来,谈好的也会作废。",
    "照实说就够:收入少了多少、从哪个月开始、家里几口人要养。",
)


def answer_instead(text: str) -> tuple[str, ...]:
    """The sentences that answer such words; empty where the call may go on."""
    bare = re.sub(r"\s+", "", text)
    if _DANGER.search(bare):
        return PERSON_FIRST
    if _ABUSE.search(bare):
        return _ABUSE_ANSWER
    refused = None if re.search(r"借", bare) else refused_wish(bare)
    if refused is not None:
        return (refused,)
    return _LIES_ANSWER if _LIES.search(bare) else ()
