"""Markdown: blocks found by a CommonMark parser, spliced back into the source so that every mark stays.

Code, HTML blocks and link definitions are left alone, and of front matter all but titles and summaries. Emphasis,
links, notes and code marks within a block go where their words stand in the translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.document import Block, BlockKind, Document, Mark
from pipeline.formats.front_matter import TITLES, Field, end_of, fields
from pipeline.formats.markdown_inline import NOTE, marked, plain_text, wrapper
from pipeline.formats.markdown_lines import beside, ends
from pipeline.formats.markdown_parser import inline_tokens, parser
from pipeline.formats.markdown_writer import woven
from pipeline.formats.sourcetext import Edit, Line, decode, has_words, lines, one_line, spliced

if TYPE_CHECKING:
    from markdown_it.token import Token

_HARD_BREAK = re.compile(r"(?:  +|(?<!\\)(?:\\\\)*\\)$")
_TASK = re.compile(r"\[[ xX]\]\s+")
_NOTE_TEXT = re.compile(rf"{NOTE.pattern}:[ \t]+(?=\S)")
_KINDS = {
    "heading_open": BlockKind.HEADING,
    "list_item_open": BlockKind.LIST_ITEM,
    "th_open": BlockKind.TABLE_CELL,
    "td_open": BlockKind.TABLE_CELL,
}


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of inline source: where it lies, as written, without the marks of its lines."""

    kind: BlockKind
    line: int
    start: int
    end: int
    raw: str


def read(content: bytes, path: Path) -> tuple[Block, ...]:
    """The headings, paragraphs, list items and table cells of a Markdown file, and before them its title and summary."""
    blocks, _ = _read(decode(content, path).text)
    return blocks


def write(document: Document, texts: Sequence[str], locale: str, marks: Sequence[Sequence[Mark]]) -> bytes:
    """The file with each block's text and marks replaced, escaped where it would read as other Markdown."""
    source = decode(document.content, document.path)
    found, references = _read(source.text)
    ahead = list(fields(source.text))
    edits = [
        Edit(field.start, field.end, field.written(text))
        for field, text in zip(ahead, texts, strict=False)
        if text != field.text
    ]
    edits += [
        Edit(block.start, block.end, woven(one_line(text), placed, block.kind, references))
        for block, text, placed in list(zip(found, texts, marks, strict=True))[len(ahead) :]
    ]
    return source.encode(spliced(source.text, edits))


@lru_cache(maxsize=2)
def _read(text: str) -> tuple[tuple[Block, ...], dict[str, Any]]:
    """The blocks and the definitions of links of a file, which is written in several locales one after the other."""
    references: dict[str, Any] = {}
    return tuple(_blocks(text, references)), references


def _blocks(text: str, references: dict[str, Any]) -> Iterator[Block]:
    """Every block; the definitions of links are put into `references`."""
    rows = lines(text)
    for field in fields(text):
        yield _ahead(field, rows)
    tokens = parser().parse(_without_front_matter(text), references)
    for part in _parts(tokens, rows):
        block = _block(part, references)
        if block is not None:
            yield block


def _ahead(field: Field, rows: Sequence[Line]) -> Block:
    """The block of a field of the front matter."""
    kind = BlockKind.HEADING if field.key in TITLES else BlockKind.PARAGRAPH
    line = next(row.number for row in reversed(rows) if row.start <= field.start)
    return Block(kind, field.text, line, field.start, field.end)


def _without_front_matter(text: str) -> str:
    end = end_of(text)
    return re.sub(r"[^\r\n]", " ", text[:end]) + text[end:]


def _parts(tokens: Sequence[Token], rows: Sequence[Line]) -> Iterator[_Part]:
    open_types: list[str] = []
    cell_end = 0
    for token in tokens:
        if token.nesting > 0:
            open_types.append(token.type)
        elif token.nesting < 0:
            open_types.pop()
        elif token.type == "inline" and token.map:
            kind = next(
                (_KINDS[name] for name in reversed(open_types) if name in _KINDS), BlockKind.PARAGRAPH
            )
            within = rows[token.map[0] : token.map[1]]
            if kind is BlockKind.TABLE_CELL:
                part = _cell(token.content, within[0], cell_end)
                cell_end = part.end
                yield part
            else:
                yield from _line_parts(kind, token.content, within)


def _cell(content: str, row: Line, after: int) -> _Part:
    """The cells of a row come in order, so each is the first match after the one before."""
    written = content.replace("|", "\\|")
    start = row.start + row.text.index(written, max(0, after - row.start))
    return _Part(BlockKind.TABLE_CELL, row.number, start, start + len(written), content)


def _line_parts(kind: BlockKind, content: str, rows: Sequence[Line]) -> Iterator[_Part]:
    """One part, or several where hard line breaks divide it (an address), or lines that are no prose; headings stay whole."""
    texts: list[str] = []
    start = end = line = 0
    contents = content.split("\n")
    ending = [False] * len(contents) if kind is BlockKind.HEADING else ends(contents)
    for row, full, own in zip(rows, contents, ending, strict=True):
        may_break = kind is not BlockKind.HEADING and row is not rows[-1]
        broken = _HARD_BREAK.search(full) if may_break else None
        text = full[: broken.start()].strip() if broken else full.strip()
        is_last = row is rows[-1]
        last = (
            broken or is_last or own or _NOTE_TEXT.match(contents[row.number - rows[0].number + 1].lstrip())
        )
        if text:
            at = row.start + row.text.rindex(text)
            start, line = (start, line) if texts else (at, row.number)
            end = at + len(text)
            texts.append(text)
        if last:
            yield from _divided(_Part(kind, line, start, end, "\n".join(texts)))
            texts = []


def _divided(part: _Part) -> Iterator[_Part]:
    """A part, or those of a line that stand beside ' | '."""
    places = beside(part.raw)
    for at, to in places if len(places) > 1 else ():
        yield replace(part, start=part.start + at, end=part.start + to, raw=part.raw[at:to])
    if len(places) == 1:
        yield part


def _block(part: _Part, references: dict[str, Any]) -> Block | None:
    """The block of a part; a task box, the label of a note's text and marks around the whole are left outside."""
    raw, start, end = part.raw, part.start, part.end
    box = _TASK.match(raw) if part.kind is BlockKind.LIST_ITEM else None
    if before := box or _NOTE_TEXT.match(raw):
        raw, start = raw[before.end() :], start + before.end()
    while around := wrapper(raw, inline := inline_tokens(raw, references)):
        raw, start, end = raw[around[0] : -around[1]], start + around[0], end - around[1]
    text, marks = marked(inline)
    words = plain_text([token for token in inline if token.type != "code_inline"])
    return Block(part.kind, text, part.line, start, end, (), marks) if has_words(words) else None
