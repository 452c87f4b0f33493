"""Cases on disk: append-only revisions in a directory that only its owner can read. Not encrypted yet."""

from liangqing.store.folder import PAGE_KEY, CaseFolder, Stored, home_folder

__all__ = ["PAGE_KEY", "CaseFolder", "Stored", "home_folder"]
