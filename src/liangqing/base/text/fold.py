"""Folding a text so that one wording has one form: width, script, spaces, marks and numerals. Positions stay known."""

import functools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from liangqing.base.text.numerals import arabic

_TRADITIONAL = (
    "貸贷債债欠欠還还錢钱銀银網网徵征誌志訴诉訟讼證证據据務务協协議议書书電电話话訊讯號号碼码機机關关監监"
    "會会國国規规條条約约違违罰罚滯滞納纳減减輕轻員员處处罪罪執执財财產产凍冻結结戶户帳账賬账單单據据應应該该當当"
    "無无與与為为對对個个們们過过後后從从來来時时間间實实際际權权義义責责賠赔償偿擔担保保證证親亲屬属緊紧聯联繫系系系"
    "絡络讓让說说請请問问題题種种頭头嗎吗麼么這这裡里裏里將将發发傳传單单額额達达標标準准類类報报導导進进遠远運运選选"
    "壞坏舊旧儘尽盡尽範范圍围總总數数據据開开閉闭門门訂订記记錄录釋释誤误認认論论講讲許许評评詐诈騙骗護护變变買买賣卖"
    "費费貴贵質质購购賴赖贏赢趕赶車车轉转辦办邊边嚴严並并乾干亂乱倆俩倉仓優优兒儿兩两幾几凱凯別别劃划動动勝胜勞劳勢势"
    "區区醫医參参雙双聽听啟启喪丧嚇吓團团園园圖图場场塊块壓压夠够夢梦學学寫写審审寬宽寶宝層层歲岁歸归殘残滿满濟济災灾"
    "點点營营獎奖獨独環环現现療疗瘋疯監监眾众確确禮礼稱称積积穩稳窮穷節节簡简簽签籌筹級级紀纪細细給给統统經经維维緩缓"
    "線线練练續续纔才羅罗聲声職职脫脱脅胁腦脑臨临舉举觀观觸触謊谎謠谣識识譯译讀读調调談谈豐丰貧贫貨货責责賓宾賢贤踐践"
    "遲迟適适郵邮鄉乡銷销鎖锁長长閱阅隊队陽阳階阶隨随險险離离難难雜杂電电靜静響响頁页項项順顺預预領领頻频額额願愿飛飞"
    "飯饭養养館馆馬马駕驾驗验體体髮发鬧闹魚鱼鳥鸟麻麻黃黄黨党齊齐齡龄龍龙阿阿裏里號号擬拟擇择擴扩擾扰攔拦據据敗败敵敌"
    "斷断暫暂曆历條条構构檢检樓楼樣样機机欄栏歡欢決决沒没況况測测減减溝沟漲涨潛潜澤泽滾滚"
    "於于繳缴閒闲啓启廣广徹彻戰战擊击檔档歷历殺杀爭争狀状獲获異异盤盘盜盗礙碍筆笔純纯紹绍組组絕绝綁绑編编縣县繼继聞闻膽胆舖铺藝艺藥药虧亏術术衛卫裝装複复計计討讨訪访設设詢询試试詳详誠诚誘诱諒谅諾诺謀谋謝谢豈岂負负"
    "貢贡販贩賂赂賺赚贈赠軟软較较載载輸输辭辞農农週周遊游遞递遺遗釐厘針针鈔钞錯错鍵键鐵铁陸陆陳陈雖虽雲云顯显餘余饋馈驚惊驅驱騰腾佈布併并係系價价偽伪備备傷伤僅仅儲储內内冊册劇剧創创剛刚勵励勸劝匯汇卻却厲厉嘗尝囑嘱"
    "壯壮奪夺婦妇孫孙寧宁專专尋寻屆届屢屡幣币帶带庫库廠厂廢废張张強强彈弹復复徑径惡恶惱恼愛爱態态慘惨慮虑憂忧憑凭憤愤懷怀懸悬懲惩拋抛捨舍掃扫掛挂採采換换損损搖摇搶抢撥拨撲扑擁拥擠挤敘叙晝昼暢畅東东棄弃業业極极榮荣"
    "槍枪樂乐橋桥歐欧殼壳毀毁氣气汙污沖冲淚泪淨净湊凑溫温滅灭漢汉濫滥灣湾煩烦熱热燒烧爛烂猶犹獄狱畢毕癥症睜睁祕秘禍祸禦御稅税窩窝競竞紅红紙纸終终緒绪締缔縮缩罵骂聖圣腳脚臉脸臺台興兴華华葉叶蓋盖薦荐蠻蛮補补見见覺觉"
    "覽览詞词誇夸課课諮咨"
)
_ENDS = frozenset("。!?;\n")
_NUMERALS = "零〇一二三四五六七八九十百千两"
_DROPPED = re.compile(r"[^\S\n]+|[“”‘’\"'「」『』*`~#·丶\u200b-\u200f\ufeff]+")
_NUMBERS = re.compile(
    rf"百分之(?:\d{{1,6}}(?:\.\d{{1,6}})?|[{_NUMERALS}]{{1,12}}(?:点[{_NUMERALS}]{{1,6}})?)|[{_NUMERALS}]+"
)


