"""Why: the rule behind a conclusion, with how hard it binds and how sure we are of it."""

from enum import StrEnum

from liangqing.base.noun import Noun


class Strength(StrEnum):
    """How hard a rule binds, strongest first."""

    STATUTE = "statute"
    ADMINISTRATIVE_REGULATION = "administrative_regulation"
    JUDICIAL_INTERPRETATION = "judicial_interpretation"
    LOCAL_REGULATION = "local_regulation"
    COURT_POLICY = "court_policy"
    MINISTRY_RULE = "ministry_rule"
    NORMATIVE_DOCUMENT = "normative_document"
    STANDARD = "standard"
    SELF_DISCIPLINE = "self_discipline"

    @property
    def label(self) -> str:
        """What a borrower reads."""
        return _STRENGTH_LABELS[self]

    @property
    def breach_words(self) -> str:
        """What a breach may be called: 违法 only where law in the wide sense is broken."""
        return _BREACH_WORDS.get(self, "违法")


_STRENGTH_LABELS = {
    Strength.STATUTE: "法律",
    Strength.ADMINISTRATIVE_REGULATION: "行政法规",
    Strength.JUDICIAL_INTERPRETATION: "司法解释",
    Strength.LOCAL_REGULATION: "地方性法规",
    Strength.COURT_POLICY: "司法政策",
    Strength.MINISTRY_RULE: "部门规章",
    Strength.NORMATIVE_DOCUMENT: "规范性文件",
    Strength.STANDARD: "推荐性国标,不是法律",
    Strength.SELF_DISCIPLINE: "行业自律规范,不是法律",
}
#: What is not a breach of a statute, an administrative regulation, an interpretation or a ministry rule.
_BREACH_WORDS = {
    Strength.LOCAL_REGULATION: "不符合当地法规",
    Strength.COURT_POLICY: "超出法院支持的范围",
    Strength.NORMATIVE_DOCUMENT: "不符合监管要求",
    Strength.STANDARD: "不符合行业标准",
    Strength.SELF_DISCIPLINE: "不符合自律要求",
}


class Confidence(StrEnum):
    """How sure we are that the rule stands as we tell it."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    KNOWN = "known"
    UNVERIFIED = "unverified"

    @property
    def label(self) -> str:
        """What a borrower reads beside the rule."""
        return _CONFIDENCE_LABELS[self]


_CONFIDENCE_LABELS = {
    Confidence.VERIFIED: "已核对原文",
    Confidence.SECONDARY: "来自转载,引用前请核对原文",
    Confidence.KNOWN: "引用前请对照原文",
    Confidence.UNVERIFIED: "待核实",
}


class Because(Noun):
    """One reason: our rule id, the law's full title, the article in Arabic digits, and the two marks.

    `document` is the number under which it was issued; `item` the paragraph, or the part of a paper without articles.
    """

    rule: str
    law: str
    article: str
    strength: Strength
    confidence: Confidence
    gist: str = ""
    document: str = ""
    item: str = ""

    def cite(self) -> str:
        """`《中华人民共和国民法典》第670条`; numbered documents with number, parts where there are no articles."""
        number = f"({self.document})" if "〔" in self.document else ""
        article = f"第{self.article}条" if self.article else self.item
        inner = self.law.replace("《", "〈").replace("》", "〉")
        return f"《{inner}》{number}{article}"
