"""Reads the files that a user gives: config, glossaries, styles, references; and what XML takes of any text."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from pipeline.errors import user_error

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_utf8(path: Path, what: str) -> str:
    """The text of a UTF-8 file, without a byte order mark; `what` it is, such as 'config file'.

    Raises `UserError` if it is not there, cannot be read or is not UTF-8.
    """
    try:
        return read_bytes(path, what).decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        byte = f"byte {error.start} (0x{error.object[error.start]:02x})"
        raise user_error(f"{byte} is not UTF-8 text; save the file as UTF-8", path, line) from None


def read_bytes(path: Path, what: str) -> bytes:
    """The content of a file. Raises `UserError` if it is not there or cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise user_error(f"no such {what}", path) from None
    except IsADirectoryError:
        raise user_error(f"this is a folder; name a {what}", path) from None
    except OSError as error:
        raise user_error(f"cannot be read: {(error.strerror or str(error)).lower()}", path) from None


def file_digest(path: Path) -> str:
    """The SHA-256 of a file's content, in 64 letters. Raises `OSError` as reading does."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def xml_safe(text: str) -> str:
    """The text with every character that XML 1.0 forbids replaced by U+FFFD; none that is printable is."""
    return text if text.isprintable() else _NOT_IN_XML.sub("\ufffd", text)