@dataclass(frozen=True)
class Pass:
    """Where each replaced piece stands after one pass over a text, and where it stood before."""

    new_starts: tuple[int, ...]
    new_ends: tuple[int, ...]
    old_starts: tuple[int, ...]
    old_ends: tuple[int, ...]

    def before(self, at: int) -> tuple[int, int]:
        """The stretch of the text before that a character came from: itself, or all of a replaced piece."""
        piece = bisect_right(self.new_starts, at) - 1
        if piece < 0:
            return at, at + 1
        if at < self.new_ends[piece]:
            return self.old_starts[piece], self.old_ends[piece]
        moved = self.old_ends[piece] + at - self.new_ends[piece]
        return moved, moved + 1


@dataclass(frozen=True)
class Folded:
    """The folded text and what each pass over it replaced, in order."""

    text: str
    passes: tuple[Pass, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original text that a stretch of the folded one came from. `end` beyond `start`."""
        first, last = start, end - 1
        for one in reversed(self.passes):
            first, last = one.before(first)[0], one.before(last)[1] - 1
        return first, last + 1


def fold(text: str) -> Folded:
    """The text in one form. Linear in its length."""
    plain, dropped = replaced(one_to_one(text), _DROPPED, _blank)
    numbered, counted = numbers_folded(plain)
    return Folded(numbered, (dropped, counted))


def one_to_one(text: str) -> str:
    """Width, case and script in one form, character for character."""
    return text.translate(_table())


def numbers_folded(text: str) -> tuple[str, Pass]:
    """Chinese numerals as Arabic digits."""
    return replaced(text, _NUMBERS, _number)


def replaced(
    text: str, pattern: re.Pattern[str], new_form: Callable[[str, int, int], str]
) -> tuple[str, Pass]:
    """The text with every match in its new form, and what stood there before."""
    out: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    length = last = 0
    for found in pattern.finditer(text):
        start, end = found.span()
        new = new_form(text, start, end)
        out += (text[last:start], new)
        length += start - last
        pieces.append((length, length + len(new), start, end))
        length += len(new)
        last = end
    out.append(text[last:])
    places = tuple(zip(*pieces, strict=True)) or ((), (), (), ())
    return "".join(out), Pass(*places)


def fold_word(word: str) -> str:
    """A word of the lexicon in the same form."""
    return fold(word).text


def is_sentence_end(char: str) -> bool:
    """Whether a folded character ends a sentence or a line."""
    return char in _ENDS


@functools.cache
def _table() -> "_OneToOne":
    return _OneToOne()


class _OneToOne(dict[int, int]):
    """Width, case and script, one character for one; worked out when first met."""

    def __init__(self) -> None:
        self._simple = dict(zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True))

    def __missing__(self, code: int) -> int:
        char = chr(code)
        same = unicodedata.normalize("NFKC", char)
        plain = (same if len(same) == 1 else char).lower()
        simple = self._simple.get(plain, plain)
        found = ord(simple) if len(simple) == 1 else code
        self[code] = found
        return found


def _blank(text: str, start: int, end: int) -> str:
    inside = start > 0 and end < len(text)
    return " " if inside and text[start].isspace() and _latin(text[start - 1]) and _latin(text[end]) else ""


def _number(text: str, start: int, end: int) -> str:
    run = text[start:end]
    if not run.startswith("百分之"):
        return arabic(run)
    whole, _point, part = run.removeprefix("百分之").partition("点")
    return f"{arabic(whole)}.{arabic(part)}%" if part else f"{arabic(whole)}%"


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
