"""`check_claim`: any text held against the law. The parts stand in `claim_check/`, the claims in `claims/*.toml`."""

from liangqing.law.claim_check.check import check_claim
from liangqing.law.claim_check.report import (
    CitationVerdict,
    CitedArticle,
    Claim,
    ClaimReport,
    ClaimVerdict,
)

__all__ = ["CitationVerdict", "CitedArticle", "Claim", "ClaimReport", "ClaimVerdict", "check_claim"]
