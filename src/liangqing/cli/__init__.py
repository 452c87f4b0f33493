"""The command line: each command reads its input, calls one function of `app`, and shows the answer."""

import io
import sys


def main() -> None:
    """The entry point. Exit status 2 and one Chinese message where the request or the input cannot be used."""
    from liangqing.cli.run import run

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                errors="backslashreplace"
            )  # a terminal that lacks a character shows its number
    sys.exit(run(sys.argv[1:]))
