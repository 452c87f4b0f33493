"""Errors, reasons and punctuation: one Chinese line with place, fault and next step."""

import errno

import pytest
from pydantic import ValidationError

from liangqing.base.because import Because, Confidence, Strength
from liangqing.base.disk_words import disk, why
from liangqing.base.errors import GateClosed, InputUnusable, LawConflict, LiangqingError
from liangqing.base.noun import Noun
from liangqing.base.problem import Problem
from liangqing.base.typeset import formal, is_broken, legible


def test_an_error_says_where_what_and_what_next():
    odd = InputUnusable("code", "金额是空的。", "请补上。", "账单.csv 第 3 行")
    assert odd.message() == "账单.csv 第 3 行：金额是空的。 请补上。"
    assert (odd.code, odd.where) == ("code", "账单.csv 第 3 行")
    assert str(odd) == odd.message()


def test_without_a_place_the_line_begins_with_the_fault():
    assert GateClosed("limitation", "时效已过。", "先打 12348。").message() == "时效已过。 先打 12348。"
    assert InputUnusable("a", "坏了。", "").message() == "坏了。"


@pytest.mark.parametrize("kind", [InputUnusable, GateClosed, LawConflict])
def test_every_error_of_ours_hangs_on_one_tree(kind):
    assert issubclass(kind, LiangqingError)


def because(strength=Strength.STATUTE, **facts):
    told = {"rule": "X", "law": "甲法", "article": "7", "confidence": Confidence.VERIFIED, **facts}
    return Because(strength=strength, **told)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (because(), "《甲法》第7条"),
        (
            because(document="法发〔2017〕22号", article="", item="第二部分第2条"),
            "《甲法》(法发〔2017〕22号)第二部分第2条",
        ),
        (
            because(document="主席令第1号"),
            "《甲法》第7条",
        ),  # only document numbers of notices are part of a citation
        (because(law="关于《甲法》的解释"), "《关于〈甲法〉的解释》第7条"),
    ],
)
def test_a_citation_as_a_letter_writes_it(reason, words):
    assert reason.cite() == words


@pytest.mark.parametrize("strength", list(Strength))
def test_only_law_proper_is_broken_unlawfully(strength):
    proper = {"statute", "administrative_regulation", "judicial_interpretation", "ministry_rule"}
    assert (strength.breach_words == "违法") is (strength.value in proper)
    assert strength.label


def test_standards_and_self_discipline_say_that_they_are_no_law():
    assert Strength.STANDARD.breach_words == "不符合行业标准"
    assert Strength.SELF_DISCIPLINE.breach_words == "不符合自律要求"
    assert "不是法律" in Strength.STANDARD.label
    assert "不是法律" in Strength.SELF_DISCIPLINE.label


def test_doubt_is_told():
    assert Confidence.UNVERIFIED.label == "待核实"
    assert Confidence.KNOWN.label == "引用前请对照原文"


@pytest.mark.parametrize(
    ("plain", "set_out"),
    [
        ("先还款,再说:好。", "先还款，再说：好。"),
        ("8:30 打来", "8:30 打来"),
        ("1,234.50 元", "1,234.50 元"),
        ("合同(第一页)写明", "合同（第一页）写明"),
        ("按 (a) 算", "按 (a) 算"),
        (
            "见依据1(《某规定》(法释〔2020〕17号)第31条)。",
            "见依据1（《某规定》（法释〔2020〕17号）第31条）。",
        ),
        ("是吗?", "是吗？"),
    ],
)
def test_marks_beside_chinese_are_full_width(plain, set_out):
    assert formal(plain) == set_out
    assert formal(set_out) == set_out  # doing it twice changes nothing


class Sample(Noun):
    fee_fen: int
    name: str = ""


def test_a_noun_keeps_units_out_of_its_json_and_refuses_strange_keys():
    assert Sample(fee_fen=3).model_dump() == {"fee": 3, "name": ""}
    with pytest.raises(ValidationError):
        Sample.model_validate({"fee": 3, "nmae": "x"})
    with pytest.raises(ValidationError):
        setattr(Sample(fee_fen=3), "name", "y")  # noqa: B010 - what the type checker refuses too


def test_a_problem_names_file_and_line():
    assert Problem(source="a.csv", line=3, code="c", text="t").model_dump() == {
        "source": "a.csv",
        "line": 3,
        "code": "c",
        "text": "t",
    }


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("甲\ud800贷\udcff", "甲\ufffd贷\ufffd"),
        ("\x1b[31m甲\x00\x7f\x9b\u202e\u200b\ufffe", "[31m甲"),
        ("一\r\n二\r三\u2028四\x85五\t六", "一\n二\n三\n四\n五 六"),
        ("借呗😀 1,234.50 元\n", "借呗😀 1,234.50 元\n"),
    ],
)
def test_what_no_paper_can_hold_is_left_out_or_marked(text, read):
    assert legible(text) == read
    assert is_broken(text) is ("\ud800" in text)


def test_a_very_long_place_shows_its_end():
    odd = InputUnusable("a", "坏了。", "", "甲/" * 200 + "乙.csv")
    assert odd.message() == f"……/{'甲/' * 57}乙.csv：坏了。"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "磁盘满了"),
        (errno.EACCES, "没有权限"),
        (errno.ENAMETOOLONG, "名字太长"),
        (errno.EROFS, "这里只能读,不能写"),
    ],
)
def test_what_the_disk_refuses_is_told_in_chinese(number, said):
    with pytest.raises(InputUnusable) as refused, disk("code", "写不进去", "请换一个位置。", "甲.txt"):
        raise OSError(number, "English words")
    assert refused.value.message() == f"甲.txt：写不进去({said})。 请换一个位置。"


def test_an_unusual_reason_keeps_the_systems_name():
    assert why(OSError(errno.ENOTEMPTY, "English words")) == "系统错误 ENOTEMPTY"
    assert why(OSError("English words")) == "磁盘错误"
