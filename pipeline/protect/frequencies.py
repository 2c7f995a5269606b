"""Reads how often something happens where one word says it: 'a four-times-weekly service', 'twice-daily', 'once-a-month'.

A model takes 'four-times-weekly' for four weeks, and 'once-daily' for once. What it knows is left to it: 'four times a
week', 'runs thrice-weekly', 'a twice-weekly bulletin'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from pipeline.document.values import Name
from pipeline.protect.formulas import formula
from pipeline.protect.sought import Sought, having
from pipeline.words.folding import folded
from pipeline.words.numbers import SMALL

_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_COUNT = "|".join(word for word, number in SMALL.items() if 1 < number < 13)
_EVERY = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
}
_WORD = Sought(
    re.compile(
        rf"(?<![\w-])(?P<times>{'|'.join(_TIMES)}|(?P<count>{_COUNT}|\d{{1,2}})[- ]times)-"
        rf"(?:(?P<every>{'|'.join(_EVERY)})|(?:a|per)-(?P<unit>day|week|month|quarter|year))(?![\w-])",
        re.IGNORECASE,
    ),
    having("times-", *(f"{times}-" for times in _TIMES)),
)
# What is counted by its runs, said at once or behind an adjective or two: 'four-times-weekly direct flights'.
_RUNS = re.compile(
    r"(?: (?!and\b|or\b)[\w-]+){0,2} (?:flights?|trains?|ferr(?:y|ies)|sailings?|routes?|links?|departures?|connections?|coach(?:es)?|"
    r"bus(?:es)?|shuttles?|crossings?|freighters?)\b"
    r"|(?: (?:new|direct|non-?stop|seasonal|passenger|cargo|freight|return|scheduled|regular|air|rail|high-speed|sleeper|overnight))* "
    r"services?\b",
    re.IGNORECASE,
)
# A number before a noun: 'a once-daily tablet', not 'runs thrice-weekly', which the model knows.
_NOUN = re.compile(
    r" (?!(?:and|or|to|from|by|in|on|at|for|with|until|since|as|when|if|but|the|a|an)\b)[A-Za-z]"
)
_DIGITS = "零一二三四五六七八九十"


def frequencies(text: str) -> Iterator[tuple[int, int, Name, str]]:
    """Every such word: start, end, name, rule."""
    for match in _WORD.finditer(text):
        runs = _RUNS.match(text, match.end())
        if not (
            runs or (_NOUN.match(text, match.end()) and folded(match["times"]) not in ("twice", "thrice"))
        ):
            continue
        every = match["unit"] or _EVERY[folded(match["every"])]
        count = _count(match)
        row = f"{'runs' if runs else 'times'}_{every.lower()}"
        yield formula(match, row, partial(_written, count))


def _count(match: re.Match[str]) -> int:
    written = folded(match["count"] or match["times"])
    return int(written) if written.isdigit() else int(_TIMES.get(written) or SMALL[written])


def _written(count: int, words: Mapping[str, str]) -> str:
    """两, 三, 十; above ten in figures."""
    return words["two"] if count == 2 else _DIGITS[count] if count <= 10 else str(count)
