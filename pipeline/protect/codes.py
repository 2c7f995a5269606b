"""Codes and marks whose figures count nothing: stock codes, numbers of permits and patents, footnotes, p-values, (ii) in a sentence."""

from __future__ import annotations

import re

from pipeline.protect.dateparts import MONTHS

EXCHANGE = r"\.(?:HK|SH|SZ|SS|BJ)(?!\w)"
# A number behind 'No.' that begins with letters, and that of a patent with its kind.
NUMBER_CODE = r"(?:[A-Z]{2,4} \d{2,7}(?:/\d{2,4})?|\d{1,3}(?:,\d{3}){1,3} [A-E]\d)(?!\w|[.,/-]\d)"
_MONTH = "|".join(month.capitalize() for month in MONTHS)
# 'HK$[5] million' and '[30] September' are figures that are still to come.
_FOOTNOTE = rf"(?<![$€£¥\d])(?<!RMB)(?<!HKD)(?<!USD)\[\d{{1,3}}(?:[,–-] ?\d{{1,3}}){{0,9}}\](?!\d| ?(?i:%|per ?cent|hundred|thousand|[mbtr]+illion)| (?:{_MONTH})\b)"
_ROMAN = r"\([ivx]{1,5}\)"
_BEHIND = "".join(
    rf"|(?<=\b{word} )"
    for word in ("under", "at", "see", "paragraph", "item", "clause", "point", "condition")
)
CODES = (
    ("number", re.compile(rf"(?<![\w$.,-])\d{{1,6}}{EXCHANGE}")),
    ("number", re.compile(rf"(?:(?<=\bNo\. )|(?<=\bNos\. )|(?<=\bno\. )){NUMBER_CODE}")),
    ("number", re.compile(r"(?<![\w$€£¥.,])\d{1,3}(?:,\d{3}){2} [A-E]\d(?!\w|[.,]\d)")),
    ("number", re.compile(r"(?<=[\"“‘'])(?!(?:19|20)\d\d\b)\d{4,5}(?=[\"”’'])")),
    ("phone", re.compile(r"(?i:\b(?:hotline|helpline)(?: number)? (?:is|was)) (?P<number>\d{4,5})(?!\w|[.,]\d|-\d)")),
    ("number", re.compile(r"(?<!\w)[Pp] ?[<>=≤≥] ?0?\.\d+(?!\w|[.,]\d)")),
    ("number", re.compile(_FOOTNOTE)),
    ("mark", re.compile(rf"(?:(?<=\bin ){_BEHIND}|(?<=[ivx]\) and )|(?<=[ivx]\) or )){_ROMAN}(?![\w-])")),
)  # fmt: skip
