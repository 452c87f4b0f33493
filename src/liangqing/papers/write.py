"""The papers that can be written, and the one function that writes them."""

from collections.abc import Mapping, Sequence
from datetime import date

from liangqing.assess.card_reconstruction import CardReconstruction
from liangqing.assess.position import Position
from liangqing.assess.reconstruction import Reconstruction
from liangqing.base.because import Because
from liangqing.base.errors import InputUnusable
from liangqing.case.case import Case
from liangqing.papers.agent_questions import agent_questions_facts
from liangqing.papers.answer import answer_facts
from liangqing.papers.call_card import call_card_facts
from liangqing.papers.confirmation import confirmation_facts
from liangqing.papers.negotiation import negotiation_facts
from liangqing.papers.objection import objection_facts
from liangqing.papers.paper import Facts, Paper, PaperListing, PaperResult, Request
from liangqing.papers.render_text import render_text
from liangqing.papers.working_paper import working_paper_facts
from liangqing.plan.plan import Plan

#: The one paper that needs the ledger's working beside the position.
WORKING_PAPER = "working_paper"

PAPERS: tuple[Paper, ...] = (
    Paper(
        "negotiation_request",
        "协商还款申请书",
        "写给放款机构:金额怎么算、难在哪里、请求什么、每月能还多少。寄出前有时效检查。",
        negotiation_facts,
    ),
    Paper(
        "call_card",
        "通话卡",
        "打电话时放在手边:先说哪一句、问什么、不说什么、每月金额的三档。",
        call_card_facts,
    ),
    Paper(
        "confirmation_request",
        "书面确认请求函",
        "请对方把口头方案写下来;没有方案时,请对方书面列明金额和条件。",
        confirmation_facts,
    ),
    Paper(
        "agent_questions",
        "“法务”核验问题单",
        "有人自称“法务”来电时照着问;哪些话一出现就先停下。不用选债务。",
        agent_questions_facts,
    ),
    Paper(
        "payment_order_objection",
        "支付令异议书",
        "收到法院支付令后,在期限内交给法院:对整份支付令提异议,理由取自您的资料。没有实质理由时不写。",
        objection_facts,
    ),
    Paper(
        "answer",
        "答辩状",
        "收到起诉状副本后交给法院:逐项说明哪些数不认,请求调减;时效已过的先提时效。",
        answer_facts,
    ),
    Paper(
        WORKING_PAPER,
        "对账底稿",
        "一笔债怎么算出来的:还款计划、逐日记账、上限、差异、依据。拿计算器可以从头核一遍。",
        working_paper_facts,
        (".xlsx", ".pdf", ".docx", ".txt"),
    ),
)


def list_papers() -> tuple[PaperListing, ...]:
    """Every paper with its title and what it is for."""
    return tuple(
        PaperListing(kind=paper.kind, title=paper.title, purpose=paper.purpose, endings=paper.endings)
        for paper in PAPERS
    )


def write_paper(  # noqa: PLR0913 - six values of other rooms, and two that may be absent
    kind: str,
    case: Case,
    position: Position,
    plan: Plan,
    debt_id: str | None,
    suffix: str,
    *,
    bases: Mapping[str, Because] | None = None,
    working: Reconstruction | CardReconstruction | None = None,
    font_paths: Sequence[str] | None = None,
) -> tuple[bytes, PaperResult]:
    """The paper `kind` about `debt_id` with one of its endings, its gates and citations.

    `bases`: reasons under `paper.BASE_KEYS`. `working`: for the working paper. `font_paths`: folders with
    fonts for the PDF (None: the system's).
    Raises GateClosed where the paper would harm the borrower now; InputUnusable for a kind, debt or ending
    that is not there, and `font_missing` for a PDF without a Chinese font.
    """
    paper = _paper(kind)
    ending = _ending(suffix, paper)
    facts = paper.facts(Request(case, position, plan, debt_id, bases or {}, working))
    data = _rendered(facts, ending, position.as_of, font_paths)
    return data, PaperResult(kind=kind, gates=facts.gates, citations=facts.citations)


def _paper(kind: str) -> Paper:
    paper = next((paper for paper in PAPERS if paper.kind == kind), None)
    if paper is None:
        names = "、".join(f"{paper.kind}({paper.title})" for paper in PAPERS)
        raise InputUnusable("paper_unknown", f"没有“{kind[:40]}”这种文书。", f"可以写的有:{names}。")
    return paper


def _ending(suffix: str, paper: Paper) -> str:
    ending = suffix.lower()
    if ending not in paper.endings:
        text = f"写不出“{suffix[:20]}”格式的{paper.title}。"
        raise InputUnusable("suffix_unknown", text, f"文件名请以 {'、'.join(paper.endings)} 结尾。")
    return ending


def _rendered(facts: Facts, ending: str, as_of: date, font_paths: Sequence[str] | None) -> bytes:
    """Typst, python-docx and openpyxl are heavy: each is loaded when its ending is asked for."""
    if ending == ".txt":
        return render_text(facts)
    if ending == ".xlsx":
        from liangqing.papers.render_xlsx import render_xlsx

        return render_xlsx(facts, as_of)
    if ending == ".docx":
        from liangqing.papers.render_docx import render_docx

        return render_docx(facts, as_of)
    from liangqing.papers.render_pdf import render_pdf

    return render_pdf(facts, as_of, font_paths)
