"""Is this an agreement one can keep? What an offer must say before anybody pays, held against our own ledger."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from liangqing.assess.agreement_words import AgreementText, read_agreement
from liangqing.assess.position import DebtPosition
from liangqing.base.because import Because
from liangqing.base.money import speak_yuan
from liangqing.base.noun import Noun
from liangqing.case.debt import AgreementState, Debt, Purpose
from liangqing.case.lenders import fold_name
from liangqing.law.book import LawBook, matter_on

_PERSONAL_ACCOUNT = "个人账户|个人银行卡|私人账户|个人微信|个人支付宝|收款码|二维码收款"
_LEGAL_NAME = r"[一-鿿()]{2,40}(?:股份有限公司|有限责任公司|有限公司)"


class AgreementGap(Noun):
    """Something that the text must say and does not, and how to ask for it."""

    code: str
    text: str
    ask: str


class AgreementMismatch(Noun):
    """Something that the text says otherwise than our ledger or than itself; sums in words."""

    code: str
    told: str
    ours: str
    text: str


class AgreementWarning(Noun):
    """Something in the text that can hurt, with the rule where one speaks."""

    code: str
    text: str
    because: tuple[Because, ...] = ()


class AgreementCheck(Noun):
    """`offer_verified` only where nothing is missing and nothing contradicts; else it stays an oral offer."""

    state: AgreementState
    missing: tuple[AgreementGap, ...]
    mismatches: tuple[AgreementMismatch, ...]
    warnings: tuple[AgreementWarning, ...]


@dataclass(frozen=True)
class _Must:
    code: str
    there: Callable[[AgreementText], bool]
    text: str
    ask: str


_MUSTS: tuple[_Must, ...] = (
    _Must("lender", lambda told: told.says(_LEGAL_NAME), "没有写放款机构的全称", "请写明放款机构全称。"),
    _Must(
        "authority",
        lambda told: told.says("盖章|公章|专用章|签章|授权|受[^。;\n]{0,20}委托|有权签"),
        "没有写谁有权签、凭什么",
        "请由放款机构盖章,或附上它给经办人的授权。",
    ),
    _Must(
        "split",
        lambda told: len({one.label for one in told.sums} & {"principal", "interest", "penalty", "fees"}) > 1,
        "没有把本金、利息、罚息和违约金分开写",
        "请分项列出本金、利息、罚息、费用各多少。",
    ),
    _Must(
        "waived",
        lambda told: told.first("waived") is not None or told.says("不减免|没有减免|无减免"),
        "没有写减免哪一项、减多少",
        "请写明减免哪一项、多少元;不减免也请写明。",
    ),
    _Must(
        "waiver_moment",
        lambda told: told.says(
            "(?:结清|履行完毕|付清|还清|签订|签署|到账)[^。;\n]{0,20}(?:减免|免除|豁免)"
            "|(?:减免|免除|豁免)[^。;\n]{0,40}(?:生效|即时|结清|履行完毕|付清|还清|到账)|不减免|无减免"
        ),
        "没有写减免从什么时候算数",
        "请写明减免在签订时、还是全部付清时生效。",
    ),
    _Must(
        "accrual",
        lambda told: told.says(
            "(?:停止|暂停|不再|不|免)[^。;\n]{0,6}(?:计|收|算|产生)[^。;\n]{0,8}(?:利息|罚息|违约金|费用)|停息|挂账"
            "|(?:继续|照常|另)[^。;\n]{0,4}计[^。;\n]{0,6}(?:利息|罚息)|(?:利息|罚息)[^。;\n]{0,8}(?:停止|暂停|不再|继续)"
        ),
        "没有写还款期间还计不计息",
        "请写明履行期间是否停止计收利息、罚息。",
    ),
    _Must(
        "dates",
        lambda told: told.day_of_month or len(told.days) > 0,
        "没有写哪天付",
        "请写明每一期的日期,或每月几号。",
    ),
    _Must(
        "amounts",
        lambda told: bool({one.label for one in told.sums} & {"monthly", "total"}),
        "没有写每期付多少、一共多少",
        "请写明每期金额、期数和总额。",
    ),
    _Must(
        "payee",
        lambda told: told.says(
            "对公账户|开户行|收款账户|收款账号|官方\\s?(?:App|APP|app)|原扣款|自动扣款|代扣"
            f"|{_PERSONAL_ACCOUNT}"
        ),
        "没有写付到哪个账户",
        "请写明放款机构的对公账户,或在官方 App 里付。",
    ),
    _Must(
        "collection_stop",
        lambda told: told.says("(?:停止|不再|暂停|终止)[^。;\n]{0,10}催收|不[^。;\n]{0,4}催收"),
        "没有写履行期间停不停止催收",
        "请写明履行期间停止催收,包括委托的公司。",
    ),
    _Must(
        "credit",
        lambda told: told.says("征信|信用报告|信用记录|人民银行"),
        "没有写怎么报送征信",
        "请写明还款期间和结清后怎样报送征信。",
    ),
    _Must(
        "late_day",
        lambda told: told.says(
            "(?:逾期|未按期|未按时|未按约|晚|迟延|任何一期|任意一期)[^。;\n]{0,40}(?:失效|作废|终止|解除|恢复|提前到期|取消|宽限)"
        ),
        "没有写晚一天会怎样",
        "请写明晚付的后果。",
    ),
    _Must(
        "cure",
        lambda told: told.says("宽限|补足|补缴|补交|补付|[内前][^。;\n]{0,6}(?:补|纠正)"),
        "没有写晚付以后几天内补上就算数",
        "请写明补救期,例如几天内补上视为按期。",
    ),
    _Must(
        "suit",
        lambda told: told.says("诉讼|起诉|仲裁|撤诉|时效"),
        "没有写履行期间起诉不起诉、时效怎么算",
        "请写明履行期间不起诉,已经起诉的怎样撤回。",
    ),
    _Must(
        "copy",
        lambda told: told.says("一式|各执|副本|原件|电子版|各保留|留存"),
        "没有写您这边留一份",
        "请给一份盖章的原件或电子件。",
    ),
)


def check_agreement(text: str, debt: Debt, at: DebtPosition, book: LawBook, as_of: date) -> AgreementCheck:
    """The text of an offer or agreement about one debt, as of a day."""
    told = read_agreement(text)
    missing = tuple(AgreementGap(code=m.code, text=m.text, ask=m.ask) for m in _MUSTS if not m.there(told))
    mismatches = tuple(_mismatches(told, debt, at))
    complete = not missing and not mismatches
    return AgreementCheck(
        state=AgreementState.OFFER_VERIFIED if complete else AgreementState.OFFER_ORAL,
        missing=missing,
        mismatches=mismatches,
        warnings=tuple(_warnings(told, debt, at, book, as_of)),
    )


def _mismatches(told: AgreementText, debt: Debt, at: DebtPosition) -> Iterator[AgreementMismatch]:
    yield from _other_lender(told, debt)
    yield from _sums_against_ledger(told, at)
    yield from _sums_against_each_other(told)


def _other_lender(told: AgreementText, debt: Debt) -> Iterator[AgreementMismatch]:
    if debt.lender and told.says(_LEGAL_NAME) and fold_name(debt.lender) not in fold_name(told.text):
        yield AgreementMismatch(
            code="lender",
            told="另一家机构",
            ours=debt.lender,
            text=f"里面没有出现合同上的放款机构“{debt.lender}”。先请它书面确认这份方案。",
        )


def _sums_against_ledger(told: AgreementText, at: DebtPosition) -> Iterator[AgreementMismatch]:
    """Principal must be ours; what is charged beside it must not pass the contract's."""
    if at.contract is None:
        return
    principal_fen = told.first("principal")
    if principal_fen is not None and principal_fen != at.contract.principal_fen:
        yield _differs("principal", "本金", principal_fen, at.contract.principal_fen)
    for code, word, ours_fen in (
        ("interest", "利息", at.contract.interest_fen),
        ("penalty", "罚息和违约金", at.contract.penalty_fen),
        ("fees", "费用", at.contract.fees_fen),
    ):
        said_fen = told.first(code)
        if said_fen is not None and said_fen > ours_fen:
            yield _differs(code, word, said_fen, ours_fen)


