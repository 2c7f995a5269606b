"""Quantities of a locale: money, percentages, units, ranges, parts; words that CLDR lacks come from the table."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from pipeline.document.values import Quantity, QuantityKind
from pipeline.locales import cldr
from pipeline.localise.world.figures import figure, percent, scaled
from pipeline.words.world import unit_of, words

# d’euros, d’Australie: in French 'de' loses its e before a vowel.
_ELIDED = re.compile(r"\bde (?=[aeéèiou])", re.IGNORECASE)


def quantity_text(quantity: Quantity, tag: str) -> str:
    """The quantity in the locale.

    >>> quantity_text(Quantity(QuantityKind.MONEY, Decimal("3422900000000"), unit="HKD"), "de-DE")
    '3.422,9 Milliarden Hongkong-Dollar'
    """
    word = words(tag)
    match quantity.kind:
        case QuantityKind.PERCENT:
            return _range(quantity, tag, percent)
        case QuantityKind.MONEY:
            text = _range(quantity, tag, lambda value, _: _money(value, quantity.unit, tag))
        case QuantityKind.LEVEL:
            return _level(quantity, tag)
        case QuantityKind.GROWTH:
            return _growth(quantity.low, tag)
        case QuantityKind.FRACTION if (quantity.low, quantity.high) == (Decimal(1), Decimal(2)):
            return word["half"]
        case QuantityKind.FRACTION | QuantityKind.RATIO:
            return word[quantity.kind].format(
                figure(quantity.low, tag), figure(quantity.high or Decimal(1), tag)
            )
        case QuantityKind.PLACE:
            return word["place"].format(figure(quantity.low, tag))
        case _:
            text = _range(quantity, tag, lambda value, _: _measured(value, quantity.unit, tag))
    return _per(text, quantity.per, tag) if quantity.per else text


def _range(quantity: Quantity, tag: str, written: Callable[[Decimal, str], str]) -> str:
    """The value, or both ends of a range; what both end in is said once (5–8 %), but for ends of two scales."""
    low, mark = written(quantity.low, tag), range_mark(tag)
    if quantity.high is None:
        return low
    high = written(quantity.high, tag)
    if quantity.low < 0 or scaled(quantity.low, tag)[1] != scaled(quantity.high, tag)[1]:
        return f"{low} {mark} {high}"
    return low[: len(low) - _shared_end(low, high)].rstrip() + mark + high


def range_mark(tag: str) -> str:
    """What stands between the ends of a range: –, ～; a word, as the Persian تا, with the spaces around it."""
    mark = str(cldr.data(tag).interval_formats[None]).replace("{0}", "").replace("{1}", "")
    return mark if any(map(str.isalpha, mark)) else mark.strip()


def _shared_end(low: str, high: str) -> int:
    """How many characters at the end of both are the same and no part of the figure."""
    length = 0
    while length < min(len(low), len(high)) and low[-1 - length] == high[-1 - length]:
        if low[-1 - length].isdigit():
            break
        length += 1
    rest = low[len(low) - length :]
    return length if not rest or not rest[0].isalpha() or not low[len(low) - length - 1].isalpha() else 0


def _money(value: Decimal, code: str, tag: str) -> str:
    """An amount with the currency's name: 1500 euros, 3,4 mil milhões de euros; a ¥ stays one, whose it is not said."""
    from babel.numbers import get_currency_unit_pattern

    text, scale = scaled(value, tag)
    if code == "¥":
        return _with_sign(text, code, tag)
    name = _currency(code, Decimal(scale) if scale > 1 else abs(value), tag)
    if scale > 1:
        return _counted(text, name, tag)
    return str(get_currency_unit_pattern("USD", locale=cldr.data(tag))).format(text, name)


def _counted(figures: str, name: str, tag: str) -> str:
    """What is counted, behind the word of a scale: 3 milhões de euros, 3 millions d’euros."""
    whole = words(tag)["scaled"].format(figures, name)
    return _ELIDED.sub("d’", whole) if tag.partition("-")[0] == "fr" else whole


def _currency(code: str, count: Decimal, tag: str) -> str:
    from babel.numbers import get_currency_name

    if code in ("$", "$?"):
        return words(tag)["dollars"]
    code = {"yuan": "CNY", "$HKD": "HKD"}.get(code, code)
    return str(get_currency_name(code, count, locale=cldr.data(tag)))


def _with_sign(figures: str, sign: str, tag: str) -> str:
    """The amount with a sign where the locale has its own: 500 ¥, ¥500."""
    pattern = str(cldr.data(tag).currency_formats["standard"].pattern).split(";")[0]
    after = pattern.rstrip("\u200f\u061c ").endswith("¤")
    return f"{figures}\xa0{sign}" if after else f"{sign}{figures}"


def _measured(value: Decimal, unit: str, tag: str) -> str:
    """A number, with the name of its unit if it has one."""
    text, scale = scaled(value, tag)
    if not unit:
        return text
    if unit in words(tag):
        return words(tag)[unit].format(text)
    name, sign = unit_of(unit)
    if sign:
        return _counted(text, sign, tag) if scale > 1 else f"{text}\xa0{sign}"
    forms = cldr.data(tag)._data["unit_patterns"][name]["long"]
    plural = cldr.data(tag).plural_form(Decimal(scale) if scale > 1 else abs(value))
    pattern = str(forms.get(plural) or forms["other"])
    if "{0}" not in pattern:  # 'قدم مربعة' is one foot; the figure is never left out
        pattern = str(forms["other"])
    after = re.fullmatch(r"\{0\}[\s\xa0]*(.+)", pattern)
    return _counted(text, after[1], tag) if scale > 1 and after else pattern.format(text)


def _per(text: str, unit: str, tag: str) -> str:
    """A price or rate for one of a unit: 35 dólares de Hong Kong por pé quadrado."""
    if unit in words(tag):
        return f"{text}/{words(tag)[unit].format('').strip()}"
    name, sign = unit_of(unit)
    data = cldr.data(tag)._data
    own = data["unit_patterns"].get(name, {}).get("long", {})
    if not name or "per" in own:
        return str(own["per"]).format(text) if name else f"{text}/{sign}"
    one = str(own.get("one") or own.get("other") or "{0}").replace("{0}", "").strip()
    compound = data["compound_unit_patterns"].get("per", {}).get("long", {}).get("compound", "{0}/{1}")
    return str(compound).format(text, one)


def _growth(times: Decimal, tag: str) -> str:
    word = words(tag)
    if times < 1:
        return word["halved"]
    return word["doubled"] if times == 2 else word["multiplied"].format(figure(times, tag))


def _level(quantity: Quantity, tag: str) -> str:
    """What a cluster is worth; with a count how many of them there are."""
    amount = _money(quantity.low, quantity.unit, tag) if quantity.unit else scaled(quantity.low, tag)[0]
    text = words(tag)["level"].format(amount)
    return text if quantity.high is None else words(tag)["count"].format(figure(quantity.high, tag), text)
