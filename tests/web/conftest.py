"""A page with a data folder of its own, for Django's test client and for a real browser."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from liangqing.store import CaseFolder
from liangqing.web.settings import configure

PORT = 8642
HOST = f"127.0.0.1:{PORT}"
DAY = date(2026, 11, 22)
CHROMIUM_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session", autouse=True)
def django(tmp_path_factory):
    """Django is set up once in a process."""
    configure(tmp_path_factory.mktemp("unused"), PORT, DAY)


@pytest.fixture
def home(tmp_path) -> Iterator[Path]:
    """An empty data folder that the page uses during one test."""
    from django.test import override_settings

    folder = tmp_path / "liangqing"
    with override_settings(LIANGQING_HOME=folder):
        yield folder


@pytest.fixture
def client(home):
    """A browser without script or cookies check."""
    from django.test import Client

    return Client(HTTP_HOST=HOST)


@pytest.fixture(scope="session")
def built_sample(django):
    """The sample, built once for all tests."""
    from liangqing.web import cases

    return cases.fresh_sample()


@pytest.fixture
def sample(client, home, built_sample):
    """A data folder in which the sample has been looked at before; returns its address."""
    CaseFolder(home).save(built_sample, 0)
    return "/case/sample/"


@pytest.fixture
def own_case(client):
    """One's own case, just begun; returns its address."""
    client.post("/start/")
    return "/case/mine/"


@dataclass(frozen=True)
class Served:
    """A page that really listens."""

    address: str
    home: Path


@pytest.fixture
def served(tmp_path) -> Iterator[Served]:
    """`serve` in a process of its own, on a free port, with an empty data folder."""
    home, port = tmp_path / "home", free_port()
    with start_server(home, port) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        assert "127.0.0.1" in first, first
        yield Served(f"http://127.0.0.1:{port}", home)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)


@contextmanager
def start_server(home: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """`liangqing serve` as the command line calls it; it never outlives the test."""
    program = (  # a suite that was started in the background passes on that Ctrl+C is ignored
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from liangqing.web.serve import serve; serve(int(sys.argv[1]), False)"
    )
    environ = {**os.environ, "LIANGQING_HOME": str(home), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", program, str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environ,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def chromium():
    """Debian's browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=list(CHROMIUM_FLAGS), headless=True
        )
        yield browser
        browser.close()
