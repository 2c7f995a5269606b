"""Plain text: a block a line, or a block a hard-wrapped paragraph, spliced back between the same blank lines.

A paragraph (lines without a blank one between them) counts as hard-wrapped, and is read as one block
with spaces for its line ends, if all of this holds: it has two lines or more; every line but the last
has 50 to 90 characters and the last no more than 90; fewer than half of the lines before the last end
with a sentence mark; and the last line ends with one, or a later line begins in lower case. Otherwise
every line is a block. The translation has as many lines as the paragraph had: the file keeps its lines.
Of lines that are a table (text_tables) every cell is a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path

from pipeline.document import Block, BlockKind, Document, Mark
from pipeline.formats.sourcetext import Edit, Line, decode, has_words, lines, one_line, spliced
from pipeline.formats.text_columns import Row
from pipeline.formats.text_passages import Table
from pipeline.formats.text_tables import tables
from pipeline.formats.text_writer import table_edits
from pipeline.formats.wrapping import unwrapped, wrapped

WRAPPED_FROM, WRAPPED_TO = 50, 90
LONGEST_HEADING = 120
_MARKER = re.compile(r"(?:[-*•·●○■▪◦‣–—]|\(?(?:\d{1,3}|[a-z]|[ivx]{2,4})[.)])\s+(?=\S)")
_RULED = re.compile(r"[-–—*].*[-–—*]")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")


def read(content: bytes, path: Path) -> tuple[Block, ...]:
    """The blocks of a text file, list markers and indentation left outside of them."""
    text = decode(content, path).text
    blocks = [block for part in _divided(text) for block in _blocks(part)]
    if blocks and _is_heading(blocks[0], lines(text)):
        first = blocks[0]
        blocks[0] = Block(BlockKind.HEADING, first.text, first.line, first.start, first.end)
    return tuple(blocks)


def write(
    document: Document, texts: Sequence[str], locale: str, marks: Sequence[Sequence[Mark]] = ()
) -> bytes:
    """The file with each block's text replaced; what lies between the blocks is kept. Text has no marks."""
    source = decode(document.content, document.path)
    left = iter(zip(document.blocks, texts, strict=True))
    edits: list[Edit] = []
    for part in _divided(source.text):
        own = list(islice(left, len(part.passages) if isinstance(part, Table) else 1))
        if isinstance(part, Table):
            edits += table_edits(part, [text for _, text in own], source.text)
        else:
            edits += [_edit(block, text, source.text) for block, text in own]
    return source.encode(spliced(source.text, edits))


def _edit(block: Block, text: str, source: str) -> Edit:
    """The block's text in as many lines as it had; a text that is the source's own is left as it was broken."""
    own = source[block.start : block.end]
    return Edit(block.start, block.end, own if text == block.text else _in_lines(one_line(text), own))


@lru_cache(maxsize=2)
def _divided(text: str) -> tuple[Table | list[Line], ...]:
    """The parts of a file, which is written in several locales one after the other."""
    return tuple(_parts(lines(text)))


def _parts(all_lines: Sequence[Line]) -> Iterator[Table | list[Line]]:
    """The tables, and between them the lines of each block."""
    at = 0
    for table in tables(all_lines):
        yield from _groups(all_lines[at : table.first])
        yield table
        at = table.last
    yield from _groups(all_lines[at:])


def _blocks(part: Table | list[Line]) -> list[Block]:
    return [_cell_block(passage) for passage in part.passages] if isinstance(part, Table) else [_block(part)]


def _cell_block(passage: Row) -> Block:
    first, last = passage[0], passage[-1]
    text = unwrapped([cell.text for cell in passage])
    return Block(BlockKind.TABLE_CELL, text, first.line, first.start, last.end)


def _in_lines(text: str, paragraph: str) -> str:
    """The text between the same line ends and indents as the paragraph has."""
    ends = _LINE_END.findall(paragraph)
    parts = wrapped(text, len(ends) + 1)
    return parts[0] + "".join(end + part for end, part in zip(ends, parts[1:], strict=True))


def _groups(all_lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each block."""
    for paragraph in _paragraphs(all_lines):
        if _is_wrapped([line.text.strip() for line in paragraph]):
            yield paragraph
        else:
            yield from ([line] for line in paragraph)


def _paragraphs(all_lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines with words that follow each other; a list marker opens a new paragraph."""
    paragraph: list[Line] = []
    for line in all_lines:
        words = has_words(line.text)
        if paragraph and (not words or _opens_item(line, paragraph[-1])):
            yield paragraph
            paragraph = []
        if words:
            paragraph.append(line)
    if paragraph:
        yield paragraph


def _opens_item(line: Line, before: Line) -> bool:
    """A marker in the middle of a wrapped sentence ('… on July' / '8. The …') opens nothing."""
    above = before.text.strip()
    runs_on = WRAPPED_FROM <= len(above) <= WRAPPED_TO and not _SENTENCE_END.search(above)
    return _marker_length(line.text.strip()) > 0 and (not runs_on or _marker_length(above) > 0)


def _is_wrapped(texts: Sequence[str]) -> bool:
    *full, last = texts
    if not full or len(last) > WRAPPED_TO:
        return False
    ends = sum(1 for text in full if _SENTENCE_END.search(text))
    runs_on = bool(_SENTENCE_END.search(last)) or any(text[0].islower() for text in texts[1:])
    return runs_on and 2 * ends < len(full) and all(WRAPPED_FROM <= len(text) <= WRAPPED_TO for text in full)


def _marker_length(text: str) -> int:
    """The length of the list marker that the text begins with; '- Ends -' is no list item."""
    match = _MARKER.match(text)
    return match.end() if match and has_words(text[match.end() :]) and not _RULED.fullmatch(text) else 0


def _block(group: Sequence[Line]) -> Block:
    first, last = group[0], group[-1]
    indent = len(first.text) - len(first.text.lstrip())
    marker = _marker_length(first.text.strip())
    kind = BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH
    text = unwrapped([line.text.strip() for line in group])[marker:]
    return Block(
        kind, text, first.number, first.start + indent + marker, last.start + len(last.text.rstrip())
    )


def _is_heading(block: Block, all_lines: Sequence[Line]) -> bool:
    """The first block is the headline if it is one short line without a full stop, a blank line after it."""
    below = all_lines[block.line] if block.line < len(all_lines) else None
    alone = below is not None and not below.text.strip()
    short = len(block.text) <= LONGEST_HEADING and not block.text.endswith((".", "。"))
    return block.kind is BlockKind.PARAGRAPH and alone and short
