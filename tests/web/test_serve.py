"""The server: on this machine only, and clear words when the port is taken."""

import signal
import socket
import urllib.request
from pathlib import Path

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.web.serve import make_server
from tests.web.conftest import free_port, start_server


def test_it_says_where_it_is_answers_and_stops(tmp_path):
    port = free_port()
    with start_server(tmp_path, port) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == f"两清已经打开：http://127.0.0.1:{port}/"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
            assert answer.status == 200
            assert "waitress" not in str(answer.headers).lower()
        process.send_signal(signal.SIGINT)
        said, odd = process.communicate(timeout=20)
    assert "已经关掉" in said
    assert odd == ""
    assert process.returncode == 0


def test_it_listens_on_loopback_only(served):
    port = int(served.address.rpartition(":")[2])
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    addresses = {row[1].split(":")[0] for row in rows if int(row[1].split(":")[1], 16) == port}
    assert addresses == {"0100007F"}


def test_a_port_that_is_taken_names_the_next_step():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(InputUnusable) as refused:
            make_server(port)
    assert refused.value.code == "port_busy"
    assert f"端口 {port} 已经有程序在用" in refused.value.text
    assert "liangqing serve --port" in refused.value.next_step
