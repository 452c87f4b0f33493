"""The command line: each command reads its input, calls one function of `app`, and shows the answer."""

import sys


def main() -> None:
    """The entry point. Exit status 2 and one Chinese message where the request or the input cannot be used."""
    from liangqing.cli.run import run

    sys.exit(run(sys.argv[1:]))
