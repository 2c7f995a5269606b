"""Tables of plain text whose columns are made with spaces, with what belongs to them above and below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.formats.sourcetext import Line
from pipeline.formats.text_cells import drawn, is_rule, is_stroked, spaced, tabbed
from pipeline.formats.text_columns import Grid, Row, is_table, of_figures
from pipeline.formats.text_loose import loose_table
from pipeline.formats.text_passages import MOST_CELLS, Stretch, Table, last_line, over, passages

_ROWS_APART, _SURELY_NONE, _BESIDE = 3, 20, 4


def space_table(all_lines: Sequence[Line], at: int, start: int) -> Table | int:
    """The table whose first row of two cells or more is the line `at`, or else the line at which to look on.

    Its heading may reach up to the line `start`.
    """
    row = _cells(all_lines[at])
    if not 1 < len(row) <= MOST_CELLS:
        return at + 1
    grid = Grid()
    grid.add(row)
    last = last_line(
        all_lines, at, _cells, lambda row, apart: not (apart and _is_other(grid, row)) and grid.add(row)
    )
    loose = loose_table(all_lines, at, start, _cells)
    ruled = any(map(is_rule, all_lines[at:last]))
    if not is_table(grid.rows, grid.columns(), ruled) or not _together(grid):
        return loose or (last if len(grid.rows) > _SURELY_NONE else at + 1)
    if loose is not None and len(loose.rows) > last - at:
        return loose
    return _whole(all_lines, at, last, start, grid.stretches)


def _cells(line: Line) -> Row:
    return [] if is_rule(line) or is_stroked(line) or len(tabbed(line)) > 1 else spaced(line)


def _is_other(grid: Grid, row: Row) -> bool:
    """Whether a row behind a blank line has no figures where the rows before it have theirs, or is a label."""
    figures = [cells for cells in grid.columns() if of_figures(cells)]
    among = [cell for cells in figures for cell in cells]
    alike = [cell for cell in row if cell.is_figure and (len(grid.rows) == 1 or grid.is_under(cell, among))]
    return not alike or (len(row) == 2 and row[0].text.endswith(":"))


def _together(grid: Grid) -> bool:
    """Whether two rows follow each other at once, or there are enough with figures between blank lines."""
    follow = any(after[0].line - before[0].line == 1 for before, after in pairwise(grid.rows))
    return follow or (len(grid.rows) >= _ROWS_APART and any(map(of_figures, grid.columns())))


def _whole(all_lines: Sequence[Line], at: int, last: int, start: int, stretches: Sequence[Stretch]) -> Table:
    """The table with its heading, and with the lines in which its last row goes on."""
    first = at
    while first > start and _heads(all_lines[first - 1], all_lines[first], stretches):
        first -= 1
    while last < len(all_lines) and _follows(all_lines[last - 1], all_lines[last], stretches):
        last += 1
    within = all_lines[first:last]
    rows = tuple(cells for line in within if (cells := _cells(line)))
    rules = tuple(drawn(line) for line in within if is_rule(line))
    return Table(first, last, rows, passages(rows, stretches), rules, tuple(stretches))


def _heads(line: Line, below: Line, stretches: Sequence[Stretch]) -> bool:
    """Whether the line stands above columns of figures, is drawn, or goes on in the first cell of the row below."""
    cells = _cells(line)
    if not cells:
        return is_rule(line)
    places = [over(cell, stretches) for cell in cells]
    several = [place for cell_places in places for place in cell_places]
    if 0 not in several and _is_over(cells, stretches):
        return len(several) == len(set(several))
    return len(cells) == 1 and _is_one(cells, _cells(below), stretches)


def _follows(above: Line, line: Line, stretches: Sequence[Stretch]) -> bool:
    """Whether the line goes on in the columns of the line above, under its cells."""
    cells, before = _cells(line), _cells(above)
    if not cells or not before:
        return False
    lefts = {cell.left for cell in before[1:]}
    under = all(cell.left in lefts for cell in cells)
    return under or (len(cells) == 1 and _is_one(before, cells, stretches))


def _is_over(cells: Row, stretches: Sequence[Stretch]) -> bool:
    """Whether each cell stands over a column, or beside one, as a currency sign does."""
    return all(
        any(cell.left < right + _BESIDE and left < cell.right + _BESIDE for left, right in stretches)
        for cell in cells
    )


def _is_one(above: Row, below: Row, stretches: Sequence[Stretch]) -> bool:
    """Whether a cell of the one row goes on in the other."""
    return any(len(passage) > 1 for passage in passages([above, below], stretches))
