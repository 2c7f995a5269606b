"""Reads parts of a whole in English: 'two thirds', 'half of', 'one in five', '2/3 of', and ratios: '3 to 1', '3:1'.

A part is read only where it says what it is a part of, or cannot be anything else: 'a third plant', 'a quarter of
growth' and 'half an hour' are left to the model. Dozens are exact twelves with a count ('two dozen').
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.document.values import Quantity, QuantityKind
from pipeline.protect.amounts import Found
from pipeline.protect.sought import Sought, both, having, having_word, shaped
from pipeline.words.folding import folded
from pipeline.words.numbers import DENOMINATORS, NUMBER, SMALL, number_value

_COUNT = rf"(?P<parts>{'|'.join(word for word, n in SMALL.items() if 0 < n < 20)}|\d{{1,2}})"
_NTHS = "thirds?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
_WHOLES = "|".join(sorted(DENOMINATORS, key=len, reverse=True))
_NOT_BEFORE = r"(?<![\w.,/$-])(?<!\bfirst )(?<!\blast )(?<!\bpast )(?<!\bnext )(?<!\band )(?<!\bnumber )"
_OF = r"(?=\sof\b(?!\s(?:an?\s|growth|expansion|losses|declines?|contraction|consecutive|\d{4}\b)))"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# Behind 'by a third' the sentence goes on without a noun: 'by a third party' is no part.
_END = r"(?=$|[,.;:)]|\s(?:in|to(?!\san?\s)|over|since|this|last|and|from|compared|by|within|during|on|after|as|while|between|for|year)\b)"
# 'a third lower than': not 'a third more serious fault'.
_COMPARED = (
    r"(?=\s(?:more\sthan|(?:lower|higher|cheaper|smaller|larger|bigger|shorter|longer|faster|slower|fewer|less)(?:\sthan)?)"
    r"(?:\b(?<=than)|[,.;:)]|$|\s(?:in|on|at|for|this|last)\b))"
)
_WHOLE = having_word(*DENOMINATORS)
_OUT_OF = shaped(r"(?:in|of)\s(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|\d)")
# Each with the question whether a text may have one.
_FRACTIONS = tuple(
    Sought(re.compile(pattern, re.IGNORECASE), may)
    for may, pattern in (
        (_WHOLE, rf"{_NOT_BEFORE}{_COUNT}[\s-](?P<whole>{_NTHS})\b(?!-|\s(?:place|party|quarter|time|year|generation|round|phase|century|anniversary))"),
        (having("quarter"), rf"{_NOT_BEFORE}(?P<parts>three|one|3|1)[\s-](?P<whole>quarters?)(?:{_OF}|(?=\s(?:majority|stake|share)\b))"),
        (_WHOLE, rf"{_NOT_BEFORE}(?P<parts>an?)\s(?P<whole>{_WHOLES}){_OF}"),
        (_WHOLE, rf"{_NOT_BEFORE}(?P<parts>an?)\s(?P<whole>{_WHOLES}){_COMPARED}"),
        (having_word("half", *DENOMINATORS), rf"(?<=\bby )(?:(?P<parts>an?|one)[\s-](?P<whole>{_WHOLES})|(?P<half>half)){_END}"),
        (having("half"), rf"(?<![\w.,/$-])(?P<half>half){_OF}(?!\sof\s(?:the\s)?(?:year|match|game|month|season|last|this|next|{_MONTHS})\b)"),
        (_OUT_OF, rf"{_NOT_BEFORE}{_COUNT}\s(?:in|out\sof)\s(?:every\s)?(?P<total>two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}})\b(?!\s(?:years?|months?|weeks?|days?|hours?|minutes?|matches|games|decades?|percent|per\scent|million|billion)\b|%|[.,/-]\d)"),
        (having("/"), r"(?<![\w.,/$-])(?P<parts>\d)/(?P<total>\d{1,2})(?=\sof\b)"),
    )
)  # fmt: skip
_NOT_HALF = re.compile(r"\b(?:first|second|latter|other|a|and|one|and a|better|this|last) $", re.IGNORECASE)
# 'one to two thirds' is a range of parts, and left alone.
_RANGE = re.compile(r"\b(?:one|two|three|an?)(?:[ -]\w+)? (?:to|or) $", re.IGNORECASE)
_DOZEN = Sought(
    re.compile(
        rf"(?<![\w.,-])(?:(?P<count>an?|half\sa|{'|'.join(SMALL)}|\d{{1,2}})\s)dozen\b(?![\s-](?:or\b|years?\b)|s)",
        re.IGNORECASE,
    ),
    having("dozen"),
)
_SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
_MILLIONS = Sought(
    re.compile(
        r"\ba (?P<part>quarter|third|tenth) of a (?P<scale>million|billion|trillion)\b(?! (?:yuan|US|HK|dollars|pounds|euros))",
        re.IGNORECASE,
    ),
    having_word(*_SCALES),
)
_RATIO = Sought(
    re.compile(
        rf"(?P<lead>\bratios?\s(?:of|is|was|at|stood\sat|stands\sat|to)\s(?:about\s)?)(?P<low>\d+(?:\.\d+)?|{NUMBER})(?:\s?:\s?|\sto\s|-to-)(?P<high>\d+(?:\.\d+)?|{NUMBER})\b(?!\s?:|%|\spercent)"
        r"|(?<![\w.,:/-])(?P<low2>\d+(?:\.\d+)?)(?:\s?:\s?|-to-|\sto\s)(?P<high2>\d+(?:\.\d+)?)(?=\sratio\b)",
        re.IGNORECASE,
    ),
    having("ratio"),
)
# Further from the word than that, a colon alone makes the ratio: 'the ratio of students to teachers is 13:1'.
_COLON = Sought(
    re.compile(
        r"\b(?:ratio|proportion)\b[^.;]{2,80}?\s(?P<low>\d+(?:\.\d+)?):(?P<high>\d+(?:\.\d+)?)(?![\w:%]|[.,]\d)",
        re.IGNORECASE,
    ),
    both(having(":"), having_word("ratio", "proportion")),
)


def fractions(text: str) -> Iterator[Found]:
    """Every part of a whole, dozen and ratio: start, end, value, rule."""
    for pattern in _FRACTIONS:
        for match in pattern.finditer(text):
            value = _fraction(match.groupdict())
            half, before = match.groupdict().get("half"), text[max(0, match.start() - 24) : match.start()]
            plain = not _RANGE.search(before) and not (half and _NOT_HALF.search(before))
            if plain and value and _usual(value, match.groupdict().get("total")):
                yield match.start(), match.end(), value, "rule: fraction"
    for match in _DOZEN.finditer(text):
        yield (
            *match.span(),
            Quantity(QuantityKind.CARDINAL, Decimal(int(_value(match["count"]) * 12))),
            "rule: cardinal",
        )
    for match in _MILLIONS.finditer(text):
        exact = Decimal(_SCALES[folded(match["scale"])]) / DENOMINATORS[folded(match["part"])]
        if exact == exact.to_integral_value():
            yield *match.span(), Quantity(QuantityKind.CARDINAL, Decimal(int(exact))), "rule: cardinal"
    for match in _RATIO.finditer(text):
        low, high = _value(match["low"] or match["low2"]), _value(match["high"] or match["high2"])
        start = match.end("lead") if match["lead"] else match.start()
        yield start, match.end(), Quantity(QuantityKind.RATIO, low, high), "rule: ratio"
    for match in _COLON.finditer(text):
        value = Quantity(QuantityKind.RATIO, Decimal(match["low"]), Decimal(match["high"]))
        yield match.start("low"), match.end(), value, "rule: ratio"


def _fraction(found: dict[str, str | None]) -> Quantity | None:
    if found.get("half"):
        return Quantity(QuantityKind.FRACTION, Decimal(1), Decimal(2))
    parts, total = _value(found["parts"] or ""), found.get("total")
    whole = _value(total) if total else Decimal(DENOMINATORS[folded(found.get("whole") or "")])
    return Quantity(QuantityKind.FRACTION, parts, whole)


def _usual(value: Quantity, total: str | None) -> bool:
    """Whether Chinese says it as a part: 'one in eight', 'four out of five', but not '12 out of 18 districts'."""
    parts, whole = value.low, value.high or Decimal(0)
    return 0 < parts < whole and (total is None or whole in (2, 3, 4, 5, 10) or (parts == 1 and whole <= 20))


def _value(written: str) -> Decimal:
    """The value of '12', 'twelve', 'a' or 'half a'."""
    if re.fullmatch(r"[\d.]+", written):
        return Decimal(written)
    if re.sub(r"\s", " ", written.lower()) == "half a":
        return Decimal("0.5")
    return number_value(written) or Decimal(0)
