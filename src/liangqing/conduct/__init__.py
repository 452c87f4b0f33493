"""What was said and done by those who collect. No money."""
