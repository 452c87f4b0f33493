"""Which files are recordings, told by their first bytes, and what is said of one that nothing can write down."""

from liangqing.base.errors import InputUnusable

_SOUNDS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"ID3", "MP3"),
    (0, b"\xff\xfb", "MP3"),
    (0, b"\xff\xf3", "MP3"),
    (0, b"\xff\xf2", "MP3"),
    (0, b"\xff\xf1", "AAC"),
    (0, b"\xff\xf9", "AAC"),
    (8, b"WAVE", "WAV"),
    (0, b"#!AMR", "AMR"),
    (0, b"OggS", "OGG"),
    (0, b"fLaC", "FLAC"),
    (4, b"ftypM4A", "M4A"),
    (4, b"ftyp3gp", "3GP"),
)


def sound_kind(data: bytes) -> str | None:
    """`MP3`, `M4A` … by the first bytes; None for what is no recording."""
    return next((kind for place, magic, kind in _SOUNDS if data[place : place + len(magic)] == magic), None)


def no_transcriber(kind: str, name: str) -> InputUnusable:
    """What to do with a recording where nothing is installed that could write it down."""
    return InputUnusable(
        "recording",
        f"这是录音({kind}),没有装语音转文字的程序,听不出内容。",
        "请原样保存好,不要剪。把说过的话写成“沟通笔记”,或用手机转成文字(txt、srt)再导入。",
        name,
    )
