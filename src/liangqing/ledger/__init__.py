"""The ledger: exact accrual and allocation, rates, and the place where a price meets a ceiling."""
