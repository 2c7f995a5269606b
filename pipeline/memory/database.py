"""SQLite's complaints in words that the user can act on."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from pipeline.errors import user_error

_REASONS = {
    "SQLITE_BUSY": "another run is writing here; wait until it is done",
    "SQLITE_LOCKED": "another run is writing here; wait until it is done",
    "SQLITE_CANTOPEN": "cannot be opened for writing",
    "SQLITE_READONLY": "cannot be opened for writing",
    "SQLITE_PERM": "cannot be opened for writing",
    "SQLITE_FULL": "the disk is full",
    "SQLITE_IOERR": "the disk cannot be read or written",
}


Opened = TypeVar("Opened")


def patiently(open_it: Callable[[], Opened], patience: float) -> Opened:
    """What `open_it` opens; tried anew for `patience` seconds while another process makes the same file.

    SQLite does not wait by itself when the journal's mode changes, and of two who find no tables one comes second.
    """
    until = time.monotonic() + patience
    while True:
        try:
            return open_it()
        except sqlite3.OperationalError as error:
            name = getattr(error, "sqlite_errorname", None) or ""
            passing = name.startswith("SQLITE_BUSY") or "already exists" in str(error)
            if not passing or time.monotonic() > until:
                raise
            time.sleep(0.05)


@contextmanager
def reported(path: Path, damaged: str) -> Iterator[None]:
    """What SQLite complains of inside becomes a `UserError` that names the file; `damaged` where it gives no reason."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        reasons = (reason for code, reason in _REASONS.items() if name.startswith(code))
        raise user_error(next(reasons, damaged), path) from None
