"""The command line asked in process, in a home of its own."""

import json

from liangqing.cli.run import run


class Asked:
    """What a command printed and how it ended."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    @property
    def json(self):
        return json.loads(self.out)


def asker(capsys, monkeypatch, home):
    """A function that runs a command line; `LIANGQING_HOME` is `home`."""
    monkeypatch.setenv("LIANGQING_HOME", str(home))

    def ask(*arguments):
        status = run([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Asked(status, told.out, told.err)

    return ask
