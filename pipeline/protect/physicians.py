"""Which Dr is a physician: 'Dr Lam, Director of Health', 'Dr Ko of Queen Mary Hospital', 'the surgeon Dr Ho' → 医生.

What is said right beside the name decides, by the words of `physicians.txt` and `not-physicians.txt`; else a Dr has a
doctorate (博士).
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.protect.romanised import table

# What is said of a person behind the name, up to the next mark; before it, a post and a comma or nothing.
_AFTER = re.compile(r"(?:,(?: who is)?| \(|(?: of| at| from)) (?P<said>[^,.;:()\"“”]{2,90})")
_BEFORE = re.compile(
    r"(?:^|[,;:.\"”] ?|\b(?:and|by|with|to|said|says|added|from) )(?P<said>(?:[Tt]he |an? |its |their |local )?"
    r"(?P<first>[\w'’&-]+)(?: [\w'’&()-]+){0,14}?),? $"
)
_LEAD = re.compile(r"^(?:and|by|with|to|from|said|says|added|adds|explained|explains|noted|remarked|warned) ")
_ARTICLE = re.compile(r"^(?:[Tt]he|an?|its|their|local) (?:local |lead )?")
_DOING = re.compile(r"\b(?:is|are|was|were|has|had|said|will|would|after|when|while|visit\w*|[a-z]{3,}ed)\b")
_POST = re.compile(
    r"(?:director|head|chief|superintendent|consultant|controller|president|officer|manager|specialist|executive|"
    r"commissioner|doctor|doctors)(?:-general)?",
    re.IGNORECASE,
)


@cache
def _words(name: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(table(name), key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE)


def is_physician(text: str, start: int, end: int) -> bool:
    """Whether the text says so of a Dr whose title starts at `start` and whose name, with its decorations, ends at `end`."""
    after = _AFTER.match(text, end)
    before = _BEFORE.search(text, max(0, start - 140), start)
    said = [after["said"]] if after else []
    if before and _is_post(before["said"]):
        said.append(before["said"])
    return any(
        _words("physicians.txt").search(one) and not _words("not-physicians.txt").search(one) for one in said
    )


def _is_post(said: str) -> bool:
    """Whether words before a person are a post or a calling, not a clause: 'surgeon', 'the Director of Health'."""
    said = _LEAD.sub("", said)
    calling = _words("physicians.txt").fullmatch(_ARTICLE.sub("", said))
    return bool(calling or _POST.search(said)) and not _DOING.search(said)
