"""SQLite's complaints in words that the user can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


@contextmanager
def reported(path: Path, damaged: str) -> Iterator[None]:
    """What SQLite complains of inside becomes a `UserError` that names the file; `damaged` where it gives no reason."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        reasons = (reason for code, reason in _REASONS.items() if name.startswith(code))
        raise user_error(next(reasons, damaged), path) from None
