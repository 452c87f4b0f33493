"""The plan: one option a debt that the household can keep, chosen by a solver and checked again in fen."""
