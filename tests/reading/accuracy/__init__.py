"""Generated screenshots and credit reports whose truth is known, and how exactly they are read."""
