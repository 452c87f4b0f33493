"""The position: what is owed under contract, law and claim, where the case stands, and what comes next."""
