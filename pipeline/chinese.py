"""Reads quantities and dates in Chinese: the other side of what is rendered, for checks and for training."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.values import Moment, Quantity, QuantityKind

SCALES = {
    "千": 10**3, "万": 10**4, "萬": 10**4, "百万": 10**6, "百萬": 10**6, "千万": 10**7, "千萬": 10**7,
    "亿": 10**8, "億": 10**8, "十亿": 10**9, "十億": 10**9, "百亿": 10**10, "百億": 10**10,
    "千亿": 10**11, "千億": 10**11, "万亿": 10**12, "萬億": 10**12,
}  # fmt: skip
# What follows an amount → ISO 4217 code; '元' alone does not say which currency.
MONEY = {
    "元人民币": "CNY", "元人民幣": "CNY", "港元": "HKD", "美元": "USD", "欧元": "EUR", "歐元": "EUR", "英镑": "GBP",
    "英鎊": "GBP", "日元": "JPY", "日圓": "JPY", "澳元": "AUD", "新加坡元": "SGD", "澳门元": "MOP", "澳門元": "MOP",
    "加元": "CAD", "元": "yuan",
}  # fmt: skip
UNITS = {
    "个百分点": "point", "個百分點": "point", "个基点": "basis", "個基點": "basis", "平方公里": "sq_km",
    "平方米": "sq_m", "平方英尺": "sq_ft", "平方呎": "sq_ft", "公里": "km", "兆瓦": "mw", "吉瓦": "gw", "吨": "tonne",
    "公噸": "tonne", "标准箱": "teu", "標準貨櫃單位": "teu", "公顷": "hectare", "公頃": "hectare",
}  # fmt: skip


def _any(words: dict[str, str] | dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_FIGURE = r"\d{1,3}(?:[,， \u2009]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_QUANTITY = re.compile(
    rf"""(?<![\w.])(?P<hundred>百分之)?(?P<low>{_FIGURE})\s?(?P<low_scale>{_any(SCALES)})?%?
    (?:(?:至|—|-|~|到)(?P<high>{_FIGURE})(?P<scale>{_any(SCALES)})?)?
    (?:(?P<percent>[%％])|(?P<money>{_any(MONEY)})|(?P<unit>{_any(UNITS)}))?(?![A-Za-z\d])""",
    re.VERBOSE | re.ASCII,
)
_DATE = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])日?"
    r"(?:至(?P<end_day>3[01]|[12]\d|[1-9])日)?)?|(?<!\d)(?P<from>(?:19|20)\d\d)年?(?:至|—|-)(?P<to>(?:19|20)\d\d)年"
    r"|(?<!\d)(?P<only>(?:19|20)\d\d)年(?!代)"
)


def quantities(text: str) -> Iterator[tuple[int, int, Quantity]]:
    """Every quantity in figures: start, end, value. Figures in Chinese characters are left alone."""
    for match in _QUANTITY.finditer(text):
        high = match["high"]
        scale = SCALES[match["scale"]] if match["scale"] else 1
        low_scale = SCALES[match["low_scale"]] if match["low_scale"] else scale
        kind, unit = QuantityKind.CARDINAL, ""
        if match["percent"] or match["hundred"] or "%" in match[0]:
            kind = QuantityKind.PERCENT
        elif match["money"]:
            kind, unit = QuantityKind.MONEY, MONEY[match["money"]]
        elif match["unit"]:
            unit = UNITS[match["unit"]]
        yield (
            match.start(),
            match.end(),
            Quantity(kind, _number(match["low"]) * low_scale, _number(high) * scale if high else None, unit),
        )


def _number(figure: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", figure))


def moments(text: str) -> Iterator[tuple[int, int, Moment]]:
    """Every date or year with 年, 月 or 日: start, end, value."""
    for match in _DATE.finditer(text):
        year = match["year"] or match["from"] or match["only"]
        yield (
            match.start(),
            match.end(),
            Moment(
                int(year) if year else None,
                _int(match["month"]),
                _int(match["day"]),
                _int(match["to"]),
                _int(match["end_day"]),
            ),
        )


def _int(text: str | None) -> int | None:
    return int(text) if text else None
