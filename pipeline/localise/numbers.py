"""Renders quantities in Chinese as an editor would: 34 229億港元, 两个千亿级, 三分之二, 每平方呎35港元."""

from __future__ import annotations

from decimal import Decimal

from pipeline.document.values import Quantity, QuantityKind
from pipeline.localise.figures import POWERS, chinese_integer, counted, figure, in_brackets, plain, span
from pipeline.localise.style import Style
from pipeline.words.wording import units, words


def render_quantity(quantity: Quantity, style: Style) -> str:
    """The quantity in the style's locale.

    >>> from pipeline.localise import load_style
    >>> hk = load_style("hk-government", "zh-Hant-HK")
    >>> render_quantity(Quantity(QuantityKind.MONEY, Decimal("3422900000000"), unit="HKD"), hk)
    '34 229億港元'
    """
    text = _amount(quantity, style)
    if not quantity.per:
        return text
    return words(style.locale)["per"].format(units(style.locale)[quantity.per], text)


def _amount(quantity: Quantity, style: Style) -> str:
    word = words(style.locale)
    match quantity.kind:
        case QuantityKind.LEVEL:
            return _level(quantity, style)
        case QuantityKind.PLACE:
            return word["place"].format(chinese_integer(int(quantity.low)))
        case QuantityKind.GROWTH:
            return _growth(quantity.low, style)
        case QuantityKind.PERCENT if quantity.bracketed:
            return f"({plain(-quantity.low)}%)"
        case QuantityKind.PERCENT:
            return _percent(quantity, style)
        case QuantityKind.FRACTION:
            return _fraction(quantity, style)
        case QuantityKind.RATIO:
            return word["ratio"].format(
                *(plain(end) for end in (quantity.low, quantity.high) if end is not None)
            )
        case _ if quantity.bracketed:
            return _with_unit(in_brackets(quantity.low, style), quantity, style)
        case _ if quantity.unit in _WITH_WORD_BELOW_ZERO and quantity.low < 0:
            return _below_zero(quantity, style)
        case _:
            return _with_unit(span(quantity.low, quantity.high, style), quantity, style)


_WITH_WORD_BELOW_ZERO = ("celsius", "fahrenheit")


def _below_zero(quantity: Quantity, style: Style) -> str:
    """零下40摄氏度至60摄氏度: below zero the unit is said twice, or 零下 would go for both ends."""
    ends = [words(style.locale)["below_zero"].format(figure(-quantity.low, style))]
    ends += [] if quantity.high is None else [figure(quantity.high, style)]
    return style.range.join(_with_unit(end, quantity, style) for end in ends)


def _growth(times: Decimal, style: Style) -> str:
    """增至五倍; what doubles grows by as much again, what halves shrinks by half."""
    word = words(style.locale)
    if times < 1:
        return word["halved"]
    return word["doubled"] if times == 2 else word["multiplied"].format(chinese_integer(int(times)))


def _fraction(quantity: Quantity, style: Style) -> str:
    """一半, 九成, 三分之二: what can stand before 的 and behind a verb."""
    word, parts, whole = words(style.locale), int(quantity.low), int(quantity.high or 1)
    if (parts, whole) == (1, 2):
        return word["half"]
    if whole == 10 and parts > 1:
        return word["tenths"].format(chinese_integer(parts))
    return word["fraction"].format(chinese_integer(parts), chinese_integer(whole))


def _percent(quantity: Quantity, style: Style) -> str:
    low = plain(quantity.low)
    if quantity.low < 0:  # 百分之-3.2 is nothing that one writes
        style = style.model_copy(update={"percent": "%"})
    if quantity.high is not None:
        high = plain(quantity.high)
        return f"{low}%{style.range}{high}%" if style.percent == "%" else f"百分之{low}{style.range}{high}"
    return f"{low}%" if style.percent == "%" else f"百分之{low}"


def _with_unit(figures: str, quantity: Quantity, style: Style) -> str:
    if not quantity.unit:
        return figures
    if quantity.kind is QuantityKind.MONEY:
        return figures + style.money.get(quantity.unit, style.money["$"])
    name = units(style.locale)[quantity.unit]
    return name.format(figures) if "{" in name else figures + name


def _level(quantity: Quantity, style: Style) -> str:
    """千亿级; with a count 两个千亿级 ('two hundred billion level' counts two clusters)."""
    word = words(style.locale)
    power = next(p for p in reversed(POWERS) if quantity.low >= p)
    name = dict(zip(POWERS, style.scales, strict=True))[power]
    lead = {1: "", 10: "十", 100: "百", 1000: "千"}[int(quantity.low / power)]
    level = word["level"].format(f"{lead}{name}{'元' if quantity.unit else ''}")
    if quantity.high is None:
        return level
    return word["count"].format(counted(int(quantity.high), word["two"])) + level
