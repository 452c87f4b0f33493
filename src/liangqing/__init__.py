"""Liangqing (两清): the truth about overdue online loans and a way through, on the borrower's own machine."""

__version__ = "0.1.0"
