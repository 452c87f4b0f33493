"""`liangqing check claim`: a text from a file or a pipe, its claims and citations, and what is refused in words."""

import io
import json
import sys

import pytest

from liangqing.cli.run import run

TEXT = "根据《民法总则》第188条,诉讼时效是三年。\n欠网贷不还钱会坐牢。\n"
ON = ("--on", "2026-11-22")


@pytest.fixture
def told(capsys):
    """Runs a command line: status, what it said, what it refused."""

    def run_it(*arguments):
        status = run(("check", "claim", *map(str, arguments)))
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_it


@pytest.fixture
def file(tmp_path):
    """Writes bytes into a file and gives its path."""

    def write(data, name="文章.txt"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def piped(monkeypatch):
    """Puts bytes into standard input."""

    def put(data):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    return put


def test_the_promised_json(told, file):
    status, out, err = told(file(TEXT.encode()), "--json", *ON)
    answer = json.loads(out)
    assert (status, err) == (0, "")
    assert set(answer) == {"citations", "claims"}
    (citation,) = answer["citations"]
    assert set(citation) >= {"quote", "span", "law", "article", "verdict", "now"}
    assert citation["quote"] == "《民法总则》第188条"
    assert citation["span"] == [2, 13]
    assert (citation["law"], citation["article"]) == ("中华人民共和国民法总则", "188")
    assert citation["verdict"] == "repealed"
    jail = next(claim for claim in answer["claims"] if claim["quote"].endswith("坐牢"))
    assert jail["verdict"] == "wrong"
    assert set(jail["because"][0]) >= {"rule", "law", "article", "strength", "confidence"}
    start, end = jail["span"]
    assert TEXT[start:end] == jail["quote"]
    dead = next(claim for claim in answer["claims"] if claim["quote"] == citation["quote"])
    assert dead["verdict"] == "outdated", "a faulty citation stands in both lists"


def test_a_person_reads_the_verdict_the_truth_and_what_to_do(told, file):
    status, out, _ = told(file(TEXT.encode()), *ON)
    assert status == 0
    assert "不对：“欠网贷不还钱会坐牢”" in out or "不还钱会坐牢”" in out
    assert "    实际：" in out
    assert "    怎么办：" in out
    assert "引用“《民法总则》第188条”：已经废止" in out
    assert "没有列出的话，我们没有判断" in out


def test_the_day_decides(told, file):
    path = file("见《民法总则》第188条。".encode())
    assert json.loads(told(path, "--json", "--on", "2019-06-01")[1])["citations"][0]["verdict"] == "in_force"
    assert json.loads(told(path, "--json", *ON)[1])["citations"][0]["verdict"] == "repealed"


@pytest.mark.parametrize("arguments", [("-",), ()])
def test_a_text_comes_through_a_pipe(told, piped, arguments):
    piped(TEXT.encode())
    status, out, _ = told(*arguments, "--json", *ON)
    assert status == 0
    assert len(json.loads(out)["citations"]) == 1


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_text_in_an_encoding_of_windows(told, file, encoding):
    answer = json.loads(told(file(TEXT.encode(encoding)), "--json", *ON)[1])
    assert answer["citations"][0]["quote"] == "《民法总则》第188条"


def test_lines_in_two_encodings_are_each_read_and_it_is_said(told, file):
    first, second = TEXT.splitlines(keepends=True)
    status, out, err = told(file(first.encode() + second.encode("gb18030")), "--json", *ON)
    assert status == 0
    assert "两种编码" in err
    answer = json.loads(out)
    assert len(answer["citations"]) == 1
    assert any(claim["quote"].endswith("坐牢") for claim in answer["claims"])


def test_a_text_without_claims_says_so(told, file):
    status, out, _ = told(file("今天天气不错。".encode()), *ON)
    assert status == 0
    assert "这不等于说的都对" in out


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "里面没有文字"),
        (b"\xef\xbb\xbf \n", "里面没有文字"),
        (b"\x89PNG\r\n\x1a\n" + bytes(300), "这是一张图片"),
        (b"%PDF-1.7\n" + bytes(300), "这是 PDF"),
        (b"PK\x03\x04" + b"[Content_Types].xml" + bytes(300), "Word 或 Excel"),
        (bytes(range(256)) * 20, "不是文字"),
        ("锟斤拷".encode() * 30, "汉字已经坏了"),
        ("欠网贷不还钱".encode() + "会坐牢,大家都这么说,不要信".encode("gb18030"), "认不出"),
        ("说".encode() * 400_000, "超过 1 MB"),
    ],
    ids=["empty", "mark", "picture", "pdf", "word", "binary", "ruined", "mixed-line", "large"],
)
def test_what_is_no_text_is_refused_in_one_line(told, file, piped, data, said):
    path = file(data)
    status, out, err = told(path, "--json", *ON)
    assert (status, out) == (2, "")
    assert said in err
    assert path.name in err
    assert len(err.splitlines()) == 1
    piped(data)
    status, out, err = told("-", "--json", *ON)
    assert (status, out) == (2, "")
    assert said in err


def test_a_file_that_is_not_there(told, tmp_path):
    status, _, err = told(tmp_path / "没有.txt")
    assert status == 2
    assert "没有这个文件" in err
    assert told(tmp_path)[0] == 2


def test_one_s_own_words_are_looked_at_before_they_go_out(shell, tmp_path):
    words = tmp_path / "words.txt"
    words.write_text("我愿意还,失业了,每月能还900元。你们去起诉吧。", encoding="utf-8")
    status, out, _ = shell.run("check", "draft", words, "--json")
    answer = json.loads(out)
    assert status == 0
    assert answer["says"] == {"willing": True, "reason": True, "offer": True}
    assert [(one["code"], one["span"], one["quote"]) for one in answer["risky"]] == [
        ("invites_suit", [18, 23], "你们去起诉")
    ]
    assert "等于催对方去起诉" in shell.run("check", "draft", words)[1]


def test_a_case_without_a_debt_is_refused_for_one_s_own_words(shell, tmp_path):
    words = tmp_path / "words.txt"
    words.write_text("我愿意还", encoding="utf-8")
    status, _, err = shell.run("check", "draft", words, "--case", "mine.toml")
    assert status == 2
    assert "--debt" in err