def _differs(code: str, word: str, said_fen: int, ours_fen: int) -> AgreementMismatch:
    return AgreementMismatch(
        code=code,
        told=speak_yuan(said_fen),
        ours=speak_yuan(ours_fen),
        text=f"{word}写的是 {speak_yuan(said_fen)},按合同和还款记录是 {speak_yuan(ours_fen)}。请对方说明差在哪里。",
    )


def _sums_against_each_other(told: AgreementText) -> Iterator[AgreementMismatch]:
    monthly_fen, total_fen = told.first("monthly"), told.first("total")
    if monthly_fen and total_fen and len(told.periods) == 1:
        periods = told.periods[0]
        sum_fen = monthly_fen * periods
        if abs(sum_fen - total_fen) > periods * 100:  # the last instalment may differ by the rounding of each
            yield AgreementMismatch(
                code="instalments",
                told=speak_yuan(total_fen),
                ours=speak_yuan(sum_fen),
                text=f"{periods} 期每期 {speak_yuan(monthly_fen)} 是 {speak_yuan(sum_fen)},和写的总额 "
                f"{speak_yuan(total_fen)}对不上。",
            )


def _warnings(
    told: AgreementText, debt: Debt, at: DebtPosition, book: LawBook, as_of: date
) -> Iterator[AgreementWarning]:
    matter = matter_on(as_of, lender_type=debt.lender_type, purpose=debt.purpose)
    gate = at.gate("limitation")
    if at.limitation.expired or (gate is not None and gate.text):
        yield AgreementWarning(
            code="limitation",
            text="时效可能已过或快到:签这份协议等于重新承认。先打 12348 问清再签。",
            because=book.because("limitation.revival", matter),
        )
    for code, pattern, text, effects in _RISKS:
        if told.says(pattern):
            because = tuple(reason for effect in effects for reason in book.because(effect, matter))
            yield AgreementWarning(code=code, text=text, because=because)
    yield from _too_long(told, debt, book, as_of)
    yield from _admits_more(told, at, book.because("limitation.acknowledge", matter))
    yield from _more_than_lawful(told, at)


