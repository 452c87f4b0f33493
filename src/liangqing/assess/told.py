"""The ids of the answers that a position reads beside the case's own facts."""

YES = "yes"
SELF_HARM = "triage.self_harm"
SUMMONS = "triage.summons"
FEE_PAID = "triage.fee_paid"
VANISHED = "triage.vanished"
FROZEN = "triage.frozen"
AUTO_DEBIT = "triage.auto_debit"
