"""Writes the cells of a plain-text table back: tabs and strokes stay, columns of spaces line up as before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.formats.sourcetext import Edit, one_line
from pipeline.formats.text_cells import TAB_STOP, Cell
from pipeline.formats.text_layout import Layout
from pipeline.formats.text_passages import Table
from pipeline.formats.wrapping import unwrapped, width, wrapped

_LEADER = re.compile(r"( *)(\.(?: ?\.){3,}|…{2,})( *)")


def table_edits(table: Table, texts: Sequence[str], source: str) -> Iterator[Edit]:
    """What to change in the source so that each passage of the table has its text."""
    new = _new_texts(table, texts)
    cells = [cell for row in table.rows for cell in row]
    if all(new.get(cell.start, cell.text) == cell.text for cell in cells):
        return
    if not table.stretches:
        yield from (Edit(cell.start, cell.end, new[cell.start]) for cell in cells if cell.start in new)
        return
    layout = Layout(table, new)
    for row in table.rows:
        yield from _row_edits([(cell, layout.left(cell), layout.text(cell)) for cell in row], source)
    for rule in table.rules:
        yield from _row_edits(layout.drawn(rule), source)


def _new_texts(table: Table, texts: Sequence[str]) -> dict[int, str]:
    """The text of each cell by its offset; a wrapped cell's goes on in as many lines."""
    new: dict[int, str] = {}
    for passage, text in zip(table.passages, texts, strict=True):
        own = [cell.text for cell in passage]
        parts = own if text == unwrapped(own) else wrapped(one_line(text), len(own))
        new |= {cell.start: part for cell, part in zip(passage, parts, strict=True)}
    return new


def _row_edits(cells: Iterable[tuple[Cell, int, str]], source: str) -> Iterator[Edit]:
    """Puts each cell of a line at its place, with spaces or dots before it."""
    offset: int | None = None
    at = 0
    for cell, left, text in cells:
        if offset is None:
            offset = 1 + max(source.rfind(end, 0, cell.start) for end in "\r\n")
        gap = source[offset : cell.start]
        yield Edit(offset, cell.end, _filled(gap, left - at) + text if text else "")
        at, offset = (left + width(text) if text else at), cell.end


def _filled(gap: str, wide: int) -> str:
    """The gap made so wide."""
    if width(gap.expandtabs(TAB_STOP)) == wide:
        return gap
    if leader := _LEADER.fullmatch(gap):
        before, dots, after = leader.groups()
        body = wide - len(before) - len(after)
        return before + (dots[:2] * max(body, 2))[: max(body, 2)] + after
    stem = gap.rstrip()
    return stem + " " * max(wide - width(stem), 1 if stem else 0)
