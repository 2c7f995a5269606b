"""The tables of a plain text: consecutive lines with the same columns, between tabs, upright strokes or spaces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from pipeline.formats.sourcetext import Line
from pipeline.formats.text_cells import Cell, drawn, is_parted, is_rule, is_stroked, stroked, tabbed
from pipeline.formats.text_columns import Row, is_listing
from pipeline.formats.text_passages import MOST_CELLS, WIDEST, Stretch, Table, last_line, passages
from pipeline.formats.text_spaced import space_table


def tables(all_lines: Sequence[Line]) -> list[Table]:
    """The tables among the lines, in order."""
    found: list[Table] = []
    at = 0
    while at < len(all_lines):
        here = _table(all_lines, at, found[-1].last if found else 0)
        if isinstance(here, Table):
            found.append(here)
        at = here.last if isinstance(here, Table) else here
    return found


def _table(all_lines: Sequence[Line], at: int, start: int) -> Table | int:
    """The table whose first row of two cells or more is the line `at`, or else the line at which to look on.

    Its heading may reach up to the line `start`.
    """
    line = all_lines[at]
    if not is_parted(line) or is_rule(line):
        return at + 1
    if len(tabbed(line)) > 1:
        return _tab_table(all_lines, at)
    return (_stroke_table if is_stroked(line) else space_table)(all_lines, at, start)


def _tab_table(all_lines: Sequence[Line], at: int) -> Table | int:
    last = last_line(all_lines, at, tabbed, lambda row, apart: 1 + apart < len(row) <= MOST_CELLS)
    rows = _rows(all_lines[at:last], tabbed)
    full = [row for row in rows if len(row) > 1]
    alike = len({len(row) for row in full}) < len(full)
    return Table(at, last, rows, passages(rows)) if alike and not is_listing(full) else last


def _stroke_table(all_lines: Sequence[Line], at: int, start: int) -> Table | int:
    bars = _bars(stroked(all_lines[at]))
    if len(bars) > MOST_CELLS:
        return at + 1
    last = last_line(all_lines, at, stroked, lambda row, _: len(_bars(row)) == len(bars))
    first = at - (at > start and is_rule(all_lines[at - 1]))
    rows = _rows(all_lines[at:last], stroked)
    rules = tuple(drawn(line) for line in all_lines[first:last] if is_rule(line))
    full = [words for row in rows if len(words := [cell for cell in row if cell.speaks]) > 1]
    if len(full) < 2 or not (rules or len(bars) > 1 or len(full) > 2) or is_listing(full):
        return last
    stretches = _between(bars) if all(_bars(row) in ([], bars) for row in rows) else ()
    tight = any(after.left == before.right for row in rows for before, after in pairwise(row))
    return Table(first, last, rows, passages(rows, stretches), rules, stretches, 0 if tight else 1)


def _rows(within: Sequence[Line], cells: Callable[[Line], list[Cell]]) -> tuple[Row, ...]:
    return tuple(cells(line) for line in within if line.text.strip() and not is_rule(line))


def _bars(row: Row) -> list[int]:
    """Where the strokes of a row stand."""
    return [cell.left for cell in row if cell.is_bar]


def _between(bars: Sequence[int]) -> tuple[Stretch, ...]:
    """The columns that strokes make, each stroke one of them."""
    ends = [0, *(place for bar in bars for place in (bar, bar + 1)), WIDEST]
    return tuple((left, right) for left, right in pairwise(ends) if left < right)
