"""Papers to send and cards to hold: facts in formal Chinese, rendered as DOCX, PDF, text and SVG."""
