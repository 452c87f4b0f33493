"""Brands in bills and texts lead to their lender, or to the question that only the contract answers."""

import re
from collections import Counter

import pytest
from pydantic import ValidationError

from liangqing.case.debt import LenderType, Purpose
from liangqing.case.lenders import Lender, find_lender, lender_type_of_name, load_lenders


@pytest.mark.parametrize(
    ("text", "lender", "lender_type", "purpose"),
    [
        ("网商贷 网商贷还款", "浙江网商银行股份有限公司", LenderType.BANK, Purpose.BUSINESS),
        ("借呗放款至银行卡", "重庆蚂蚁消费金融有限公司", LenderType.CONSUMER_FINANCE, Purpose.CONSUMER),
        (
            "花呗主动还款-2026年07月账单",
            "重庆蚂蚁消费金融有限公司",
            LenderType.CONSUMER_FINANCE,
            Purpose.CONSUMER,
        ),
        ("微粒贷还款", "深圳前海微众银行股份有限公司", LenderType.BANK, Purpose.CONSUMER),
        ("招联好期贷", "招联消费金融股份有限公司", LenderType.CONSUMER_FINANCE, Purpose.CONSUMER),
        ("邮你贷 第3期", "中邮消费金融有限公司", LenderType.CONSUMER_FINANCE, Purpose.CONSUMER),
        ("建设银行信用卡还款", "中国建设银行股份有限公司", LenderType.BANK, Purpose.CARD),
        ("招商银行 信用卡还款", "招商银行股份有限公司", LenderType.BANK, Purpose.CARD),
    ],
)
def test_a_bill_row_names_its_lender(text, lender, lender_type, purpose):
    found = find_lender(text)
    assert found is not None
    assert (found.legal_name, found.lender_type, found.purpose) == (lender, lender_type, purpose)


@pytest.mark.parametrize(
    "text",
    [
        "京东金条还款",
        "京东白条",
        "美团借钱",
        "度小满",
        "360借条",
        "奇富借条",
        "拍拍贷",
        "分期乐",
        "安逸花",
        "抖音月付",
    ],
)
def test_several_lenders_behind_a_brand_stay_unknown_and_are_asked_for(text):
    found = find_lender(text)
    assert found is not None
    assert (found.legal_name, found.lender_type) == (None, LenderType.UNKNOWN)
    assert "第一页" in found.ask


def test_full_width_forms_and_blanks_are_folded():
    found = find_lender("３６０ 借条-还款")
    assert found is not None
    assert found.brand == "360借条(奇富借条)"


def test_the_longest_alias_wins():
    """信用购 is lent by partner banks even where the row also says 花呗."""
    found = find_lender("自动还款-花呗|信用购2026年09月账单")
    assert found is not None
    assert found.brand == "信用贷、信用购(支付宝)"


@pytest.mark.parametrize(
    "text", ["", "泰和示例建材有限公司 工资", "招商银行", "转账给房东", "江南示例银行信用卡还款"]
)
def test_what_is_no_brand_finds_nothing(text):
    assert find_lender(text) is None


@pytest.mark.parametrize(
    ("name", "lender_type"),
    [
        ("安平示例小额贷款有限公司", LenderType.MICROLOAN),
        ("示例网络小额贷款股份有限公司", LenderType.MICROLOAN),
        ("滨江示例银行股份有限公司", LenderType.BANK),
        ("明月示例消费金融有限公司", LenderType.CONSUMER_FINANCE),
        ("诚信示例融资担保有限公司", LenderType.GUARANTOR),
        ("示例国际信托有限公司", LenderType.TRUST),
        ("示例汽车金融有限公司", LenderType.AUTO_FINANCE),
        ("示例资产管理有限公司", LenderType.UNKNOWN),
        ("示例信息科技有限公司", LenderType.UNKNOWN),
    ],
)
def test_a_legal_name_tells_its_licence_or_nothing(name, lender_type):
    assert lender_type_of_name(name) is lender_type


def test_no_alias_leads_to_two_brands():
    aliases = Counter(alias for lender in load_lenders() for alias in lender.aliases)
    assert [alias for alias, times in aliases.items() if times > 1] == [], "give each alias to one brand only"


def test_a_known_lender_has_the_class_that_its_name_carries():
    known = [lender for lender in load_lenders() if lender.legal_name]
    assert [
        lender.brand for lender in known if lender_type_of_name(lender.lender) is not lender.lender_type
    ] == []


def test_no_entry_gives_a_telephone_number():
    told = [
        lender.brand for lender in load_lenders() if re.search(r"(?<!\d)(400-?|95\d{3}|1\d{10})", lender.ask)
    ]
    assert told == [], "say `见合同或官方 App` instead of a number"


def test_an_unknown_lender_without_a_question_is_refused():
    entry = {"brand": "示例贷", "aliases": ["示例贷"], "lender": "unknown", "lender_type": "unknown"}
    marks = {"purpose": "unknown", "source": "样例", "confidence": "known"}
    with pytest.raises(ValidationError, match="ask"):
        Lender.model_validate(entry | marks)


@pytest.mark.parametrize(
    "row",
    [
        *(
            "借呗还款",
            "花呗账单分期",
            "网商贷自动还款",
            "微粒贷",
            "京东金条",
            "京东白条还款",
            "美团借钱还款",
            "度小满金融",
        ),
        *(
            "360借条还款",
            "拍拍贷",
            "马上消费金融还款",
            "招联还款",
            "中邮消费金融",
            "浙商银行信用卡还款",
            "招商银行信用卡",
        ),
    ],
)
def test_the_brands_that_stand_in_most_bills_are_known(row):
    assert find_lender(row) is not None
