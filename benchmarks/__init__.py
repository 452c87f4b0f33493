"""What things cost, side by side in one run: `make bench`. Never a test: a slow machine is not a fault."""
