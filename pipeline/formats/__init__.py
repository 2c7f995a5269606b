"""Every file format behind two calls: `read` a file into blocks, `write` it back with their translations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.document import Block, Document
from pipeline.errors import UserError, suggest, user_error
from pipeline.formats import docx, html, markdown, text
from pipeline.formats.atomic import atomic_write

__all__ = ["FORMATS", "Format", "atomic_write", "read", "supported", "write"]

EMPTY = "the file is empty: there is nothing to translate"
WORDLESS = "the file has no words: there is nothing to translate"


@dataclass(frozen=True, slots=True)
class Format:
    """How a kind of file is read into blocks, and made again with their texts in a locale."""

    name: str
    read: Callable[[bytes, Path], tuple[Block, ...]]
    write: Callable[[Document, Sequence[str], str], bytes]


_TEXT = Format("text", text.read, text.write)
_MARKDOWN = Format("Markdown", markdown.read, markdown.write)
_HTML = Format("HTML", html.read, html.write)
_DOCX = Format("Word", docx.read, docx.write)
FORMATS: dict[str, Format] = {
    ".txt": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _HTML,
    ".htm": _HTML,
    ".docx": _DOCX,
}


def supported(path: Path) -> bool:
    """Whether the file's extension is one that can be read."""
    return path.suffix.lower() in FORMATS


def read(path: Path) -> Document:
    """The document in a file. Raises `UserError` for a file that cannot be read or has no words."""
    if not path.exists():
        raise user_error("no such file", path)
    if path.is_dir():
        raise user_error("this is a folder, not a file", path)
    if not supported(path):
        raise _unknown(path)
    content = _content(path)
    if not content.strip(b" \t\r\n\f\v\xef\xbb\xbf"):
        raise user_error(EMPTY, path)
    blocks = FORMATS[path.suffix.lower()].read(content, path)
    if not blocks:
        raise user_error(WORDLESS, path)
    return Document(path, content, blocks)


def write(document: Document, texts: Sequence[str], path: Path, locale: str) -> None:
    """Write the document in the format it came in, each block's text replaced, whole or not at all."""
    made = FORMATS[document.path.suffix.lower()].write(document, texts, locale)
    atomic_write(path, made)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise user_error(
            f"the file cannot be read: {(error.strerror or str(error)).lower()}", path
        ) from error


def _unknown(path: Path) -> UserError:
    names = list(FORMATS)
    readable = f"{', '.join(names[:-1])} and {names[-1]}"
    if not path.suffix:
        return user_error(f"the file name has no extension; readable are {readable}", path)
    hint = suggest(path.suffix, names)
    near = hint if "did you mean" in hint else ""
    return user_error(f"'{path.suffix}' files cannot be read, only {readable}{near}", path)
