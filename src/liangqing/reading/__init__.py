"""Readers: one module per format, each found by what stands in the file, and `read` in front of them."""
