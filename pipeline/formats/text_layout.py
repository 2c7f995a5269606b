"""Where the cells of a plain-text table stand once they have other texts: each column stays where it is if there is room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.formats.text_cells import Cell
from pipeline.formats.text_columns import Row, edge, hanging
from pipeline.formats.text_passages import Table, over
from pipeline.formats.wrapping import width


class Layout:
    """The screen columns of cells by their offset; `new` is the text of each that changes.

    Columns move to the right where a cell before them has grown, and never to the left.
    """

    def __init__(self, table: Table, new: Mapping[int, str]) -> None:
        self._table, self._new = table, new
        self._columns = {cell.start: over(cell, table.stretches) for row in table.rows for cell in row}
        self._columns |= {row[0].start: [0] for row in table.rows if 0 in self._columns[row[0].start]}
        self._lefts: dict[int, int] = {}
        self._shifts: list[int] = []
        for column in range(len(table.stretches)):
            self._settle(column)
        for row in table.rows:
            self._settle_wide(row)

    def text(self, cell: Cell) -> str:
        return self._new.get(cell.start, cell.text)

    def left(self, cell: Cell) -> int:
        return self._lefts[cell.start]

    def drawn(self, rule: Row) -> Iterator[tuple[Cell, int, str]]:
        """The pieces of a drawn line, where each begins, and as long as its columns are now."""
        before, end = -1, 0
        for piece in rule:
            columns = over(piece, self._table.stretches)
            left = end if piece.left == before else piece.left + self._shifts[columns[0]]
            before, end = piece.right, max(self._right(piece, columns[-1]), left + 1)
            yield piece, left, _stretched(piece.text, end - left)

    def _settle(self, column: int) -> None:
        """Places the cells that stand in one column alone."""
        alone = [
            (row, number)
            for row in self._table.rows
            for number, cell in enumerate(row)
            if self._columns[cell.start] == [column]
        ]
        cells = [row[number] for row, number in alone]
        wanted = self._wanted(cells) if cells else {}
        short = [self._least(row, number) - wanted[row[number].start] for row, number in alone if number]
        shift = max([0, *self._shifts[-1:], *short])
        self._shifts.append(shift)
        self._lefts |= {start: max(left + shift, 0) for start, left in wanted.items()}

    def _settle_wide(self, row: Row) -> None:
        """Places the cells of a row that stand over several columns: in the middle of them."""
        for number, cell in enumerate(row):
            columns = self._columns[cell.start]
            if len(columns) > 1:
                shift = (self._shifts[columns[0]] + self._shifts[columns[-1]]) // 2
                self._lefts[cell.start] = max(self._centred(cell) + shift, self._least(row, number), 0)

    def _least(self, row: Row, number: int) -> int:
        """Where the cell may begin at the earliest."""
        before = row[number - 1] if number else None
        if before is None or before.start not in self._lefts:
            return 0
        return self.left(before) + width(self.text(before)) + self._table.gap

    def _wanted(self, column: Row) -> dict[int, int]:
        """Where each cell of a column would begin if the column did not move."""
        place, from_right, _ = edge(column)
        left = min(cell.left for cell in column)
        return {
            cell.start: self._kept(cell, place)
            if from_right and (cell.left > left or cell.is_figure)
            else cell.left
            for cell in column
        }

    def _kept(self, cell: Cell, place: int) -> int:
        """Where a cell begins whose column ends at a place."""
        wide = width(self.text(cell))
        if cell.right == place:
            return cell.right - wide
        if cell.is_figure or cell.right - hanging(cell.text) == place:
            return cell.right - hanging(cell.text) - wide + hanging(self.text(cell))
        return self._centred(cell)

    def _centred(self, cell: Cell) -> int:
        return (cell.left + cell.right - width(self.text(cell))) // 2

    def _right(self, piece: Cell, column: int) -> int:
        """Where a piece of a drawn line ends: as far before the next column as it did, or as its cells do."""
        if column + 1 < len(self._shifts):
            return piece.right + self._shifts[column + 1]
        cells = [cell for row in self._table.rows for cell in row if self._columns[cell.start] == [column]]
        ends = [self.left(cell) + width(self.text(cell)) for cell in cells]
        grown = max(ends, default=0) - max((cell.right for cell in cells), default=0)
        return piece.right + max(self._shifts[column], grown)


def _stretched(text: str, wide: int) -> str:
    """A piece of a drawn line made longer; a colon at its end stays there."""
    return (
        text
        if len(text) < 2 or len(text) >= wide
        else text[:-1] + text[len(text) // 2] * (wide - len(text)) + text[-1]
    )
