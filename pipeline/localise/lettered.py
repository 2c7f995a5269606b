"""Figures with a letter, 263A, as the English has them: of some an engine doubles the letter, or makes degrees of them, as of volts."""

from __future__ import annotations

import re

from pipeline.document import Segment
from pipeline.words.routes import codes, has_buses, stands

_VOLTS = re.compile(r"(?:\d|<N\d+>) ?V(?!\w)")
_DEGREES = re.compile(r"°|\b(?:degrees?|Celsius)\b|\d ?C\b", re.IGNORECASE)


def with_letters(frame: str, segment: Segment) -> str:
    """The frame with 263A for 263AA, and where buses are spoken of for 263摄氏度 and 263号; with 220伏 for 220摄氏度."""
    if "摄氏度" in frame and _VOLTS.search(segment.slotted) and not _DEGREES.search(segment.source):
        frame = frame.replace("摄氏度", "伏")
    found = codes(segment.slotted)
    lost = "摄氏度|(?=[号路线和或及、])" if found and has_buses(segment.source) else "(?!)"
    for code in found:
        if not stands(code[0], frame):
            wrong = rf"(?<![\d.,<TNDV]){code['figures']}(?:{code['letter']}{{2,}}(?![A-Z])|{lost})"
            frame = re.sub(wrong, code[0], frame) if len(re.findall(wrong, frame)) == 1 else frame
    return frame
