"""One quotation where the sentences of a paragraph have it in pieces: 他说：“甲。”“乙。” is 他说：“甲。乙。”"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_STOPS = "。！？…"
_VERB = r"(?:[说說称稱道]|表示|指出|[补補]充|[强強][调調]|[认認][为為]|透露)(?:道|[说說])?"


@dataclass(frozen=True, slots=True)
class _Marks:
    """A pair of quotation marks, with the sentences whose quotation the next may go on: before it, or behind it."""

    opening: str
    closing: str
    head: re.Pattern[str]
    tail: re.Pattern[str]


def _marks(opening: str, closing: str) -> _Marks:
    inside = rf"[^{opening}{closing}]+"
    head = rf"[^{opening}{closing}]*：{opening}{inside}[{_STOPS}]{closing}"
    who = rf"[^。，；{opening}{closing}]{{1,40}}{_VERB}"
    tail = rf"(?P<said>{opening}{inside}?)(?P<stop>[{_STOPS}，])?{closing}(?P<who>{who})。"
    return _Marks(opening, closing, re.compile(head), re.compile(tail))


_BOTH = _marks("“", "”"), _marks("「", "」")


def run_together(texts: Sequence[str]) -> list[str]:
    """The sentences of a paragraph, with a quotation that runs over several in one pair of marks, or with a comma
    behind who says it.

    >>> run_together(["他说：“甲。”", "“乙。”"]), run_together(["“甲。”他说。", "“乙。”"])
    (['他说：“甲。', '乙。”'], ['“甲，”他说，', '“乙。”'])
    """
    kept = list(texts)
    for marks in _BOTH if len(kept) > 1 else ():
        goes_on = False
        for at in range(len(kept) - 1):
            first, then = kept[at], kept[at + 1]
            more = _is_all_quoted(then, marks)
            if more and (goes_on or marks.head.fullmatch(first)):
                kept[at], kept[at + 1] = first[:-1], then[1:]
                goes_on = then.endswith(marks.closing)
                continue
            goes_on = False
            if more and (match := marks.tail.fullmatch(first)):
                stop = match["stop"] if match["stop"] in tuple("！？…") else "，"
                kept[at] = f"{match['said']}{stop}{marks.closing}{match['who']}，"
    return kept


def _is_all_quoted(text: str, marks: _Marks) -> bool:
    """Whether a sentence is quoted from its first character on, and either to its last or into the next sentence."""
    return (
        text.startswith(marks.opening) and text.count(marks.opening) == 1 and marks.closing not in text[:-1]
    )
