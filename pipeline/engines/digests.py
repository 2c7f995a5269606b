"""Digests of large files, which are read through only once: what a file was is kept in the user's cache folder."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from pipeline.engines.usercache import user_cache, write_whole
from pipeline.errors import UserError

_LARGE = 8 << 20  # bytes; a smaller file is read as fast as the cache


def file_digest(path: Path) -> str:
    """The SHA-256 of a file's bytes. Raises `OSError` for one that cannot be read.

    A large file is known again by its place, its size and its times; a program may set back the time of its last
    change (`mtime`), but not that of its entry (`ctime`).
    """
    facts = path.stat()
    if facts.st_size < _LARGE:
        return _read(path)
    known_by = str(path.resolve()), facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns
    kept = user_cache("digests", hashlib.sha256(repr(known_by).encode()).hexdigest()[:32])
    with contextlib.suppress(OSError, UnicodeDecodeError):
        if len(digest := kept.read_text("ascii")) == 64:
            return digest
    digest = _read(path)
    with contextlib.suppress(UserError):
        write_whole(kept, digest)
    return digest


def _read(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
