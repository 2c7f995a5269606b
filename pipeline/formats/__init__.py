"""Every file format behind two calls: `read` a file into blocks, and what is `made` of it with their translations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.document import Block, Document, Mark, Piece, Segment, Target, Translation
from pipeline.errors import UserError, suggest, user_error
from pipeline.files.atomic import atomic_write
from pipeline.formats import docx, html, markdown, text
from pipeline.formats.sourcetext import one_line_places
from pipeline.formatting.marks import placed

__all__ = ["FORMATS", "Format", "atomic_write", "made", "read", "supported"]

EMPTY = "the file is empty: there is nothing to translate"
WORDLESS = "the file has no words: there is nothing to translate"


@dataclass(frozen=True, slots=True)
class Format:
    """How a kind of file is read into blocks, and made again with their texts in a locale and marks in these."""

    name: str
    read: Callable[[bytes, Path], tuple[Block, ...]]
    write: Callable[[Document, Sequence[str], str, Sequence[Sequence[Mark]]], bytes]


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


def made(document: Document, texts: Sequence[str], locale: str, targets: Sequence[Target] = ()) -> bytes:
    """The file of the document in the format it came in, with each block's text replaced.

    `targets` are those that the texts are of; by their pieces formatting within a block finds its place.
    """
    by_segment = {target.segment.id: target for target in targets}
    marks = [
        list(_marks(block, text, locale, by_segment)) if block.marks else []
        for block, text in zip(document.blocks, texts, strict=True)
    ]
    return FORMATS[document.path.suffix.lower()].write(document, texts, locale, marks)


def _marks(block: Block, text: str, locale: str, targets: Mapping[str, Target]) -> Iterator[Mark]:
    """A block's marks where they belong in its translation, which is written on one line."""
    if not block.segments or any(segment.id not in targets for segment in block.segments):
        segment = Segment("", block.text)
        block = replace(block, segments=(segment,))
        targets = {"": Target(segment, locale, (Piece(text),), Translation(text, ""))}
    places = one_line_places(text)
    for mark in placed(block, targets).marks:
        yield replace(mark, start=places[mark.start], end=places[mark.end])


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
