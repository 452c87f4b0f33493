"""Clauses that matter later, quoted as they stand: lateness, grace, order of settling, courts, service, debits."""

import re
from collections.abc import Iterator

from liangqing.case.loan_paper import PaperField as Field
from liangqing.reading.paper_text import PaperText, Spotted

_GRACE = re.compile(
    r"宽限期(?:限)?(?:为|是|:)?(?:还款日(?:后|次日起))?(\d{1,2})(?:个)?(?:自然日|工作日|天|日)|(\d{1,2})(?:个)?(?:自然日|天|日)的?宽限期"
)
_NO_GRACE = re.compile(r"(?:不设|没有|无)宽限期")
_CLAUSES: tuple[tuple[Field, re.Pattern[str]], ...] = (
    (
        Field.PENALTY_CLAUSE,
        re.compile(r"逾期.{0,60}(?:罚息|违约金|滞纳金|复利)|(?:罚息|违约金|滞纳金).{0,40}(?:按|计收|收取)"),
    ),
    (
        Field.ALLOCATION,
        re.compile(
            r"(?:冲抵|抵充|抵扣|清偿|偿还|扣划|还款).{0,12}顺序|按.{0,20}(?:费用|利息).{0,20}本金.{0,10}(?:顺序|次序)"
        ),
    ),
    (
        Field.JURISDICTION,
        re.compile(
            r"(?:由|向|在).{0,40}(?:人民法院|互联网法院).{0,12}(?:管辖|起诉|诉讼|提起)|管辖法院|诉讼管辖"
        ),
    ),
    (
        Field.ARBITRATION,
        re.compile(r"(?:提交|提请|申请|由|向).{0,30}仲裁委员会.{0,30}仲裁|仲裁委员会.{0,12}仲裁"),
    ),
    (Field.SERVICE_ADDRESS, re.compile(r"送达地址|(?:电子|邮寄)送达.{0,30}(?:手机|邮箱|地址|短信)")),
    (Field.AUTO_DEBIT, re.compile(r"(?:授权|同意|委托).{0,40}(?:扣款|代扣|划扣|扣划|划款|扣收)")),
    (
        Field.COLLECTION_CONSENT,
        re.compile(
            r"(?:授权|同意).{0,60}(?:催收|联系.{0,12}(?:紧急联系人|第三人|家属|单位))|委托第三方.{0,20}催收"
        ),
    ),
)


def clause_values(text: PaperText) -> Iterator[Spotted]:
    """Every sentence that is one of these clauses; the days of grace as a number."""
    for place, sentence in text.sentences():
        for field, pattern in _CLAUSES:
            if pattern.search(sentence):
                yield Spotted(field, place, sentence.strip())
        grace = _GRACE.search(sentence)
        if grace is not None:
            yield Spotted(
                Field.GRACE_DAYS, place + grace.start(), grace[0], {"number": int(grace[1] or grace[2])}
            )
        elif _NO_GRACE.search(sentence):
            yield Spotted(Field.GRACE_DAYS, place, sentence.strip(), {"number": 0})
