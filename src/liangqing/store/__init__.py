"""Cases on disk: append-only revisions in a directory that only its owner can read. Not encrypted yet."""

from liangqing.store.folder import CaseFolder, Stored

__all__ = ["CaseFolder", "Stored"]
