"""Files appear whole or not at all: a run that is stopped must not leave half a file that looks finished."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipeline.errors import user_error

AT_ONCE = 8
"""Files that wait for the disk together: it takes hardly longer for all of them than for one."""


def atomic_write(path: Path, content: bytes) -> None:
    """Write the file under a temporary name beside it and rename; missing folders are made.

    Raises `UserError` where the folder or file cannot be written.
    """
    with replacing(path) as temporary:
        write_through(temporary, content)


def atomic_writes(files: Mapping[Path, bytes]) -> None:
    """Writes each file so; all are there when it returns. Raises as `atomic_write` does."""
    with ThreadPoolExecutor(AT_ONCE, "xindaya-disk") as disk:
        for _ in disk.map(atomic_write, files, files.values()):
            pass


def write_through(path: Path, content: bytes) -> None:
    """Writes a file to the disk itself: not even a power cut takes it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary name beside a file: what was written there takes the file's place if all went well.

    Raises `UserError` where the folder or file cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise user_error(f"cannot write here: {_reason(path, error)}", path) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _sweep(path: Path) -> None:
    """Removes what processes that were killed while they wrote this file have left beside it."""
    for left in os.listdir(path.parent):
        name, _, pid = left.removesuffix(".tmp").rpartition(".")
        if name == f".{path.name}" and left.endswith(".tmp") and pid.isdigit() and not _is_alive(int(pid)):
            path.with_name(left).unlink(missing_ok=True)


def _is_alive(pid: int) -> bool:
    if os.name != "posix":
        return True  # nothing can be asked there without harm
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _reason(path: Path, error: OSError) -> str:
    blocking = next((folder for folder in path.parents if folder.exists() and not folder.is_dir()), None)
    if blocking is not None:
        return f"'{blocking}' is a file, not a folder"
    return (error.strerror or str(error)).lower()
