"""One run at a time writes into a folder: a second one is told so, and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import user_error
from pipeline.files.layout import LOCK


@contextmanager
def alone_in(output: Path) -> Iterator[None]:
    """Holds the folder, which is made if it is missing, until the end; a process that is killed lets go of it too.

    Raises `UserError` where another run is writing, or the folder cannot be written.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(output / LOCK, timeout=0)
    try:
        output.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise user_error("another run is writing here; wait until it is done", output) from None
    except OSError as error:
        raise user_error(f"cannot write here: {(error.strerror or str(error)).lower()}", output) from None
    try:
        yield
    finally:
        lock.release()  # the file stays: another run may have it open already, and would then hold nothing
