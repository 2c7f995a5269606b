"""Scores in English: '21-18, 19-21 and 21-18', and '1-3' where somebody lost. They are no ranges, though the second is more."""

from __future__ import annotations

import re
from collections.abc import Sequence

AND = r",? and |, "
# A figure is sought first, which is quick.
_FIRST = r"\d(?<![\w.,$/-].)\d{0,2}[-–]\d{1,3}(?: \(\d{1,2}[-–]\d{1,2}\))?"
_SCORE = r"\d{1,3}[-–]\d{1,3}(?: \(\d{1,2}[-–]\d{1,2}\))?"
_ROW = re.compile(rf"{_FIRST}(?:(?:{AND}){_SCORE})+(?![\w/-]|[.,]\d)")
_LOST = r"(?i:los(?:t|es?|ing)|beaten|trail(?:s|ed|ing)?|defeat(?:ed)?|(?:go|goes|going|went) down|score(?:line)?(?: (?:was|is|of|at|stood at))?)"
_ONE = re.compile(
    rf"\b{_LOST}(?: (?:by|to|the|their|[A-Z][\w'’-]*)){{0,4}} (?P<score>{_FIRST})(?= (?:to|by|at|on|in|with|against|after|when|as|before|and)\b|[,.;:)]|$)"
)
_PLAYED = re.compile(
    r"\b(?:beat(?:en|ing)?|won|wins?|winning|lost|los(?:es?|ing)|defeat\w*|victory|scor(?:e|es|ed|ing)|sets?|games?|match|title|final)\b",
    re.IGNORECASE,
)


def rows(text: str) -> Sequence[re.Match[str]]:
    """Rows of scores: of ranges no pair would fall, and nobody would win or lose."""
    return [row for row in _ROW.finditer(text) if _falls(row[0]) or _PLAYED.search(text)]


def _falls(row: str) -> bool:
    pairs = re.findall(r"(\d+)[-–](\d+)", row)
    return any(int(one) > int(other) for one, other in pairs)


def scores(text: str) -> Sequence[tuple[int, int]]:
    """Where every row begins and ends, and every single score of somebody who lost."""
    if "-" not in text and "–" not in text:
        return ()
    return [*(row.span() for row in rows(text)), *(match.span("score") for match in _ONE.finditer(text))]
