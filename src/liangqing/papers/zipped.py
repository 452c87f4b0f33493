"""An Office file with the same bytes for the same content: its ZIP members carry a fixed time."""

import zipfile
from io import BytesIO

#: The earliest time a ZIP member may carry.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def same_bytes(written: BytesIO) -> bytes:
    """The package with fixed member times (the libraries write the clock's)."""
    fixed = BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _ZIP_TIME), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
