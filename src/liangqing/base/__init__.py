"""Money, rates, days, reasons and errors: the words every other room speaks."""
