"""Reads codes that only a label tells from an amount or a word: 'Account no. 012-345-6', 'Meeting ID: 900 000 000',
'password: harbour2026', 'WeChat: mossbyte-press'.

Label and code are one slot, by `identifiers.csv`. Where a verb stands between them ('the meeting ID is 900 000 000'), of a
word without a colon ('with the password thread27'), and behind a label that no row has, the code alone is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.document.values import Name, Term, Verbatim
from pipeline.protect.labels import written
from pipeline.protect.tables import Row, table_rows
from pipeline.words.folding import folded

TABLE = "identifiers.csv"
ORIGIN = "rule: identifier"
# Behind a figure these make an amount of it.
_NO_AMOUNT = (
    r"(?! ?%|[.,]\d|[ -](?i:hundred|thousand|million|billion|per ?cent|times|years?|months?|days?|people)\b)"
)
# Groups of figures, or a word with a figure in it: '900 000 000', 'CE 17/2025', 'DC-500', 'A123456(7)'.
_GROUPS = r"\d{2,5}(?:[ \u00a0]\d{2,5}){1,5}(?!\w|[ -]\d)"
_WORD = r"(?:[A-Z]{1,4} )?(?=[A-Za-z/.-]*\d)[A-Za-z0-9](?:[\w/.-]*\w)?(?:\(\w\))?"
_CODE = rf"(?:{_GROUPS}|{_WORD})(?![\w@]){_NO_AMOUNT}"
_BETWEEN = r" to | ?– ?|,? (?:and|or|&) |, "
_CODES = rf"{_CODE}(?:(?:{_BETWEEN}){_CODE})*"
# Letters and figures in one, or more figures than anybody counts without a comma.
_MIXED = r"(?=[\d_-]*[A-Za-z])(?=[A-Za-z_-]*\d)[\w-]{4,40}(?![\w@]|\.\w)"
_MANY = rf"(?:\d{{5,}}(?:[-/]\d+)*|\d{{2,5}}(?:[ \u00a0]\d{{2,5}}){{2,4}})(?![\w-]| \d){_NO_AMOUNT}"
_FOUR = rf"\d{{4,}}(?![\w-]|[ ]\d){_NO_AMOUNT}"
_QUOTED = r"[\"“‘'](?P<quoted>[A-Za-z0-9][\w.-]{2,40})[\"”’']"
# What somebody is called, up to the end of the line or of its part.
_CALLED = r"(?!(?i:tb[ac]|none|nil|required|optional|pending|yes|no)\b)@?[A-Za-z0-9][\w.-]{1,40}(?<![.-])(?=\.?\s*(?:$|[|;,)\n·]|/ ))"
# Of telephones the number alone is a slot.
_BARE = r"(?<!fax )(?<!Fax )(?<!tel )(?<!Tel )(?<!phone )(?<!mobile )(?<!hotline )no\."
_COLON = r"(?P<colon> ?[:：] ?)"
# 'the password for the link is …'
_SECRET = r"(?i:password|passcode|code)(?: (?:for|to|of) [^.;:\d]{1,40}?)?"
_IS = r" (?:is|was|will be|are|were) "


def identifiers(text: str) -> Iterator[tuple[int, int, Name | Verbatim, str]]:
    """Every identifier: start, end, its label and code or the code alone, where it comes from."""
    if not _endings().search(folded(text)):
        return
    for pattern in _labelled():
        for match in pattern.finditer(text):
            row = _rows()[_as_listed(match["label"])]
            if not _counts(match):
                name = _name(match, row, alone=match[0] == text.strip(" .()"))
                yield *match.span(), name, f"{TABLE}:{row.line}"
    for match in _unlabelled().finditer(text):
        group = match.lastgroup or 0
        yield *match.span(group), Verbatim(match[group]), ORIGIN


def _counts(match: re.Match[str]) -> bool:
    """Whether figures alone may count something: 'student numbers 3200', 'in this case number 3 won'."""
    ending = match["label"].lower().rpartition(" ")[2]
    most = {"numbers": 7, "number": 0 if match.groupdict().get("colon") else 3}.get(ending, 0)
    return match["code"].isdecimal() and match["code"][0] != "0" and len(match["code"]) <= most


def _name(match: re.Match[str], row: Row, *, alone: bool) -> Name:
    """The label with its code behind it: behind a colon where the English has one, or nothing else."""
    colon = "：" if alone or match.groupdict().get("colon") else ""
    targets = {
        tag: label + (colon or " " * label[-1:].isascii()) + _several(match["code"], tag)
        for tag, label in row.targets.items()
    }
    term = Term(f"identifier:{match[0]}", match[0], targets, category="label", file=TABLE, line=row.line)
    return Name(match[0], term)


def _several(codes: str, tag: str) -> str:
    """2409A至2412F of '2409A to 2412F'; a hyphen within a code stays."""
    return re.sub(_BETWEEN, lambda mark: written(mark[0], tag), codes)


def _as_listed(label: str) -> str:
    return re.sub(r"\s(?:nos?\.?|#|numbers?)$", " number", re.sub(r"\s+", " ", folded(label)))


@cache
def _rows() -> dict[str, Row]:
    return {row.cells["en"].lower(): row for row in table_rows(TABLE)}


@cache
def _endings() -> re.Pattern[str]:
    """How every label ends in small letters, and what may stand before a code: without it a text has none."""
    ends = {row.cells["en"].rpartition(" ")[2].lower() for row in table_rows(TABLE)}
    ending = "|".join(sorted(ends | {"code", "nos?", "numbers?"}))
    code = r" #? ?(?:[a-z]{1,4} )?[\w/.-]*\d"
    said = r"(?:password|passcode|code) (?:for|to|of) "
    return re.compile(rf"\b(?:{ending})\b\.?(?: ?[:：]|{_IS}|{code}| [\"“‘'])|#[\w:： ]|{said}")


@cache
def _labelled() -> tuple[re.Pattern[str], ...]:
    """A label with its code behind it, as far as its kind lets it be one."""
    number, word, called = _labels("code"), _labels("word"), _labels("word", "handle")
    return tuple(
        re.compile(rf"(?<![\w-])(?P<label>{label}){between}(?P<code>{code})")
        for label, between, code in (
            (number, rf"(?:{_COLON}| #?|(?<=#))", _CODES),
            (word, _COLON, _CODES),
            (called, _COLON, _CALLED),
            (_BARE, " ", _MANY),
        )
    )


@cache
def _unlabelled() -> re.Pattern[str]:
    """A code behind a verb, in quotation marks, behind a word without a colon, or behind a label that has no row."""
    known, word = _labels("code", "word"), _labels("word")
    return re.compile(
        rf"(?<![\w-])(?:(?:{known}|{_SECRET}){_IS}(?P<said>{_FOUR}|{_MIXED}|{_MANY})|{word} (?P<word>{_FOUR}|{_MIXED})"
        rf"|(?:{known}|(?i:code))(?:{_IS}| ?[:：] ?| ){_QUOTED}|(?:[Cc]ode|ID)(?: ?[:：] ?| )(?P<many>{_MANY}))"
    )


def _labels(*kinds: str) -> str:
    """The labels of some kinds, the longest first; small letters may be capitals, and a number may be abbreviated."""
    rows = (
        row.cells["en"] for row in table_rows(TABLE) if not {*row.cells["kind"].split("|")}.isdisjoint(kinds)
    )
    return f"(?:{'|'.join(_spelt(label) for label in sorted(rows, key=len, reverse=True))})"


def _spelt(label: str) -> str:
    words = label.split(" ")
    spelt = [f"(?i:{re.escape(word)})" if word.islower() else re.escape(word) for word in words]
    if words[-1] == "number":
        spelt[-1] = r"(?:(?i:numbers?|nos?\b\.?)|#)"
    return r"\s".join(spelt)
