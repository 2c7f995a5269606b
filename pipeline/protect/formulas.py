"""Makes a slot of words that have one rendering in each Chinese locale: 每周四班, 每天一次."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pipeline.document.values import Name, Term
from pipeline.locales.tags import CHINESE
from pipeline.words.wording import words

TABLE = "number-words.csv"
_Words = Mapping[str, str]


def formula(match: re.Match[str], row: str, *filled: Callable[[_Words], str]) -> tuple[int, int, Name, str]:
    """The match as a name that is rendered by a row of `number-words.csv`: start, end, name, rule.

    Each of `filled` gives, from the words of a locale, what stands in a pair of braces of the row.
    """
    targets = {tag: words(tag)[row].format(*(fill(words(tag)) for fill in filled)) for tag in CHINESE}
    term = Term(f"formula:{row}:{match[0]}", match[0], targets, category="label", file=TABLE)
    return *match.span(), Name(match[0], term), f"rule: {row.partition('_')[0]}"
