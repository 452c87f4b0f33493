"""Law as data: dated, cited rules in `rules/`, tables in `tables/`, and the functions that apply them."""
