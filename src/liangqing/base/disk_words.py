"""What the disk refuses, in Chinese: the system's own words are English."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from liangqing.base.errors import InputUnusable

#: By the names of `errno`, not all of which every system has.
_REASONS = {
    "ENOENT": "没有这个位置",
    "EACCES": "没有权限",
    "EPERM": "没有权限",
    "ENOSPC": "磁盘满了",
    "EDQUOT": "磁盘配额用完了",
    "EFBIG": "文件大过了系统允许的大小",
    "EROFS": "这里只能读,不能写",
    "ENAMETOOLONG": "名字太长",
    "EISDIR": "这是一个文件夹",
    "ENOTDIR": "路径中间有一段不是文件夹",
    "EEXIST": "已经有同名的文件",
    "ELOOP": "链接绕成了圈",
    "EBUSY": "正被别的程序占用",
    "ETXTBSY": "正被别的程序占用",
    "EMFILE": "打开的文件太多",
    "ENFILE": "打开的文件太多",
    "EIO": "磁盘读写出错",
    "ENXIO": "不是普通文件",
    "ENODEV": "不是普通文件",
    "EINVAL": "系统不接受这个名字或位置",
    "EADDRNOTAVAIL": "本机没有这个地址",
}


def why(odd: OSError) -> str:
    """The reason in Chinese; of an unusual one the system's name for it, which can be looked up."""
    name = errno.errorcode.get(odd.errno or 0, "")
    return _REASONS.get(name, f"系统错误 {name}" if name else "磁盘错误")


@contextmanager
def disk(code: str, text: str, next_step: str, where: str) -> Iterator[None]:
    """Raises InputUnusable for whatever the disk refuses inside: `text` with the reason, the next step, the place."""
    try:
        yield
    except OSError as odd:
        raise InputUnusable(code, f"{text}({why(odd)})。", next_step, where) from odd
