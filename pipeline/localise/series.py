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
_PREPOSITION = (
    r"(?:in|at|on|from|for|with|by|to|of|under|after|before|since|during|through|throughout|via|within|besides?|unlike|like|"
    r"despite|near|into|between|among|against|around|across|behind|beyond|over|about|outside|inside|off|until|without|upon|amid|"
    r"as)"
)
# What begins a sentence and ends in a slot of its own: In <T0>, …; According to <T0>, …; Built by <T0>, …
_LEADS = re.compile(
    rf"^\W*(?:(?:\w+(?:ing|ed)|built|led|held|made|set up|run|born|according|together|thanks|owing|due|along) )?"
    rf"{_PREPOSITION}(?: the)?\W*$",
    re.IGNORECASE,
)
# When <T0> met <T1>, …: the clause ends somewhere, and nothing shows where.
_CLAUSE = re.compile(
    r"(?:^|[,;:] |\b(?:that|and|but) )\W*(?:when|while|whilst|if|as|after|before|once|since|because|although|though|unless|until|where)\b"
    r"[^,;]*$",
    re.IGNORECASE,
)
_BEHIND_PREPOSITION = re.compile(rf"\b{_PREPOSITION}(?: the)? $", re.IGNORECASE)
# The first slot says where or when, and the others do something: He said that in <T0>, …; Speaking today in <T0>, …
_ADVERBIAL = re.compile(
    rf"(?:\b(?:that|and|but|today|yesterday|tomorrow|earlier|later|here|there|ago|\w*day|week|weekend|month|quarter|year)|[,;:])"
    rf" {_PREPOSITION}(?: the)? $",
    re.IGNORECASE,
)
# Visitors from <T0>, <T1> and <T2> rose: the subject is of all of them.
_SUBJECT = re.compile(
    rf"^\W*(?:(?:the|its|their|our|his|her|all|most|many|some|total|other) )?(?!{_PREPOSITION}\b|\w+(?:ing|ed) )"
    r"(?:[\w-]+ ){0,2}(?!\w*days\b|(?:week|month|quarter|year|hour|minute)s\b)\w+s (?:to|from|of|with|between|among|for)(?: the)? $",
    re.IGNORECASE,
)
# Behind the list comes no predicate of its members: the sentence ends, or a preposition follows.
_SENTENCE_ENDS = re.compile(r"\s*(?:$|[.;:!?)\]”\"—–])")
_GOES_ON = re.compile(
    rf" (?:{_PREPOSITION}|which|who|where|when|while|today|yesterday|tomorrow|this|last|next|respectively)\b| <D\d+>",
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
            if after.startswith(",") or not _doubtful(before, after):
                yield frozenset(_RIGHT.findall(match[0]))


def _doubtful(before: str, after: str) -> bool:
    """Whether a comma of the list may part two clauses."""
    if _LEADS.match(before) or _CLAUSE.search(before):
        return True
    if not _BEHIND_PREPOSITION.search(before) or _SENTENCE_ENDS.match(after):
        return False
    if _ADVERBIAL.search(before):
        return True
    return not (_GOES_ON.match(after) or _SUBJECT.match(before))
