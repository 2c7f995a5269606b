"""What a table of a plain text is, how far its lines go, and which cells are one cell that goes on below."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.formats.sourcetext import Line
from pipeline.formats.text_cells import Cell, is_rule
from pipeline.formats.text_columns import Row, open_ended
from pipeline.formats.wrapping import width

Stretch = tuple[int, int]
Placed = Mapping[int, Cell]
WIDEST = 1_000_000
MOST_LINES, MOST_CELLS = 500, 60

_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*$")
_LONE_LINES, _LONE_WIDTH = 3, 60


@dataclass(frozen=True, slots=True)
class Table:
    """The lines from index `first` up to `last`, and their cells by line; `rules` are the drawn lines.

    `passages` are the cells with words, those together that are one wrapped cell. What stands between cells is kept,
    unless `stretches` says where on the screen each column lies: then at least `gap` spaces are left between two.
    """

    first: int
    last: int
    rows: tuple[Row, ...]
    passages: tuple[Row, ...]
    rules: tuple[Row, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    gap: int = 2


def last_line(
    all_lines: Sequence[Line], at: int, cells: Callable[[Line], Row], fits: Callable[[Row, bool], bool]
) -> int:
    """Up to where rows follow the line `at`; a blank line, drawn lines and a few lone headings may stand between.

    `fits` says whether a row belongs there, one behind a blank line or another.
    """
    last, lone, blank = at + 1, 0, 0
    for number in range(last, min(at + MOST_LINES, len(all_lines))):
        line = all_lines[number]
        row = [] if is_rule(line) else cells(line)
        if not line.text.strip():
            blank += 1
        elif len(row) > 1 and fits(row, blank > 0):
            last, lone, blank = number + 1, 0, 0
        elif is_rule(line) or (len(row) == 1 and is_lone(line)):
            lone, blank = lone + len(row), 0
        else:
            break
        if blank > 1 or lone > _LONE_LINES:
            break
    while last < len(all_lines) and is_rule(all_lines[last]):
        last += 1
    return last


def is_lone(line: Line) -> bool:
    """Whether the line may be the heading of some rows, rather than a sentence."""
    text = line.text.strip()
    return len(text) <= _LONE_WIDTH and not _SENTENCE.search(text)


def over(cell: Cell, stretches: Sequence[Stretch]) -> list[int]:
    """The columns over which the cell stands, or else the nearest one."""
    away = [max(left - cell.right + 1, cell.left - right + 1, 0) for left, right in stretches]
    return [n for n, steps in enumerate(away) if steps == min(away)]


def passages(rows: Sequence[Row], stretches: Sequence[Stretch] = ()) -> tuple[Row, ...]:
    """The cells with words in the order of the file, each with the cells in which it goes on below."""
    if not stretches:
        return tuple((cell,) for row in rows for cell in row if cell.speaks)
    placed = [{over(cell, stretches)[0]: cell for cell in row if cell.speaks} for row in rows]
    first = min((min(row) for row in placed if row), default=0)
    found: list[list[Cell]] = []
    above: dict[int, list[Cell]] = {}
    for row, below in pairwise([*placed, {}]):
        before = {at: passage[-1] for at, passage in above.items() if passage[-1].line + 1 == _line(row)}
        here: dict[int, list[Cell]] = {}
        for at, cell in row.items():
            label = at == first and _is_label(before, row, below, first)
            if label or (first not in row and _is_wrapped(before, row, at, stretches)):
                here[at] = above[at]
                here[at].append(cell)
            else:
                here[at] = [cell]
                found.append(here[at])
        above = here
    return tuple(map(tuple, found))


def _line(row: Placed) -> int:
    return next((cell.line for cell in row.values()), 0)


def _is_label(above: Placed, row: Placed, below: Placed, first: int) -> bool:
    """Whether the first cell of a row goes on the one above, with figures in one of the two rows.

    Two that begin in lower case one after the other are items, such as 'basic' and 'diluted'.
    """
    if first not in above or {first} not in (set(row), set(above)):
        return False
    items = all(first in one and one[first].text[0].islower() for one in (row, below))
    return _reads_on(above[first], row[first]) and (not items or open_ended(above[first].text))


def _is_wrapped(above: Placed, row: Placed, at: int, stretches: Sequence[Stretch]) -> bool:
    """Whether a cell of a row without a first cell goes on the one above: a name too long for its column."""
    if at not in above:
        return False
    sure = len(row) == 1 or any(_reads_on(above[one], cell) for one, cell in row.items() if one in above)
    return _reads_on(above[at], row[at]) or (sure and _was_full(above[at], row[at], stretches[at]))


def _reads_on(above: Cell, cell: Cell) -> bool:
    """Whether the words of the cell above have no end, or this one has no beginning."""
    begun = cell.text[0].islower() and not cell.is_figure
    return not cell.marked and (begun or open_ended(above.text))


def _was_full(above: Cell, cell: Cell, stretch: Stretch) -> bool:
    """Whether the column had no room left for the first word of this cell."""
    room = stretch[1] - stretch[0] - width(above.text)
    words = not cell.is_figure and not above.is_figure and not cell.marked
    return words and 1 + width(cell.text.split()[0]) > room and not _SENTENCE.search(above.text)
