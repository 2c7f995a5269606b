"""Reads quantities in Chinese: 34 229億港元, 两个千亿级, 三分之二, 九成, 每平方呎35港元, 第十二."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from pipeline.chinese.numerals import FIGURE, INTEGER, integer
from pipeline.chinese.overlaps import disjoint
from pipeline.document.values import Quantity, QuantityKind
from pipeline.words.wording import any_of, every_currency, every_scale, every_unit

_DIGIT, _OF_LEVEL = re.compile("[0-9]"), re.compile("[级級]")
_LEADS = {"": 1, "十": 10, "百": 100, "千": 1000}
_GROWN = re.compile(rf"增至(?P<times>{INTEGER})倍|增[长長加](?P<twice>一倍)(?![半多])|[减減]少一半")
_FRACTION = re.compile(
    rf"(?P<whole>(?!百分){INTEGER})分之(?P<parts>{INTEGER})|一半|(?<![完达達组組])(?P<tenths>[一二三四五六七八九])成(?![立为為本都绩績功]|员国|員國)"
)
_RATIO = re.compile(r"(?<![\d.])(?P<low>\d+(?:\.\d+)?)(?:比|[:：∶])(?P<high>\d+(?:\.\d+)?)(?![\d.])")
_PLACE = re.compile(rf"第(?P<place>{INTEGER})")
Found = tuple[int, int, Quantity]


def quantities(text: str) -> Iterator[Found]:
    """Every quantity in figures, and levels, parts, places and multiples in characters: start, end, value."""
    return disjoint(_in_turn(text))


def _in_turn(text: str) -> Iterator[Found]:
    """What says most comes first: 减少一半 before 一半, 第12 before 12."""
    for match in _levels().finditer(text) if _OF_LEVEL.search(text) else ():
        yield *match.span(), _level(match)
    for match in _GROWN.finditer(text):
        times = (
            integer(match["times"]) if match["times"] else Decimal(2) if match["twice"] else Decimal("0.5")
        )
        yield *match.span(), Quantity(QuantityKind.GROWTH, times)
    for match in _FRACTION.finditer(text):
        yield *match.span(), _fraction(match)
    for match in _RATIO.finditer(text):
        yield *match.span(), Quantity(QuantityKind.RATIO, Decimal(match["low"]), Decimal(match["high"]))
    for match in _PLACE.finditer(text):
        yield *match.span(), Quantity(QuantityKind.PLACE, integer(match["place"]))
    for match in _amounts().finditer(text) if _DIGIT.search(text) else ():
        yield *match.span(), _quantity(match)


@cache
def _scales() -> dict[str, int]:
    """千, 万, 百万, 千亿 and the like, of any house style."""
    powers = every_scale()
    return {lead + name: n * power for name, power in powers.items() for lead, n in _LEADS.items()} | {
        "千": 1000
    }


@cache
def _levels() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<count>{INTEGER})[个個])?(?<!\d)(?P<lead>[十百千]?)(?P<scale>{any_of(every_scale())})(?P<yuan>元)?{_OF_LEVEL.pattern}"
    )


def _level(match: re.Match[str]) -> Quantity:
    low = Decimal(_LEADS[match["lead"]] * every_scale()[match["scale"]])
    count = integer(match["count"]) if match["count"] else None
    return Quantity(QuantityKind.LEVEL, low, count, "yuan" if match["yuan"] else "")


def _fraction(match: re.Match[str]) -> Quantity:
    if match["tenths"]:
        return Quantity(QuantityKind.FRACTION, integer(match["tenths"]), Decimal(10))
    if match["whole"]:
        return Quantity(QuantityKind.FRACTION, integer(match["parts"]), integer(match["whole"]))
    return Quantity(QuantityKind.FRACTION, Decimal(1), Decimal(2))


@cache
def _amounts() -> re.Pattern[str]:
    """A figure with what stands about it. 千 and 兆 are no scales where they begin a unit (千瓦时, 兆瓦)."""
    frames = [name.split("{}") for name in every_unit() if "{}" in name]
    plain = [name for name in every_unit() if "{}" not in name]
    money = any_of(every_currency())
    scale = rf"(?!{any_of(name for name in plain if name[0] in '千百兆')})(?:{any_of(_scales())})(?!(?<=千)[瓦米克])"
    to = "(?:至|—|-|~|到)"
    degrees = any_of(name for name in plain if every_unit()[name] in ("celsius", "fahrenheit"))
    return re.compile(
        rf"(?P<frame>{any_of(before for before, _ in frames)})?(?:每(?P<per>{any_of(plain)}))?"
        rf"(?<![\w.])(?P<minus>[-−–负負]|零下)?(?<![\w.])(?P<hundred>百分之)?(?P<low>{FIGURE})"
        rf"\s?(?P<low_scale>{scale})?(?:%(?={to}(?:{FIGURE})\s?[%％])|(?P<degrees>{degrees})(?=至))?(?:{to}(?P<high>{FIGURE})(?P<scale>{scale})?)?"
        rf"(?(frame)(?P<rest>{any_of(after for _, after in frames)})"
        rf"|(?:(?P<percent>[%％])|(?P<money>{money})|(?P<unit>{any_of(plain)}))?)(?:(?<=[\u4e00-\u9fff%％])|(?![A-Za-z\d]))",
        re.ASCII,
    )


def _quantity(match: re.Match[str]) -> Quantity:
    high = match["high"]
    scale = _scales()[match["scale"]] if match["scale"] else 1
    own = 1 if match["degrees"] else scale  # 零下1摄氏度至1万摄氏度
    low_scale = _scales()[match["low_scale"]] if match["low_scale"] else own
    low = _number(match["low"]) * (-low_scale if match["minus"] else low_scale)
    kind, unit = _unit(match)
    per = every_unit()[match["per"]] if match["per"] else ""
    return Quantity(kind, low, _number(high) * scale if high else None, unit, per)


def _unit(match: re.Match[str]) -> tuple[QuantityKind, str]:
    if match["percent"] or match["hundred"] or "%" in match[0]:
        return QuantityKind.PERCENT, ""
    if match["money"]:
        return QuantityKind.MONEY, every_currency()[match["money"]]
    if match["rest"]:
        return QuantityKind.CARDINAL, every_unit()[f"{match['frame']}{{}}{match['rest']}"]
    return QuantityKind.CARDINAL, every_unit()[match["unit"]] if match["unit"] else ""


def _number(figure: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", figure))
