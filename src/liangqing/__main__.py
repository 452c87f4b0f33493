"""`python -m liangqing`."""

from liangqing.cli import main

main()
