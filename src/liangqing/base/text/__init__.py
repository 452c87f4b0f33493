"""Chinese text by wordings: one form for many writings, words found with their places, patterns over them."""
