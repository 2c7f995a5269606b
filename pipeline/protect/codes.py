"""Codes and marks whose figures count nothing: stock codes, numbers of permits, books and aircraft, footnotes, p-values, (ii) in a sentence."""

from __future__ import annotations

import re

from pipeline.protect.amounts import PREFIXES
from pipeline.protect.dateparts import MONTHS
from pipeline.protect.sought import Sought, having
from pipeline.words.wording import any_of

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
_MONEY = any_of(prefix for prefix in PREFIXES if prefix.isalpha())
# In a headline they are in capitals too.
_SMALL = (
    "IN|OF|BY|TO|AT|ON|AS|IS|FOR|AND|OR|THE|OVER|FROM|SINCE|WITH|SOME|ABOUT|UNDER|UNTIL|ALL|ITS|HIT|TOP|THAN"
)
_MONTH_OF = r"(?:0?[1-9]|1[0-2])/20\d\d"
_NO_NOUN = r"(?! ?(?i:%|per ?cent|hundred|thousand|[mbtr]+illion|points?\b)| (?!(?:is|was|has)\b)[a-z-]+s\b)"
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
    ("number", Sought(re.compile(r"\bISBN(?:-1[03])?:? (?P<number>\d[\d -]{8,15}[\dXx])(?![\w-])"), having("isbn"))),
    ("number", Sought(re.compile(r"\b(?:ISO|IEC|EN|GB/T) (?P<number>\d{3,6}(?:-\d{1,2})?:(?:19|20)\d\d)(?![\w-])"), re.compile(r"\d:(?:19|20)\d\d").search)),
    ("number", Sought(re.compile(r"(?<![\w.,-])\d \d{6} \d{6}(?![\w-]| \d|[.,]\d)"), re.compile(r"\d \d{6} \d").search)),
    ("number", Sought(re.compile(r"(?<![\w$.,/-])7[0-8]7-(?:[1-9]00|\d{2,3}(?=[EFL]))(?:ERF|ER|LR|F)?(?![\w-])"), re.compile(r"7\d7-\d").search)),
    ("number", Sought(re.compile(rf"(?<![\w./-]){_MONTH_OF}(?:[–-]{_MONTH_OF})?(?![\w/]|[.–-]\d)"), having("/20"))),
    # When somebody lived; years of the last two centuries nobody reads as amounts.
    ("number", Sought(re.compile(r"(?<=\()1[0-8]\d\d[–-]1\d{3}(?=\))"), re.compile(r"\(1[0-8]\d\d[–-]1").search)),
    # 'Flights TI 1190', '[2019] HKCFI 1127', 'LM 2027.0014': who counts writes a comma, and money is an amount.
    ("number", Sought(
        re.compile(rf"(?<![\w-])(?!(?:{_MONEY}|RM|NT|{_SMALL})\b)[A-Z]{{2,6}} (?P<number>(?!(?:1[5-9]|20)\d\d(?!\d|\.\d{{4}}))\d{{4,6}}(?:\.\d{{4}})?)(?![\w–-]|[.,]\d){_NO_NOUN}"),
        re.compile(r"[A-Z]{2} \d{4}").search)),
    ("mark", Sought(re.compile(rf"\((?:{_BEHIND})[ivx]{{1,5}}\)(?![\w-])"))),
)  # fmt: skip
