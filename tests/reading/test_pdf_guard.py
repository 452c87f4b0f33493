"""A PDF that unpacks to more than any paper needs is not opened; one that does not is."""

import zlib

import pytest

from liangqing.base.errors import InputUnusable
from liangqing.reading.pdf_guard import refuse_bomb
from liangqing.reading.read import read_bytes


def pdf(*streams: bytes) -> bytes:
    body = b"".join(
        b"1 0 obj<</Filter/FlateDecode>>stream\n" + one + b"endstream endobj\n" for one in streams
    )
    return b"%PDF-1.7\n" + body + b"trailer<<>>\n%%EOF"


def packed(megabytes: int) -> bytes:
    """Zeros, packed a thousandfold, without ever holding them."""
    packer = zlib.compressobj(9)
    piece = bytes(1024**2)
    return b"".join(packer.compress(piece) for _ in range(megabytes)) + packer.flush()


@pytest.mark.parametrize("data", [pdf(packed(300)), pdf(*[packed(30)] * 10)], ids=["one", "many"])
def test_a_bomb_is_not_opened(data: bytes) -> None:
    assert len(data) < 1024**2
    with pytest.raises(InputUnusable) as refused:
        read_bytes(data, "x.pdf")
    assert refused.value.code == "pdf_too_large"


def test_what_is_small_or_not_packed_passes() -> None:
    refuse_bomb(pdf(packed(20), b"BT (x) Tj ET"), "x.pdf")
    refuse_bomb(b"%PDF-1.7\nstream\n" + b"x" * 1000, "x.pdf")
