"""Finds names that mix small letters and capitals (HKUMed, SkyPier, eHealth), which an engine would misspell.

Those that have a Chinese name which the engine knows are in `mixed-words.txt`; they are left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document.values import Verbatim
from pipeline.protect.amounts import UNITS
from pipeline.protect.romanised import table
from pipeline.protect.sought import Sought

_MIXED = Sought(
    re.compile(
        r"(?<![\w&@#./-])(?!(?:Mc|Mac|Fitz|De|Di|Du|La|Le|Van|O)[A-Z][a-z]+(?!\w))(?![A-Z]+s(?!\w))"
        r"(?:[A-Z]+[a-z]+[A-Z]|[a-z]{1,2}[A-Z][A-Za-z]|[A-Z]{2,}[a-z]{2})[A-Za-z]{0,24}(?![\w@]|[-/]\w|\.\w)"
    ),
    re.compile("[A-Z](?:(?<=[a-z].)|[A-Z][a-z])").search,
)
# FinTech, PropTech and the like are words.
_WORD = re.compile(
    r"(?:Law|Fin|Prop|Reg|Insur|Bio|Green|Health|Med|Edu?|Agri|Food|Deep|Clean|Climate|Wealth|Sup)Techs?"
)


def mixed_names(text: str) -> Iterator[tuple[int, int, Verbatim, str]]:
    """Every such name: start, end, value, rule."""
    for match in _MIXED.finditer(text):
        if not (_WORD.fullmatch(match[0]) or match[0] in UNITS or _known(match[0])):
            yield match.start(), match.end(), Verbatim(match[0]), "rule: mixed"


def _known(word: str) -> bool:
    """Whether it, or what it is the plural of, is a word with a Chinese name."""
    return not {word, word.removesuffix("s")}.isdisjoint(table("mixed-words.txt"))
