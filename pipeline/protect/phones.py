"""Telephone numbers in groups that would pass for amounts: '800 900 000', '0800 000', '1800 000 0000', 'dial 182 183'."""

from __future__ import annotations

import re

from pipeline.words.telephones import CUES, GROUPS, NO_NOUN

_BEFORE = r"(?<![\w$€£¥.,:/+-])(?<!\d[ -])"
_BEHIND = r"(?![\w%]| ?[/-]?\d|[.,:]\d)"
# None of them is without one.
GROUPED = re.compile(r"\d[ -]\d")
PHONES = (
    # What begins with 0 or 1800 counts nothing, and nobody writes a quantity in groups of three and four.
    ("phone", re.compile(rf"{_BEFORE}(?:0\d{{2,3}}(?: \d{{3,4}}){{1,2}}|1[389]00[ -]\d{{3}}[ -]\d{{3,4}}|\d{{3}} \d{{3}} \d{{4}}){_BEHIND}(?! (?:hours|hrs)\b)")),
    # Of Hong Kong, free of charge.
    ("phone", re.compile(rf"{_BEFORE}800 9\d\d \d{{3}}{_BEHIND}{NO_NOUN}")),
    ("phone", re.compile(
        rf"(?<![\w-])(?i:{CUES})\b(?:[^:\d\n]{{0,40}}: ?|, ?| (?i:number |no\. |us |is |on |at )*)(?P<number>{GROUPS}){_BEHIND}{NO_NOUN}"
    )),
)  # fmt: skip
