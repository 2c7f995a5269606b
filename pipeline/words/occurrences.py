"""Counts names in a text, none within another: the scores and the reports agree on which are right."""

from __future__ import annotations

from collections import Counter


def occurrences(text: str, wanted: Counter[str]) -> Counter[str]:
    """How often each stands in the text, at most as often as wanted, the longest first and none inside another.

    >>> occurrences("香港大學在香港。", Counter({"香港": 5, "香港大學": 1}))
    Counter({'香港大學': 1, '香港': 1})
    """
    found: Counter[str] = Counter()
    for name in sorted(wanted, key=len, reverse=True):
        found[name] = min(wanted[name], text.count(name))
        text = text.replace(name, "\n", found[name])
    return found
