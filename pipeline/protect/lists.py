"""Three names or more in a row become one list, so that none of them can be lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.document.values import Name, NameList, Value
from pipeline.protect.spans import Span, is_person

_GAP = re.compile(
    r"(?:[,;] (?:and )?| and |,? as well as )(?:the )?(?:(?:Mr|Mrs|Ms|Miss|Madam)\.? )?", re.IGNORECASE
)
_LAST_GAP = re.compile(r"\band\b|\bas well as\b", re.IGNORECASE)
_MISTER = re.compile(r"(?:Mr|Mrs|Ms|Miss|Madam)\.? $")
_WHERE = frozenset({"city", "place", "province"})
_IN = re.compile(r"\b(?:in|at|from|near|across)(?: the)? $", re.IGNORECASE)


def join_lists(text: str, spans: Sequence[Span]) -> list[Span]:
    """Three or more names separated by nothing but commas and 'and' become one list."""
    joined: list[Span] = []
    run: list[Span] = []
    for span in spans:
        if run and not (_is_name(span) and _GAP.fullmatch(_gap(text, run[-1], span))):
            joined += _as_lists(text, run)
            run = []
        if _is_name(span):
            run.append(span)
        else:
            joined.append(span)
    return [*joined, *_as_lists(text, run)]


def _is_name(span: Span) -> bool:
    return isinstance(span.value, Name) or (isinstance(span.value, NameList) and span.value.compound)


def _gap(text: str, first: Span, second: Span) -> str:
    """What stands between two spans, with the comma that a compound has taken in."""
    taken = text[first.end - 1] == ","
    return text[first.end - taken : second.start]


def _only_says_where(text: str, run: Sequence[Span]) -> bool:
    """'In Hong Kong, HSBC and KPMG grew': the place is no member of the list."""
    places = [category(span.value) in _WHERE for span in run[:2]]
    return places == [True, False] and bool(_IN.search(text, 0, run[0].start))


def _as_lists(text: str, run: Sequence[Span]) -> list[Span]:
    """The run as a list up to the name behind its first 'and'; as it is where that does not make three."""
    if _only_says_where(text, run):
        return [run[0], *_as_lists(text, run[1:])]
    gaps = [_gap(text, a, b) for a, b in pairwise(run)]
    last = next((i for i, gap in enumerate(gaps) if _LAST_GAP.search(gap)), None)
    if last is None or last < 1 or any(gap[0] not in ",;" for gap in gaps[last + 1 :]):
        return list(run)
    members, rest = run[: last + 2], run[last + 2 :]
    if category(members[-1].value) in _WHERE and re.match(" [A-Z]", text[members[-1].end :]):
        return list(run)  # 'the Hong Kong Association': the place begins another name
    names = tuple(span.value for span in members if isinstance(span.value, (Name, NameList)))
    mister = _MISTER.search(text[: members[0].start]) if is_personal(members[0]) else None
    start = mister.start() if mister else members[0].start
    origin = "; ".join(dict.fromkeys(span.origin for span in members))
    return [Span(start, members[-1].end, NameList(names), origin), *rest]


def is_personal(span: Span) -> bool:
    """A person, with 博士 or 教授 behind the name or without."""
    value = span.value
    if isinstance(value, NameList) and value.compound and isinstance(value.names[0], Name):
        value = value.names[0]
    return isinstance(value, Name) and is_person(value)


def category(value: Value) -> str:
    """The glossary category of a name; of a compound, that of its last name."""
    if isinstance(value, NameList) and value.compound:
        return category(value.names[-1])
    return value.term.category if isinstance(value, Name) and value.term else ""
