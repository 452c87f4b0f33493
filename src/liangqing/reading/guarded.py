"""What the libraries raise that read foreign formats when a file is not what it claims to be."""

import struct
import zipfile
import zlib
from xml.parsers.expat import ExpatError

#: A damaged workbook or PDF makes its library trip over its own feet in any of these ways. Only calls into such a
#: library are wrapped with them, and the file is then refused in words; our own code below it crashes as it should.
BROKEN: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BufferError,
    EOFError,
    ExpatError,
    ImportError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,  # what both XML parsers raise is one
    TypeError,
    UnboundLocalError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
