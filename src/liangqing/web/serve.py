"""The door itself: a small server on this machine only."""

import errno
import logging
import os
import socket
import sys
import webbrowser

from waitress.server import BaseWSGIServer, MultiSocketServer, create_server

from liangqing.base.disk_words import why
from liangqing.base.errors import InputUnusable
from liangqing.base.typeset import formal

_ADDRESS = "127.0.0.1"
#: What the server takes before the page itself refuses with words (see `settings.UPLOAD_BYTES`).
_REQUEST_BYTES = 400 * 1024 * 1024
Server = BaseWSGIServer | MultiSocketServer


def serve(port: int, open_browser: bool) -> None:
    """Serves until Ctrl+C and prints the address. Raises InputUnusable where the port is taken."""
    from liangqing.store import home_folder
    from liangqing.web.settings import configure

    configure(home_folder(os.environ), port)
    server = make_server(port)
    address = f"http://{_ADDRESS}:{port}/"
    _say(f"两清已经打开:{address}")
    _say("只有这台电脑能看到,什么都不往外发。按 Ctrl+C 关掉。")
    if open_browser:
        webbrowser.open(address)
    try:
        server.run()
    finally:
        server.close()
        _say("已经关掉。您填的都还在这台电脑里。")


def make_server(port: int) -> Server:
    """The server, listening; Django must be configured. Raises InputUnusable where the port cannot be had."""
    from django.core.wsgi import get_wsgi_application

    logging.getLogger("waitress.queue").setLevel(
        logging.ERROR
    )  # a request that waits for a moment is no news
    listening = _bound(port)
    return create_server(
        get_wsgi_application(),
        sockets=[listening],
        threads=4,
        ident=None,
        max_request_body_size=_REQUEST_BYTES,
    )


def _bound(port: int) -> socket.socket:
    """Bound by us, so that a port that is taken leaves nothing half open."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere the option would let us take a port that is in use
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((_ADDRESS, port))
    except OSError as odd:
        listening.close()
        raise _no_port(port, odd) from odd
    return listening


def _no_port(port: int, odd: OSError) -> InputUnusable:
    if odd.errno == errno.EADDRINUSE:
        text = f"端口 {port} 已经有程序在用,可能两清已经开着。"
        step = (
            f"先在浏览器里看看 http://{_ADDRESS}:{port}/;或者换一个端口:liangqing serve --port {port + 1}。"
        )
        return InputUnusable("port_busy", text, step)
    text = f"端口 {port} 不能用({why(odd)})。"
    return InputUnusable("port_unusable", text, "请换一个 1024 以上的端口,例如 liangqing serve --port 8642。")


def _say(text: str) -> None:
    sys.stdout.write(formal(text) + "\n")
    sys.stdout.flush()
