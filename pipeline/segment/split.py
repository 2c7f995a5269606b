"""Cuts English text into sentences without losing a character; `rules` says where a sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.segment.rules import Candidate, ends_sentence

_CLOSERS = r"[\"'”’»)\]」』》】]*(?:\[\d{1,3}\])*"
_PLACE = re.compile(
    rf"(?P<stops>[.!?…]+)(?P<closers>{_CLOSERS})\s+"
    rf"|(?P<chinese>[。！？]+{_CLOSERS})\s*"
    r"|\n[^\S\n]*\n\s*"
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LOOK_BACK, _LOOK_AHEAD = 2000, 300  # characters; they keep long texts from taking quadratic time


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with the white space after it; joined they give the text back."""
    ends = [*_ends(text), len(text)]
    starts = [0, *ends[:-1]]
    return [text[start:end] for start, end in zip(starts, ends, strict=True) if end > start]


def _ends(text: str) -> Iterator[int]:
    start = 0
    for match in _PLACE.finditer(text):
        if _is_end(text, start, match):
            start = match.end()
            yield start


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    before = text[max(start, match.start() - _LOOK_BACK) : match.start()]
    following = text[match.end() : match.end() + _LOOK_AHEAD]
    if _BLANK_LINE.search(match.group()):
        return bool((before + match.group()).strip())
    if match["chinese"]:
        return bool(following) and not following[0].islower()
    return ends_sentence(Candidate(before, match["stops"], match["closers"], following))
