"""Rows of words and figures that do not stand one under the other, but are as many in every line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.formats.sourcetext import Line
from pipeline.formats.text_cells import Cell, drawn, is_rule
from pipeline.formats.text_columns import Row, are_parts, is_listing
from pipeline.formats.text_passages import MOST_LINES, Stretch, Table, passages

_GAP, _ENOUGH = 3, 20
_FIRST, _BEHIND = "first", "behind"


def loose_table(all_lines: Sequence[Line], at: int, start: int, cells: Callable[[Line], Row]) -> Table | None:
    """The lines from `at` with as many cells, where all cells but the first are figures, or the first is one.

    A heading that has a cell less, or no figures, belongs to it. The cells are given places one under the other.
    """
    last, rows = _alike(all_lines, at, cells)
    heads = not any(cell.is_figure for cell in rows[0])
    if len(rows) < 2 + heads or _is_none(rows):
        return None
    first = at
    above = cells(all_lines[at - 1]) if at > start else ()
    if len(above) == len(rows[0]) - 1 and above[0].left > rows[0][0].right:
        first, rows = at - 1, [above, *rows]
    stretches = _stretches(rows)
    placed = tuple(_placed(row, stretches) for row in rows)
    rules = tuple(drawn(line) for line in all_lines[first:last] if is_rule(line))
    return Table(first, last, placed, passages(placed, stretches), rules, stretches)


def _alike(all_lines: Sequence[Line], at: int, cells: Callable[[Line], Row]) -> tuple[int, list[Row]]:
    """The rows from `at` that have figures in the same places, and the line up to which they go."""
    rows = [cells(all_lines[at])]
    ways = _ways(rows[0]) or {_FIRST, _BEHIND}
    last = at + 1
    for number in range(last, min(at + MOST_LINES, len(all_lines))):
        row = cells(all_lines[number])
        if row:
            ways &= _ways(row)
            if len(row) != len(rows[0]) or not ways or (len(rows) == _ENOUGH and _is_none(rows)):
                break
            rows.append(row)
        elif not is_rule(all_lines[number]):
            break
        last = number + 1
    return last, rows


def _is_none(rows: Sequence[Row]) -> bool:
    return is_listing(rows) or are_parts(rows)


def _ways(row: Row) -> set[str]:
    """Where the row has figures: in its first cell, in all behind it, or in both."""
    wide = len(row) > 2 or (len(row) == 2 and row[1].left - row[0].right >= _GAP)
    found = {_FIRST} if row[0].is_figure else set()
    found |= {_BEHIND} if all(cell.is_figure for cell in row[1:]) else set()
    return found if wide else set()


def _stretches(rows: Sequence[Row]) -> tuple[Stretch, ...]:
    """Columns as wide as their widest cells."""
    count = max(map(len, rows))
    widths = [0] * count
    for row in rows:
        for number, cell in enumerate(row, count - len(row)):
            widths[number] = max(widths[number], cell.right - cell.left)
    left = min(row[0].left for row in rows if len(row) == count)
    found: list[Stretch] = []
    for width in widths:
        found.append((left, left + width))
        left += width + _GAP
    return tuple(found)


def _placed(row: Row, stretches: Sequence[Stretch]) -> Row:
    """The row with each cell in its column: words at the left edge, figures and what heads them at the right."""
    columns = stretches[len(stretches) - len(row) :]
    return [_at(cell, stretch) for cell, stretch in zip(row, columns, strict=True)]


def _at(cell: Cell, stretch: Stretch) -> Cell:
    wide = cell.right - cell.left
    left = stretch[1] - wide if cell.is_figure else stretch[0]
    return replace(cell, left=left, right=left + wide)
