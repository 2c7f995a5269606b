"""Fills slots: every value in the locale's own words, from the glossary or by rule, never by the model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.document import SYMBOL, Piece, Segment, Slot
from pipeline.document.values import Clock, Moment, Name, NameList, Quantity, QuantityKind, Value, Verbatim
from pipeline.locales.tags import is_chinese
from pipeline.localise.numbers import render_quantity
from pipeline.localise.style import Style
from pipeline.localise.times import render_clock, render_moment
from pipeline.localise.world.values import value_text

# The end of a name that is explained: Invest Hong Kong (InvestHK).
_ABBREVIATED = re.compile(r" \((?:the )?[\"“']?([A-Z][\w&-]+)[\"”']?\)$")
# A model takes 增至五倍 for a figure, and writes a verb before it and a measure word behind it.
_VERB = re.compile(
    "(?:(?:增[长長加]|减少|減少|下[降跌]|上[升涨漲]|增|达到?|達到?|(?<![成作认認称稱])[为為]|(?<![所拥擁持])有|是|升|[至降减減])[至到]?)+了?$"
)
_MEASURE = re.compile("[倍次人名家元%](?![\u4e00-\u9fff])")
# Behind a part of a whole stands no measure word: 近一半多家企业, 五分之一名居民.
_COUNTING = re.compile(
    "(?:多?(?:[宗间間]|名(?!列|[单為为單])|位(?![于於居列])|家(?![庭长長电電])|[个個](?![人体體别別])|[项項](?!目)))"
)
# A cell of a table: beside 1234567, the 1100200 below it is not 110.02万.
_FIGURE_ALONE = re.compile(r"[^\w$]*(?:[A-Z]{1,3}\$|[A-Z]{3} )?\(?\d[\d,.]*\W*")
_WITHOUT_SCALE = {"plain_below": 10**18}
# 'Foo Tower' and 12樓 side by side.
_LATIN = re.compile(r"[A-Za-z\d]{2}")
# The model takes a price per unit or a rate for an amount of so much 每: 每每平方呎35港元.
_EVERY = re.compile("每$")


def render(value: Value, style: Style) -> str:
    """The value in the style's locale. A name without a confirmed rendering stays as written."""
    if not is_chinese(style.locale):
        return value_text(value, style.locale)
    match value:
        case Name():
            return _name(value, style)
        case NameList(names=names, compound=True):
            return _compound([render(name, style) for name in names])
        case NameList(names=names):
            *first, last = [render(name, style) for name in names]
            return style.list_comma.join(first) + style.list_and + last
        case Quantity():
            return render_quantity(value, style)
        case Moment():
            return render_moment(value, style)
        case Clock():
            return render_clock(value, style)
        case Verbatim():
            return value.target(style.locale)


def _name(name: Name, style: Style) -> str:
    official = name.term.target(style.locale) if name.term else None
    if official is None:
        return name.text
    short = _ABBREVIATED.search(name.text) if style.abbreviations == "keep" else None
    return f"{official}（{short[1]}）" if short and short[1] not in official else official


def _compound(names: list[str]) -> str:
    """陕西 + 西安; what the next name says already is not said twice (陕西省 + 陕西省西咸新区…)."""
    *outer, text = names
    for name in reversed(outer):
        if not text.startswith(_stem(name)):
            text = f"{name} {text}" if _LATIN.fullmatch(name[-1:] + text[:1]) else name + text
    return text


def _stem(name: str) -> str:
    """陕西 for 陕西省: how a province or city begins a longer name."""
    for ending in ("特别行政区", "特別行政區", "自治区", "自治區", "省", "市"):
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name


def pieces(frame: str, segment: Segment, style: Style) -> tuple[Piece, ...]:
    """The localised frame cut at its symbols, each filled; unknown symbols stay as text."""
    slots: Mapping[str, Slot] = {slot.symbol: slot for slot in segment.slots}
    alone = _FIGURE_ALONE.fullmatch(segment.source)
    return tuple(_pieces(frame, slots, style.model_copy(update=_WITHOUT_SCALE) if alone else style))


def _pieces(frame: str, slots: Mapping[str, Slot], style: Style) -> Iterator[Piece]:
    at = 0
    for match in SYMBOL.finditer(frame):
        slot = slots.get(match[0])
        if slot is None:
            continue
        before, text = frame[at : match.start()], _filled(slot.value, frame, match, style)
        at = match.end()
        if isinstance(slot.value, Quantity):
            before = _ahead(slot.value, text).sub("", before)
            at = _past_measure(slot.value, frame, at)
        if before:
            yield Piece(before)
        yield Piece(text, slot)
        if _is_part(slot.value) and frame[at : at + 1] == text[-1]:
            yield Piece("的")  # 九成的成员: not 九成员
    if at < len(frame):
        yield Piece(frame[at:])


def _filled(value: Value, frame: str, match: re.Match[str], style: Style) -> str:
    """The rendering; the weekday of a date that stands in brackets has none of its own."""
    start, end = match.span()
    if isinstance(value, Moment) and frame[start - 1 : start] + frame[end : end + 1] in ("（）", "()"):
        return render_moment(value, style, bracketed=False)
    return render(value, style)


_NOTHING = re.compile("(?!)")


def _ahead(value: Quantity, text: str) -> re.Pattern[str]:
    """What goes that the frame has before a slot, because the slot says it."""
    if value.kind is QuantityKind.GROWTH:
        return _VERB
    return _EVERY if text.startswith("每") else _NOTHING


def _past_measure(value: Quantity, frame: str, at: int) -> int:
    """Where the frame goes on behind a slot that takes no measure word."""
    pattern = _MEASURE if value.kind is QuantityKind.GROWTH else _COUNTING if _is_part(value) else _NOTHING
    measure = pattern.match(frame, at)
    return measure.end() if measure else at


def _is_part(value: Value) -> bool:
    return isinstance(value, Quantity) and value.kind is QuantityKind.FRACTION
