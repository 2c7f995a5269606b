"""The members of a list that are all slots have 、 between them, where the engine wrote a comma.

Which words tell a list from two clauses stands in `series.csv`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from pipeline.words.wording import any_of

TABLE = "series.csv"
_SYMBOL = r"<[TNDV]\d+>"
# Behind the list comes no predicate of its members: the sentence ends.
_SENTENCE_ENDS = re.compile(r"\s*(?:$|[.;:!?)\]”\"—–])")
_COMMA = re.compile(rf"(?P<left>{_SYMBOL})，(?={_SYMBOL})")
_RIGHT = re.compile(_SYMBOL)


def enumerated(frame: str, source: str) -> str:
    """The frame with 、 for each comma between two slots that are neighbours in one list of the source.

    >>> enumerated("输往<T0>，<T1>，<T2>。", "It went to <T0>, <T1> and the <T2>.")
    '输往<T0>、<T1>、<T2>。'
    >>> enumerated("在<T0>，<T1>和<T2>表示。", "In <T0>, <T1> and <T2> said so.")
    '在<T0>，<T1>和<T2>表示。'
    """
    lists = list(_lists(source)) if _COMMA.search(frame) else []
    if not lists:
        return frame

    def comma(match: re.Match[str]) -> str:
        right = _RIGHT.match(frame, match.end())
        both = {match["left"], right[0] if right else ""}
        return f"{match['left']}、" if any(both <= one for one in lists) else match[0]

    return _COMMA.sub(comma, frame)


def _lists(source: str) -> Iterator[frozenset[str]]:
    """The symbols of each list of the source; one whose first slot may belong to what is before it, is none."""
    for pattern in _listed():
        for match in pattern.finditer(source):
            before, after = source[: match.start()], source[match.end() :]
            if after.startswith(",") or not _doubtful(before, after):
                yield frozenset(_RIGHT.findall(match[0]))


def _doubtful(before: str, after: str) -> bool:
    """Whether a comma of the list may part two clauses."""
    signs = _signs()
    if signs.leads.match(before) or signs.clause.search(before):
        return True
    if not signs.behind_preposition.search(before) or _SENTENCE_ENDS.match(after):
        return False
    if signs.adverbial.search(before):
        return True
    return not (signs.goes_on.match(after) or signs.subject.match(before))


@cache
def _words() -> dict[str, str]:
    """The words of each part of the table, as alternatives of a pattern."""
    text = resources.files(__package__).joinpath(TABLE).read_text(encoding="utf-8")
    return {
        row["part"]: f"(?:{any_of(row['words'].split('|'))})" for row in csv.DictReader(text.splitlines())
    }


@cache
def _listed() -> tuple[re.Pattern[str], ...]:
    """Three or more slots of a kind with nothing but commas between them, and 'and' or 'or' before the last."""
    return tuple(
        _pattern(rf"<{kind}\d+>(?:, (?:the )?<{kind}\d+>)+,? {_words()['link']} (?:the )?<{kind}\d+>")
        for kind in "TNDV"
    )


class _Signs(NamedTuple):
    """What before a list, or behind it, says whether it is one."""

    leads: re.Pattern[str]
    """What begins a sentence and ends in a slot of its own: In <T0>, …; According to <T0>, …; Built by <T0>, …"""
    clause: re.Pattern[str]
    """When <T0> met <T1>, …: the clause ends somewhere, and nothing shows where."""
    behind_preposition: re.Pattern[str]
    adverbial: re.Pattern[str]
    """The first slot says where or when, and the others do something: He said that in <T0>, …; Speaking today in <T0>, …"""
    subject: re.Pattern[str]
    """Visitors from <T0>, <T1> and <T2> rose: the subject is of all of them."""
    goes_on: re.Pattern[str]
    """Behind the list comes no predicate of its members."""


@cache
def _signs() -> _Signs:
    words = _words()
    preposition, beginning = words["preposition"], words["beginning"]
    behind = rf" {preposition}(?: the)? $"
    subject = rf"(?:{words['determiner']} )?(?!{preposition}\b|\w+(?:ing|ed) )(?:[\w-]+ ){{0,2}}"
    return _Signs(
        leads=_pattern(rf"^\W*(?:(?:\w+(?:ing|ed)|{words['participle']}) )?{preposition}(?: the)?\W*$"),
        clause=_pattern(rf"(?:^|[,;:] |\b{beginning} )\W*{words['conjunction']}\b[^,;]*$"),
        behind_preposition=_pattern(rf"\b{preposition}(?: the)? $"),
        adverbial=_pattern(rf"(?:\b(?:{beginning}|{words['time']}|\w*day)|[,;:]){behind}"),
        subject=_pattern(
            rf"^\W*{subject}(?!\w*days\b|{words['duration']}\b)\w+s {words['belonging']}(?: the)? $"
        ),
        goes_on=_pattern(rf" (?:{preposition}|{words['going-on']})\b| <D\d+>"),
    )


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)
