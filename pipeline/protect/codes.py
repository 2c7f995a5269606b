"""Codes and marks whose figures count nothing: stock codes, numbers of permits and patents, footnotes, p-values, (ii) in a sentence."""

from __future__ import annotations

import re

from pipeline.protect.dateparts import MONTHS
from pipeline.protect.sought import Sought, having

EXCHANGE = r"\.(?:HK|SH|SZ|SS|BJ)(?!\w)"
# A number behind 'No.' that begins with letters, and that of a patent with its kind.
NUMBER_CODE = r"(?:[A-Z]{2,4} \d{2,7}(?:/\d{2,4})?|\d{1,3}(?:,\d{3}){1,3} [A-E]\d)(?!\w|[.,/-]\d)"
_MONTH = "|".join(month.capitalize() for month in MONTHS)
# 'HK$[5] million' and '[30] September' are figures that are still to come.
_FOOTNOTE = rf"(?<![$€£¥\d])(?<!RMB)(?<!HKD)(?<!USD)\[\d{{1,3}}(?:[,–-] ?\d{{1,3}}){{0,9}}\](?!\d| ?(?i:%|per ?cent|hundred|thousand|[mbtr]+illion)| (?:{_MONTH})\b)"
# What stands before (ii) where it is a mark in a sentence: its bracket is sought first, which few texts have.
_BEHIND = "|".join(
    rf"(?<={word} \()"
    for word in (
        r"\bin", r"\bunder", r"\bat", r"\bsee", r"\bparagraph", r"\bitem", r"\bclause", r"\bpoint", r"\bcondition",
        r"[ivx]\) and", r"[ivx]\) or",
    )
)  # fmt: skip
CODES = (
    ("number", Sought(re.compile(rf"(?<![\w$.,-])\d{{1,6}}{EXCHANGE}"), re.compile(EXCHANGE).search)),
    ("number", Sought(re.compile(rf"(?:(?<=\bNo\. )|(?<=\bNos\. )|(?<=\bno\. )){NUMBER_CODE}"), having("no. ", "nos. "))),
    ("number", Sought(re.compile(r"(?<![\w$€£¥.,])\d{1,3}(?:,\d{3}){2} [A-E]\d(?!\w|[.,]\d)"), re.compile(r",\d{3} [A-E]").search)),
    ("number", Sought(re.compile(r"(?<=[\"“‘'])(?!(?:19|20)\d\d\b)\d{4,5}(?=[\"”’'])"), re.compile(r"[\"“‘']\d").search)),
    ("phone", Sought(
        re.compile(r"(?i:\b(?:hotline|helpline)(?: number)? (?:is|was)) (?P<number>\d{4,5})(?!\w|[.,]\d|-\d)"),
        having("hotline", "helpline"))),
    ("number", Sought(re.compile(r"(?<!\w)[Pp] ?[<>=≤≥] ?0?\.\d+(?!\w|[.,]\d)"), re.compile(r"[<>=≤≥] ?0?\.").search)),
    ("number", Sought(re.compile(_FOOTNOTE), having("["))),
    ("mark", Sought(re.compile(rf"\((?:{_BEHIND})[ivx]{{1,5}}\)(?![\w-])"))),
)  # fmt: skip
