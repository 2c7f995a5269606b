"""The members of a list that are all slots have 、 between them, where the engine wrote a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SYMBOL = r"<[TNDV]\d+>"
# Three or more slots of a kind with nothing but commas between them, and 'and' or 'or' before the last.
_LISTED = [
    re.compile(
        rf"<{kind}\d+>(?:, (?:the )?<{kind}\d+>)+,? (?:and|or|as well as|&) (?:the )?<{kind}\d+>",
        re.IGNORECASE,
    )
    for kind in "TNDV"
]
# What begins a sentence and ends in a slot of its own: In <T0>, …; According to <T0>, …
_LEADS = re.compile(
    r"^\W*(?:(?:\w+ing|according|together|thanks|owing|due|along) )?"
    r"(?:in|at|on|from|for|with|by|to|of|under|after|before|since|during|through|via|within|besides?|unlike|like|despite|near)"
    r"(?: the)?\W*$",
    re.IGNORECASE,
)
_COMMA = re.compile(rf"(?P<left>{_SYMBOL})，(?={_SYMBOL})")
_RIGHT = re.compile(_SYMBOL)


def enumerated(frame: str, source: str) -> str:
    """The frame with 、 for each comma between two slots that are neighbours in one list of the source.

    >>> enumerated("输往<T0>，<T1>，<T2>。", "It went to <T0>, <T1> and the <T2>.")
    '输往<T0>、<T1>、<T2>。'
    >>> enumerated("在<T0>，<T1>和<T2>表示。", "In <T0>, <T1> and <T2> said so.")
    '在<T0>，<T1>和<T2>表示。'
    """
    lists = list(_lists(source))
    if not lists:
        return frame

    def comma(match: re.Match[str]) -> str:
        right = _RIGHT.match(frame, match.end())
        both = {match["left"], right[0] if right else ""}
        return f"{match['left']}、" if any(both <= one for one in lists) else match[0]

    return _COMMA.sub(comma, frame)


def _lists(source: str) -> Iterator[frozenset[str]]:
    """The symbols of each list of the source; one whose first slot may belong to what is before it, is none."""
    for pattern in _LISTED:
        for match in pattern.finditer(source):
            before, after = source[: match.start()], source[match.end() :]
            if not _LEADS.match(before) or after.startswith(","):
                yield frozenset(_RIGHT.findall(match[0]))
