"""Scores in a row, '21-18, 19-21 and 21-18', as the English has them: of three an engine loses a figure or doubles one."""

from __future__ import annotations

import re

from pipeline.document import Segment
from pipeline.words.scores import AND, rows

# What an engine makes of it; behind the last figure nothing is counted.
_TIE = r"(?:（[\d比-]{3,7}）)?"
_SAID = re.compile(
    rf"(?<![\d.-])\d{{1,3}}[比-]\d{{1,4}}{_TIE}(?:[、，和及]\d{{1,4}}(?:[比和-]\d{{1,4}})?{_TIE})+(?![\d.%比-]|[分岁名人个场局年月日])"
)


def with_scores(frame: str, segment: Segment) -> str:
    """The Simplified frame with the scores of the one row that it has, 21比18、19比21和21比18, where they are others."""
    said = list(_SAID.finditer(frame)) if "比" in frame or "-" in frame else []
    row = [match[0] for match in rows(segment.slotted)] if len(said) == 1 else []
    if len(row) != 1 or _pairs(said[0][0]) in (_pairs(row[0]), [pair[::-1] for pair in _pairs(row[0])]):
        return frame
    return frame[: said[0].start()] + _written(row[0]) + frame[said[0].end() :]


def _pairs(row: str) -> list[list[str]]:
    """The two figures of every score. Chinese may say them from the other side."""
    return [re.findall(r"\d+", score) for score in re.findall(r"\d+[比–-]\d+", row)]


def _written(row: str) -> str:
    """21比18、19比21和21比18."""
    marked = re.sub(
        AND, lambda mark: "和" if "and" in mark[0] else "、", re.sub(r" \(([^)]*)\)", r"（\1）", row)
    )
    return re.sub("[-–]", "比", marked)
