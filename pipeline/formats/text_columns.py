"""Whether lines of plain text are the rows of a table: their cells stand one under the other, and read like cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.formats.text_cells import Cell
from pipeline.formats.wrapping import width

Row = Sequence[Cell]

ALIGNED = 0.6
"""The share of a column's cells that must begin, or end, at one place if they are words."""

FIGURES, RUNNING = 3 / 4, 1 / 3
"""With such a share of figures behind the labels it is a table; with such a share of cells that are parts of sentences, none."""

_ROWS_OF_WORDS = 3
_SENTENCES = re.compile(r"[a-z]{2}[.!?][\"'”’)\]]* +[\"'“‘(\[]?[A-Z]")
_OPEN_END = re.compile(
    r"(?:[,&/]|\w[-–—]|\b(?i:of|the|and|for|in|to|on|at|by|with|from|or|a|an|as|per|ended|before|after|its|than))$"
)
_LABEL = re.compile(r"[^\W\d_][\w .&'’/()-]*:(?=\s|$)")
_OWN_CASE = re.compile(r"@|www\.|https?:")
_HANGING = re.compile(r"[)）%％*†‡#]+$")


def hanging(text: str) -> int:
    """The width of the bracket or percent sign that may hang over the right edge of a column of figures."""
    match = _HANGING.search(text)
    return 0 if match is None else width(match[0])


@dataclass
class Grid:
    """Rows that share columns: each column is a stretch of the screen, with a space between it and the next."""

    rows: list[Row] = field(default_factory=list)
    stretches: list[tuple[int, int]] = field(default_factory=list)

    def add(self, row: Row) -> bool:
        """Adds the row if each of its cells stands in a column of its own, or opens one; says whether it did."""
        places = [self.over(cell) for cell in row]
        taken = [place[0] for place in places if place]
        shared = any(len(place) > 1 for place in places) or len(set(taken)) < len(taken)
        if shared or (self.rows and len(taken) < 2):
            return False
        for cell, place in zip(row, places, strict=True):
            if place:
                left, right = self.stretches[place[0]]
                self.stretches[place[0]] = min(left, cell.left), max(right, cell.right)
            else:
                self.stretches.append((cell.left, cell.right))
        self.stretches.sort()
        self.rows.append(row)
        return True

    def over(self, cell: Cell) -> list[int]:
        """The columns over which the cell stands."""
        return [
            n for n, (left, right) in enumerate(self.stretches) if cell.left <= right and left <= cell.right
        ]

    def is_under(self, cell: Cell, others: Row) -> bool:
        """Whether the cell stands in the column of one of the others."""
        places = self.over(cell)
        return any(self.over(other) == places for other in others)

    def columns(self) -> list[list[Cell]]:
        """The cells of each column, from left to right."""
        found: list[list[Cell]] = [[] for _ in self.stretches]
        for row in self.rows:
            for cell in row:
                found[self.over(cell)[0]].append(cell)
        return found


def edge(cells: Row) -> tuple[int, bool, int]:
    """Where most of a column's cells begin or else end, whether they end there, and how many do."""
    lefts = Counter(cell.left for cell in cells).most_common(1)[0]
    ends = [Counter(cell.right - hanging(cell.text) for cell in cells), Counter(cell.right for cell in cells)]
    rights = max((counter.most_common(1)[0] for counter in ends), key=lambda found: found[1])
    of_figures = 2 * sum(cell.is_figure for cell in cells) >= len(cells)
    from_right = rights[1] > lefts[1] or (rights[1] == lefts[1] and of_figures)
    return (*rights[:1], True, rights[1]) if from_right else (lefts[0], False, lefts[1])


def is_table(rows: Sequence[Row], columns: Sequence[Row], ruled: bool) -> bool:
    """Whether rows and columns of cells are a table; `ruled` if there are drawn lines among them."""
    if len(rows) < 2 or len(columns) < 2 or is_listing(rows) or _is_spread(rows) or _runs_on(rows, columns):
        return False
    figures = any(map(of_figures, columns))
    if not figures and not all(map(_lines_up, columns[1:])):
        return False
    return figures or ruled or len(rows) >= _ROWS_OF_WORDS or len(columns) > 2


def is_listing(rows: Sequence[Row]) -> bool:
    """Whether the rows are labels and what belongs to them, or an address: 'Media enquiries:   Jane Wong'."""
    labels = 2 * sum(row[0].text.endswith(":") for row in rows) >= len(rows)
    behind = [cell for row in rows for cell in row[1:]]
    if max(map(len, rows)) > 2:
        return labels and 2 * sum(cell.is_figure for cell in behind) < len(behind)
    if of_figures([row[0] for row in rows]) or of_figures(behind):
        return labels
    return labels or any(cell.text.endswith(",") or _LABEL.match(cell.text) for row in rows for cell in row)


def of_figures(cells: Row) -> bool:
    """Whether a column has figures, two or more, in at least half of its cells."""
    figures = sum(cell.is_figure for cell in cells)
    return figures >= 2 and 2 * figures >= len(cells)


def _lines_up(cells: Row) -> bool:
    return len(cells) == 1 or edge(cells)[2] >= max(2, ALIGNED * len(cells))


def _runs_on(rows: Sequence[Row], columns: Sequence[Row]) -> bool:
    """Whether this is running text in wide spaces or in two columns: many cells go on or are gone on from.

    Rows without a first cell do not count, for there cells are wrapped; nor do figures with labels before them.
    """
    behind = [cell for cells in columns[1:] for cell in cells]
    if FIGURES * len(behind) <= sum(cell.is_figure for cell in behind):
        return False
    return are_parts([row for row in rows if row[0] in columns[0]])


def are_parts(rows: Sequence[Row]) -> bool:
    """Whether many of the cells with words are parts of sentences."""
    words = [
        cell.text for row in rows for cell in row if not cell.is_figure and not _OWN_CASE.search(cell.text)
    ]
    return RUNNING * len(words) < sum(map(_is_part, words))


def _is_part(text: str) -> bool:
    return text[0].islower() or _SENTENCES.search(text) is not None or open_ended(text)


def open_ended(text: str) -> bool:
    """Whether the text has no end, as 'the future of' has none."""
    return _OPEN_END.search(text) is not None


def _is_spread(rows: Sequence[Row]) -> bool:
    """Whether the letters stand apart: 'P R E S S   R E L E A S E'."""
    words = [word for row in rows for cell in row for word in cell.text.split()]
    return 2 * sum(len(word) == 1 and word.isalpha() for word in words) > len(words)
