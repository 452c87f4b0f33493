"""A call about a debt, played without network or model: collectors, households, a referee and what is measured.

`docs/negotiation.md` is the specification; it was written first.
"""
