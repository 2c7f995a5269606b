"""Reads quantities, dates and times in Chinese: the other side of what is rendered, for checks and for training."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.values import Clock, Moment, Quantity, QuantityKind

SCALES = {
    "千": 10**3, "万": 10**4, "萬": 10**4, "百万": 10**6, "百萬": 10**6, "千万": 10**7, "千萬": 10**7,
    "亿": 10**8, "億": 10**8, "十亿": 10**9, "十億": 10**9, "百亿": 10**10, "百億": 10**10,
    "千亿": 10**11, "千億": 10**11, "万亿": 10**12, "萬億": 10**12,
}  # fmt: skip
# What follows an amount → ISO 4217 code; '元' alone does not say which currency.
MONEY = {
    "元人民币": "CNY", "元人民幣": "CNY", "港元": "HKD", "港币": "HKD", "港幣": "HKD", "美元": "USD", "欧元": "EUR",
    "歐元": "EUR", "英镑": "GBP", "英鎊": "GBP", "日元": "JPY", "日圓": "JPY", "韩元": "KRW", "韓圜": "KRW", "澳元": "AUD",
    "新加坡元": "SGD", "澳门元": "MOP", "澳門元": "MOP", "新台币": "TWD", "新台幣": "TWD", "加元": "CAD", "新西兰元": "NZD",
    "新西蘭元": "NZD", "瑞士法郎": "CHF", "瑞典克朗": "SEK", "挪威克朗": "NOK", "丹麦克朗": "DKK", "丹麥克朗": "DKK",
    "印度卢比": "INR", "印度盧比": "INR", "印尼盾": "IDR", "泰铢": "THB", "泰銖": "THB", "马来西亚林吉特": "MYR",
    "馬來西亞林吉特": "MYR", "菲律宾比索": "PHP", "菲律賓披索": "PHP", "越南盾": "VND", "哈萨克斯坦坚戈": "KZT",
    "哈薩克斯坦堅戈": "KZT", "阿联酋迪拉姆": "AED", "阿聯酋迪拉姆": "AED", "沙特里亚尔": "SAR", "沙特里亞爾": "SAR",
    "卡塔尔里亚尔": "QAR", "卡塔爾里亞爾": "QAR", "科威特第纳尔": "KWD", "科威特第納爾": "KWD", "以色列新谢克尔": "ILS",
    "以色列新謝克爾": "ILS", "土耳其里拉": "TRY", "南非兰特": "ZAR", "南非蘭特": "ZAR", "俄罗斯卢布": "RUB",
    "俄羅斯盧布": "RUB", "巴西雷亚尔": "BRL", "巴西雷亞爾": "BRL", "墨西哥比索": "MXN", "墨西哥披索": "MXN", "元": "yuan",
}  # fmt: skip
UNITS = {
    "公里/小时": "km_h", "公里/小時": "km_h", "厘米": "cm", "毫米": "mm", "立方米": "cu_m", "公斤": "kg",
    "兆瓦时": "mwh", "兆瓦時": "mwh", "吉瓦时": "gwh", "吉瓦時": "gwh", "太瓦时": "twh", "太瓦時": "twh",
    "瓦时/公斤": "wh_kg", "瓦時/公斤": "wh_kg", "GB": "gb", "TB": "tb", "摄氏度": "celsius", "攝氏度": "celsius",
    "亩": "mu", "畝": "mu", "港仙": "hk_cent", "美分": "us_cent", "美仙": "us_cent",
    "个百分点": "point", "個百分點": "point", "个基点": "basis", "個基點": "basis", "平方公里": "sq_km",
    "平方米": "sq_m", "千瓦时": "kwh", "千瓦時": "kwh", "平方英尺": "sq_ft", "平方呎": "sq_ft", "公里": "km", "兆瓦": "mw", "吉瓦": "gw", "吨": "tonne",
    "公噸": "tonne", "标准箱": "teu", "標準貨櫃單位": "teu", "公顷": "hectare", "公頃": "hectare",
}  # fmt: skip


def _any(words: dict[str, str] | dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_FIGURE = r"\d{1,3}(?:[,， \u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_QUANTITY = re.compile(
    rf"""(?<![\w.])(?P<minus>[-−负負]|零下)?(?<![\w.])(?P<hundred>百分之)?(?P<low>{_FIGURE})\s?(?:(?P<low_scale>{_any(SCALES)})(?!瓦(?![时時]/)|[米克]))?(?:%|[摄攝]氏度(?=至))?
    (?:(?:至|—|-|~|到)(?P<high>{_FIGURE})(?:(?P<scale>{_any(SCALES)})(?![瓦米克]))?)?
    (?:(?P<percent>[%％])|(?P<money>{_any(MONEY)})|(?P<unit>{_any(UNITS)}))?(?![A-Za-z\d])""",
    re.VERBOSE | re.ASCII,
)
_DATE = re.compile(
    r"(?<!\d)(?:(?P<year>(?:1\d|20)\d\d)年)?(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])日?"
    r"(?:至(?P<end_day>3[01]|[12]\d|[1-9])日)?)?|(?<!\d)(?P<from>(?:1\d|20)\d\d)年?(?:至|—|-)(?P<to>(?:1\d|20)\d\d)年"
    r"|(?<!\d)(?P<only>(?:1\d|20)\d\d)年(?!代)|(?<=日[至和及、])(?P<alone>3[01]|[12]\d|[1-9])日"
)
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "兩": 2}
_LEVEL = re.compile(
    r"(?:(?P<count>\d+|[一二三四五六七八九十两兩]{1,3})[个個])?(?<!\d)(?P<lead>[十百千]?)(?P<scale>万亿|萬億|亿|億|万|萬)(?P<yuan>元)?[级級]"
)
_GROWN = re.compile(r"增至(?P<times>[一二三四五六七八九十]{1,3}|\d+)倍|增[长長加]一倍")
_DAY_PARTS = {
    "凌晨": "",
    "清晨": "",
    "早上": "",
    "上午": "",
    "中午": "noon",
    "下午": "pm",
    "傍晚": "pm",
    "晚上": "pm",
}
_ZONES = {"香港时间": "HKT", "香港時間": "HKT", "北京时间": "BJT", "北京時間": "BJT"}
_TIME = r"(?P<hour{n}>1[0-2]|\d)[时時](?:(?P<minute{n}>[0-5]?\d)分)?"
_CLOCK = re.compile(
    rf"(?P<zone>{_any(_ZONES)})?(?P<part>{_any(_DAY_PARTS)}){_TIME.format(n='')}"
    rf"(?:至(?P<part_2>{_any(_DAY_PARTS)})?{_TIME.format(n='_2')})?"
)


def quantities(text: str) -> Iterator[tuple[int, int, Quantity]]:
    """Every quantity in figures, and levels (两个千亿级): start, end, value."""
    for match in _LEVEL.finditer(text):
        low = Decimal({"": 1, "十": 10, "百": 100, "千": 1000}[match["lead"]] * SCALES[match["scale"]])
        count = _integer(match["count"]) if match["count"] else None
        unit = "yuan" if match["yuan"] else ""
        yield match.start(), match.end(), Quantity(QuantityKind.LEVEL, low, count, unit)
    grown = list(_GROWN.finditer(text))
    for match in grown:
        times = _integer(match["times"]) if match["times"] else Decimal(2)
        yield match.start(), match.end(), Quantity(QuantityKind.GROWTH, times)
    for match in _QUANTITY.finditer(text):
        if not any(other.start() <= match.start() < other.end() for other in grown):
            yield match.start(), match.end(), _quantity(match)


def _quantity(match: re.Match[str]) -> Quantity:
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
    low = _number(match["low"]) * (-low_scale if match["minus"] else low_scale)
    return Quantity(kind, low, _number(high) * scale if high else None, unit)


def _integer(written: str) -> Decimal:
    """The value of 两, 十二 or 120."""
    if written.isascii():
        return Decimal(written)
    tens, ten, ones = written.rpartition("十")
    return Decimal((_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_DIGITS[ones] if ones else 0))


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
                _int(match["day"] or match["alone"]),
                _int(match["to"]),
                _int(match["end_day"]),
            ),
        )


def clocks(text: str) -> Iterator[tuple[int, int, Clock]]:
    """Every time of day with the part of the day before it (上午9时至下午5时): start, end, value."""
    for match in _CLOCK.finditer(text):
        zone = _ZONES.get(match["zone"] or "", "")
        hour, minute = _hour(match["part"], match["hour"]), int(match["minute"] or 0)
        if match["hour_2"]:
            last = _hour(match["part_2"] or match["part"], match["hour_2"])
            yield (*match.span(), Clock(hour, minute, last, int(match["minute_2"] or 0), zone))
        else:
            yield (*match.span(), Clock(hour, minute, zone=zone))


def _hour(part: str, hour: str) -> int:
    """The hour of 24: 下午5时 → 17, 中午12时 → 12, 凌晨0时 → 0."""
    return int(hour) % 12 + 12 * bool(_DAY_PARTS[part])


def _int(text: str | None) -> int | None:
    return int(text) if text else None