_RISKS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "waives",
        "(?<![不未没])(?<!不视为|不构成|不等于)放弃[^。;\n]{0,16}(?:时效|抗辩|异议|答辩|上诉|诉讼权)|不(?:再|得)[^。;\n]{0,6}(?:提|主张|援引)[^。;\n]{0,8}(?:时效|抗辩|异议)"
        "|不(?:可|能|得)撤[销回]",
        "写了不可撤销,或者放弃时效、抗辩、异议:不要签,请对方删掉。时效没过,事先放弃本来无效;"
        "时效过了再这样签,就可能再也不能用时效。",
        ("limitation.waiver_void", "limitation.refuse", "limitation.revival"),
    ),
    (
        "arbitration_first",
        "先予[^。;\n]{0,2}仲裁|先行仲裁|(?:违约|逾期|纠纷|争议)(?:发生)?[以之]?前[^。;\n]{0,16}(?:裁决|仲裁)",
        "要“先予仲裁”,就是还没有争议就先出裁决:不要签,请对方删掉。这样的裁决,法院不予执行。",
        ("arbitration.before_dispute",),
    ),
    (
        "accelerates",
        "任[何意][一]?期[^。;\n]{0,30}(?:提前到期|[一]次性?(?:清偿|偿还|还清|付清|结清))|加速到期|(?:全部|剩余|其余)[^。;\n]{0,12}提前到期",
        "晚一期,没到期的也要一次还清:先不要签。请对方写上补救期,晚几天补上的算按期。",
        (),
    ),
    (
        "personal_account",
        _PERSONAL_ACCOUNT,
        "要付到个人账户或收款码:不要付。只付放款机构的对公账户或官方 App。",
        ("collection.private_channel",),
    ),
    (
        "fee_first",
        "(?:保证金|诚意金|服务费|手续费|协调费|材料费)[^。;\n]{0,16}(?:先|预|签订(?:时|当日)|支付后|缴纳后)|先[^。;\n]{0,8}(?:保证金|诚意金|服务费)",
        "要先交钱才办:这是诈骗常用的说法。不付,打 96110 问。",
        ("collection.extra_fee",),
    ),
    (
        "credit_promise",
        "(?:消除|删除|洗白|修复|清除|撤销)[^。;\n]{0,8}(?:征信|信用|逾期记录)|征信[^。;\n]{0,8}(?:消除|删除|洗白|修复|清除)",
        "说能消除征信记录:如实报送的记录任何人都不能提前删,这句不要信。",
        ("credit.retention",),
    ),
    (
        "relatives",
        "共同还款人|共同借款人|连带(?:责任)?保证|保证人|担保人|债务加入",
        "要家人、朋友作共同还款人或保证人:签了就要一起还。没有必要就不签。",
        ("kin.joining",),
    ),
    (
        "notarised",
        "强制执行公证|赋予[^。;\n]{0,6}强制执行|公证[^。;\n]{0,10}强制执行",
        "约定了可以直接强制执行的公证:一旦违约,不用起诉就能执行。签前想清楚。",
        ("notarised.enforcement",),
    ),
    (
        "arbitration",
        "(?:提交|申请|由)[^。;\n]{0,20}仲裁委员会",
        "约定了仲裁:以后不能去法院告,裁决一次为准。先看清是哪家、在哪里。",
        (),
    ),
    (
        "service_address",
        "送达地址|电子送达|短信[^。;\n]{0,6}送达",
        "约定了送达地址或电子送达:以后法院的文书发到那里就算收到,换号要通知。",
        ("service.address_carries",),
    ),
    (
        "all_back",
        "任[何意]一期[^。;\n]{0,40}(?:减免|优惠)[^。;\n]{0,10}(?:失效|作废|取消|恢复)|恢复原(?:债务|欠款|合同)",
        "晚一期就全部减免作废:先请对方写上补救期,并确认自己每期都付得出。",
        (),
    ),
    (
        "admits",
        "(?:确认|承认|认可)[^。;\n]{0,12}(?:上述|全部|以上)[^。;\n]{0,8}(?:欠款|债务|金额)[^。;\n]{0,10}(?:无异议|真实|准确)",
        "写了“对金额无异议”:有不认的部分,请改成“就双方没有争议的部分”。",
        ("limitation.acknowledge",),
    ),
)


