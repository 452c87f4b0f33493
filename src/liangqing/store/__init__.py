"""Cases on disk: append-only revisions in a directory that only its owner can read. Not encrypted yet."""

from liangqing.store.folder import PAGE_KEY, CaseFolder, Stored, home_folder
from liangqing.store.read_memory import ReadMemory
from liangqing.store.tray import Tray

__all__ = ["PAGE_KEY", "CaseFolder", "ReadMemory", "Stored", "Tray", "home_folder"]
