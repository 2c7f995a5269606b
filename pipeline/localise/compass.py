"""Writes the eight directions between the main ones in full: of 'west-northwest' the engine leaves 西北 where 西北偏西 is meant."""

from __future__ import annotations

import re

from pipeline.document import Segment

_CHINESE = {"north": "北", "south": "南", "east": "东", "west": "西"}
_ENGLISH = re.compile(
    r"(?<![\w-])(?:(?P<towards>north|south|east|west)[- ])?(?P<first>north|south)-?(?P<second>east|west)(?:wards?|er(?:ly|n))?"
    r"(?![\w-])(?! Asian?\b)",
    re.IGNORECASE,
)
# 东南亚 and 东北虎 are no directions, 西北部 is.
_WRITTEN = re.compile("(?P<quarter>[东西][南北])(?P<towards>偏[东南西北])?(?![亚虎大])")


def pointed(frame: str, segment: Segment) -> str:
    """The Simplified frame with 偏西 behind 西北, where the Chinese has the directions that the English has."""
    written = [match["quarter"] for match in _WRITTEN.finditer(frame)]
    if not written:
        return frame
    said = [_quarter(match) for match in _ENGLISH.finditer(segment.slotted)]
    between = {quarter for quarter, towards in said if towards}
    for quarter in between:
        leans = [towards for one, towards in said if one == quarter]
        if len(leans) == written.count(quarter):
            frame = _leaning(frame, quarter, leans)
    return frame


def _quarter(match: re.Match[str]) -> tuple[str, str]:
    """西北 and 西 of 'west-northwest'; north-southwest leans to nothing."""
    first, second = match["first"].lower(), match["second"].lower()
    towards = (match["towards"] or "").lower()
    leans = _CHINESE[towards] if towards in (first, second) else ""
    return _CHINESE[second] + _CHINESE[first], leans


def _leaning(frame: str, quarter: str, leans: list[str]) -> str:
    """Each mention of the quarter with what it leans to, in turn; what leans already stays."""
    turn = iter(leans)

    def written(match: re.Match[str]) -> str:
        if match["quarter"] != quarter:
            return match[0]
        lean = next(turn)
        return match[0] if match["towards"] or not lean else f"{quarter}偏{lean}"

    return _WRITTEN.sub(written, frame)
