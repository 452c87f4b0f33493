"""What is not helped with, in words; and what only sounds like it."""

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.plan.refuse import refuse_wishes, refused_wish


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("把房子过户到我弟弟名下,免得被执行", "转移、藏财产"),
        ("存款先转到我妈卡上", "转移、藏财产"),
        ("想办假离婚把房留给老婆", "转移、藏财产"),
        ("帮我伪造一份诊断证明", "编造病历"),
        ("P一张住院病历给银行看", "编造病历"),
        ("帮我开假的失业证明", "编造病历"),
        ("再借一笔网贷把这个还上", "借新的还旧的"),
        ("以贷养贷撑过这个月行吗", "借新的还旧的"),
        ("信用卡套现还花呗", "借新的还旧的"),
        ("借一笔网贷把信用卡还了", "借新的还旧的"),
        ("借网贷还信用卡", "借新的还旧的"),
        ("找中介做债务优化", "先收费"),
        ("编个困难理由", "编造病历"),
        ("不接电话躲一阵", "躲着不接"),
        ("天天投诉直到他们怕了免息", "拿投诉逼人"),
    ],
)
def test_refused_with_another_road(wish, told):
    answer = refused_wish(wish)

    assert answer is not None
    assert answer.startswith("这个做法我们不帮:")
    assert told in answer
    assert "可以" in answer or "就事写" in answer


@pytest.mark.parametrize(
    "wish",
    [
        "每月还 800 元,分 24 期",
        "工资卡被冻结了,想申请保留生活费",
        "我有医院的诊断证明,可以附上吗",
        "不想再借新的了",
        "投诉催收半夜打电话",
        "对方说我转移财产,我没有",
        "先还借呗再还信用卡",
        "我借的钱怎么还",
        "我不想躲",
        "把钱存到自己的另一张卡,每月按时还",
        "申请法律援助",
        "",
    ],
)
def test_what_only_sounds_like_it_is_served(wish):
    assert refused_wish(wish) is None


def test_a_refusal_is_an_error_with_the_next_step():
    with pytest.raises(InputUnusable, match="这个做法我们不帮") as refused:
        refuse_wishes(["每月还 500", "借新还旧"])

    assert "停息、分期" in refused.value.message()
