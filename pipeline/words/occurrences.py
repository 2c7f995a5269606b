"""Counts names in a text, none within another: the scores and the reports agree on which are right."""

from __future__ import annotations

import re
from collections import Counter

# Within a quotation or title a name's own marks are the inner ones: “一带一路” is ‘一带一路’ there, and 《基本法》 〈基本法〉.
_INNER, _OUTER = "‘’『』「」〈〉", "“”“”“”《》"
_MARKS, _MARKED = str.maketrans(_INNER, _OUTER), re.compile(f"[{_INNER}]")


def occurrences(text: str, wanted: Counter[str]) -> Counter[str]:
    """How often each stands in the text, at most as often as wanted, the longest first and none inside another.

    >>> occurrences("香港大學在香港。", Counter({"香港": 5, "香港大學": 1}))
    Counter({'香港大學': 1, '香港': 1})
    """
    found: Counter[str] = Counter()
    text = _plain(text) if wanted else text
    for name in sorted(wanted, key=len, reverse=True):
        plain = _plain(name)
        found[name] = min(wanted[name], text.count(plain))
        text = text.replace(plain, "\n", found[name])
    return found


def _plain(text: str) -> str:
    return text.translate(_MARKS) if _MARKED.search(text) else text
