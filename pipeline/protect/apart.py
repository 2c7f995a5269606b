"""Whether two dates with 'to' or 'and' between them are two: what was moved has an old and a new one, a choice two."""

from __future__ import annotations

import re
from functools import cache

from pipeline.protect.romanised import table

# How far before the 'from' or 'between' of two dates the word stands that says they are two.
_NEAR = r"\b[^.;:]{0,60}"
_DASH = re.compile(r" ?[-–—] ?")
# 'up from January 2024 to January 2025' compares; 'compared with January to March' is a span.
_COMPARED = r"\b(?:up|down) from (?:the )?|\bcompar(?:e|es|ed|ing)\b(?! (?:with|to)\b)(?:(?! (?:with|to) )[^.;:]){0,60} "


def apart(before: str, gap: str) -> bool:
    """Whether the words before two dates say that they are no span; a dash between them says that they are."""
    return not _DASH.fullmatch(gap) and _two_dates().search(before) is not None


@cache
def _two_dates() -> re.Pattern[str]:
    moves, choices = (any_of(table(name)) for name in ("moves.txt", "choices.txt"))
    between = rf"\b(?:{choices}){_NEAR}\bbetween (?:the )?"
    return re.compile(rf"(?:\b(?:{moves}){_NEAR}\bfrom (?:the )?|{between}|{_COMPARED})$", re.IGNORECASE)


def any_of(words: frozenset[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
