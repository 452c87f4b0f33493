"""What a message about debt does: its labels with their places, the verdict, what to ask and what to do."""
