"""Figures as people say them: amounts in digits and in words, months, shares; what is no amount stays out."""

import pytest

from liangqing.papers.rehearse.spoken import plain_words, spoken_money, spoken_months, spoken_share


@pytest.mark.parametrize(
    ("said", "yuan"),
    [
        ("每月八百", [800]),
        ("每月 1,200.50 元", [1200.5]),
        ("一次还1.5万", [15_000]),
        ("三百五", [350]),
        ("一万二", [12_000]),
        ("两千五百块钱", [2500]),
        ("一千零五十元", [1050]),
        ("首付３千，每月８００", [3000, 800]),
        ("五块三毛", [5.3]),
    ],
)
def test_amounts(said, yuan):
    assert [money.amount_fen for money in spoken_money(plain_words(said))] == [int(one * 100) for one in yuan]


@pytest.mark.parametrize(
    "said",
    [
        "分12个月",
        "今天3点前",
        "工号6730",
        "案件号A10000001",
        "三年",
        "两次",
        "八折",
        "这一定",
        "第5条",
        "10号",
        "家里三口人",
    ],
)
def test_what_is_no_amount(said):
    assert spoken_money(plain_words(said)) == ()


@pytest.mark.parametrize(
    ("said", "months"),
    [("分12期", [12]), ("二十四个月", [24]), ("半年", [6]), ("两年半", [30]), ("停三个月后还 2 年", [3, 24])],
)
def test_months(said, months):
    assert [span[0] for span in spoken_months(plain_words(said))] == months


@pytest.mark.parametrize(
    ("said", "percent"), [("一半", 50), ("打八折", 80), ("七五折", 75), ("还60%", 60), ("还一点", None)]
)
def test_shares(said, percent):
    assert spoken_share(said) == percent
