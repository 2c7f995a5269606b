"""Files appear whole or not at all: a run that is stopped must not leave half a file that looks finished."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import user_error


def atomic_write(path: Path, content: bytes) -> None:
    """Write the file under a temporary name beside it and rename; missing folders are made.

    Raises `UserError` where the folder or file cannot be written.
    """
    with replacing(path) as temporary, temporary.open("wb") as file:
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
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise user_error(f"cannot write here: {_reason(path, error)}", path) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _reason(path: Path, error: OSError) -> str:
    blocking = next((folder for folder in path.parents if folder.exists() and not folder.is_dir()), None)
    if blocking is not None:
        return f"'{blocking}' is a file, not a folder"
    return (error.strerror or str(error)).lower()
