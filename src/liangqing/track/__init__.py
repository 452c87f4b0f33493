"""Keeping at it: the dates that must not be missed, and what to ask again."""
