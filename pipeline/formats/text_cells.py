"""The cells of one line of plain text: what lies between tabs, upright strokes or wide spaces, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.formats.sourcetext import Line, has_words
from pipeline.formats.wrapping import width

TAB_STOP = 8
_STROKE = re.compile(r"[|│┃¦║]")
_TABS = re.compile(r"[ ]*\t[ \t]*")
_WIDE = re.compile(r"[ ]*(?:\.[ ]?){4,}[ ]*|[ ]*…{2,}[ ]*|[ \u00a0]{2,}")
# Where any of these may begin: each with a character that is rare in a sentence.
_PARTED = re.compile(r"\t|\||│|┃|¦|║|\. ?\. ?\. ?\.|……| [ \u00a0]|\u00a0[ \u00a0]")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_CORNERS = "+┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝|│┃¦║"
_RULE = re.compile(rf"(?:[{_CORNERS}]|([-=_*~─━═:])\1*)+")
_PIECE = re.compile(rf"[{_CORNERS}]|[^\s{_CORNERS}]+")
_NUMBERED = re.compile(r"(?:[-*•·●○■▪◦‣–—]|\(?(?:\d{1,3}|[a-z]|[ivx]{2,4})[.)])\s+(?=[^\W\d_])")
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_UNITS = re.compile(
    r"(?i)(?<![^\W\d_])(?:hk|us|rmb|cny|hkd|usd|eur|gbp|mil|million|billion|trillion|thousand|mn|bn|cents?|per cent"
    rf"|times|percentage points?|ppts?|pp|bps?|noon|[ap]\.?m\.?|ext\.?|{_MONTHS})(?![^\W\d_])"
)
_DIGIT = re.compile(r"\W*\d")
_NONE = re.compile(r"(?i)[-–—−*]+|n[./]?[am]\.?|nil|tb[ac]")


@dataclass(frozen=True, slots=True)
class Cell:
    """Text within a line: `start` and `end` are its offsets in the file, `left` and `right` its screen columns.

    `marked`: a list's marker stands before it.
    """

    line: int
    start: int
    end: int
    left: int
    right: int
    text: str
    marked: bool = False

    @property
    def speaks(self) -> bool:
        return has_words(self.text)

    @property
    def is_bar(self) -> bool:
        return _STROKE.fullmatch(self.text) is not None

    @property
    def is_figure(self) -> bool:
        """Whether it is a number, a sum, a date, a time, a telephone number, or a dash where one would stand."""
        if _NONE.fullmatch(self.text):
            return True
        rest = _UNITS.sub("", self.text)
        begins = _DIGIT.match(rest) is not None
        return begins and sum(map(str.isdigit, rest)) >= 2 * sum(map(str.isalpha, rest))


def is_parted(line: Line) -> bool:
    """Whether there is anything in the line that may part cells."""
    return _PARTED.search(line.text.strip()) is not None


def is_rule(line: Line) -> bool:
    """Whether the line is drawn: dashes, equals signs and the corners of boxes, three in a row at least."""
    words = line.text.split()
    return any(len(word) > 2 for word in words) and all(_RULE.fullmatch(word) for word in words)


def drawn(line: Line) -> list[Cell]:
    """The pieces of a drawn line: each corner, and each stretch between corners or spaces."""
    return [_cell(line, *match.span()) for match in _PIECE.finditer(line.text)]


def is_stroked(line: Line) -> bool:
    return _STROKE.search(line.text) is not None


def tabbed(line: Line) -> list[Cell]:
    """The cells between tabs; a list's marker belongs to the indent."""
    begin = _begin(line.text)
    return _between(line, [(0, begin), *(match.span() for match in _TABS.finditer(line.text, begin))])


def stroked(line: Line) -> list[Cell]:
    """The cells between upright strokes, and the strokes, which are cells too. An empty cell is left out."""
    bars = [match.span() for match in _STROKE.finditer(line.text)]
    cells = [*_between(line, bars), *(_cell(line, *bar) for bar in bars)]
    return sorted(cells, key=lambda cell: cell.start)


def spaced(line: Line) -> list[Cell]:
    """The cells between two or more spaces, or rows of dots; a list's marker belongs to the indent.

    The two spaces that a typist puts after a full stop do not part cells.
    """
    begin = _begin(line.text)
    gaps = [(0, begin)]
    for match in _WIDE.finditer(line.text, begin):
        before = _cell(line, gaps[-1][1], match.start())
        stopped = match.end() - match.start() == 2 and _SENTENCE_END.search(before.text)
        if not stopped or before.is_figure:
            gaps.append(match.span())
    return _between(line, gaps)


def _begin(text: str) -> int:
    indent = len(text) - len(text.lstrip())
    marker = _NUMBERED.match(text, indent)
    return marker.end() if marker else indent


def _between(line: Line, gaps: Sequence[tuple[int, int]]) -> list[Cell]:
    """The cells that lie before, between and behind the gaps, without the empty ones."""
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(line.text)]
    found = [_cell(line, start, end) for start, end in zip(starts, ends, strict=True)]
    return [cell for cell in found if cell.text]


def _cell(line: Line, start: int, end: int) -> Cell:
    raw = line.text[start:end]
    start += len(raw) - len(raw.lstrip())
    text = raw.strip()
    left = width(line.text[:start].expandtabs(TAB_STOP))
    at = line.start + start
    marked = bool(line.text[:start].strip()) and start == _begin(line.text)
    return Cell(line.number, at, at + len(text), left, left + width(text), text, marked)
