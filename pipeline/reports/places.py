"""Where a sentence stands in a file: its line and column, and the file's name within its repository."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from pipeline.document import Document

_LINE_END = re.compile(r"\r\n|\r|\n")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a text. Lines and columns count from 1, columns in characters; the end is exclusive."""

    line: int
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


@dataclass(frozen=True, slots=True)
class Lined:
    """A text with the offsets at which its lines begin."""

    text: str
    starts: tuple[int, ...]

    def region(self, start: int, end: int) -> Region:
        return Region(*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def lined(content: bytes) -> Lined:
    """The text of a file; empty for a file that is not text, such as a Word document."""
    utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    return Lined(text, (0, *(match.end() for match in _LINE_END.finditer(text))))


def segment_regions(document: Document) -> Mapping[str, Region]:
    """Where each segment stands, by its id. The line alone where the file writes the sentence otherwise."""
    text = lined(document.content)
    found: dict[str, Region] = {}
    at = 0
    for number, block in enumerate(document.blocks):
        after = document.blocks[number + 1 :]
        last = next((b.line for b in after if b.line > block.line), len(text.starts) + 1)
        for segment in block.segments:
            start = max(at, _start(text, segment.line))
            span = _span(segment.source, text.text, start, _start(text, last))
            if span:
                found[segment.id], at = text.region(*span), span[1]
            else:
                found[segment.id] = Region(segment.line)
    return found


def text_offsets(text: str, parts: Iterable[str]) -> list[int | None]:
    """Where each part begins in a text that holds them in this order; None for one that it lacks.

    Behind one that it lacks the next is only certain where it stands once: elsewhere it may be within the former.
    """
    found: list[int | None] = []
    at, lost = 0, False
    for part in parts:
        start = text.find(part, at) if part else -1
        if lost and start >= 0 and text.find(part, start + 1) >= 0:
            start = -1
        found.append(start if start >= 0 else None)
        if part:
            lost = start < 0
            at = at if lost else start + len(part)
    return found


def repository_uri(path: Path) -> str:
    """The path from the root of the git repository that it is in, as a URI; the name alone outside of one."""
    full = path.resolve()
    return quote(full.relative_to(_root(full.parent)).as_posix())


@lru_cache(maxsize=64)
def _root(folder: Path) -> Path:
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)


def _start(text: Lined, line: int) -> int:
    return text.starts[line - 1] if line <= len(text.starts) else len(text.text)


def _span(source: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the sentence stands between two places of the text, on however many lines."""
    first, *others = source.split() or [""]
    plain = source.strip()
    at = text.find(first, start, end)
    while at >= 0:
        as_written = text.startswith(plain, at)
        stop = at + len(plain if as_written else first)
        for word in () if as_written else others:
            space = _SPACE.match(text, stop)
            stop = space.end() + len(word) if space and text.startswith(word, space.end()) else -1
            if stop < 0:
                break
        if 0 <= stop <= end:
            return at, stop
        at = text.find(first, at + 1, end)
    return None
