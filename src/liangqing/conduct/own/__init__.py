"""The borrower's own words, before they are sent."""