def _too_long(told: AgreementText, debt: Debt, book: LawBook, as_of: date) -> Iterator[AgreementWarning]:
    if debt.purpose is not Purpose.CARD:
        return
    rule = book.rule("plan.card", matter_on(as_of, lender_type=debt.lender_type, purpose=debt.purpose))
    if (
        rule is not None
        and "max_months" in rule.params
        and max(told.periods, default=0) > rule.whole("max_months")
    ):
        yield AgreementWarning(
            code="too_many_periods",
            text=f"信用卡个性化分期最长 {rule.whole('max_months')} 期,这里写得更长,多半批不下来。",
            because=(rule.because(),),
        )


def _more_than_lawful(told: AgreementText, at: DebtPosition) -> Iterator[AgreementWarning]:
    total_fen = told.first("total")
    if total_fen is not None and at.lawful is not None and total_fen > at.lawful.total_fen:
        yield AgreementWarning(
            code="above_lawful",
            text=f"一共要付 {speak_yuan(total_fen)},比法律支持的上限 {speak_yuan(at.lawful.total_fen)}多 "
            f"{speak_yuan(total_fen - at.lawful.total_fen)}。可以先就多出的部分请求减免。",
            because=at.lawful.because,
        )


def _admits_more(
    told: AgreementText, at: DebtPosition, because: tuple[Because, ...]
) -> Iterator[AgreementWarning]:
    """A sum that both sides are to confirm, above what the contract and the payments make of it."""
    total_fen = told.first("total")
    confirms = told.says("(?:确认|承认|认可)[^。;\n]{0,12}(?:欠|债务|本金|金额)")
    if not confirms or total_fen is None or at.contract is None or total_fen <= at.contract.total_fen:
        return
    more_fen = total_fen - at.contract.total_fen
    yield AgreementWarning(
        code="admits_more",
        text=f"要您确认欠 {speak_yuan(total_fen)},比按合同和还款记录算的 {speak_yuan(at.contract.total_fen)}"
        f"多 {speak_yuan(more_fen)}:不要这样确认。请对方先列明细,数额对上了再签。",
        because=because,
    )
