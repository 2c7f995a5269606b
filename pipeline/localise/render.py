"""Fills slots: every value in the locale's own words, from the glossary or by rule, never by the model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.document import SYMBOL, Piece, Segment, Slot
from pipeline.localise.numbers import render_clock, render_moment, render_quantity
from pipeline.localise.style import Style
from pipeline.values import Clock, Moment, Name, NameList, Quantity, QuantityKind, Value, Verbatim

# A model takes 增至五倍 for a figure, and writes a verb before it and a measure word behind it.
_VERB = re.compile(
    "(?:(?:增[长長加]|上[升涨漲]|增|达到?|達到?|(?<![成作认認称稱])[为為]|(?<![所拥擁持])有|是|升|至)[至到]?)+了?$"
)
_MEASURE = re.compile("[倍次人名家元%](?![\u4e00-\u9fff])")


def render(value: Value, style: Style) -> str:
    """The value in the style's locale. A name without a confirmed rendering stays as written."""
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
        case Verbatim(text=text):
            return text


def _name(name: Name, style: Style) -> str:
    return name.term.targets.get(style.locale, name.text) if name.term else name.text


def _compound(names: list[str]) -> str:
    """陕西 + 西安; what the next name says already is not said twice (陕西省 + 陕西省西咸新区…)."""
    *outer, text = names
    for name in reversed(outer):
        if not text.startswith(_stem(name)):
            text = name + text
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
    return tuple(_pieces(frame, slots, style))


def _pieces(frame: str, slots: Mapping[str, Slot], style: Style) -> Iterator[Piece]:
    at = 0
    for match in SYMBOL.finditer(frame):
        slot = slots.get(match[0])
        if slot is None:
            continue
        grows = isinstance(slot.value, Quantity) and slot.value.kind is QuantityKind.GROWTH
        before = frame[at : match.start()]
        before = _VERB.sub("", before) if grows else before
        if before:
            yield Piece(before)
        yield Piece(render(slot.value, style), slot)
        at = _past_measure(frame, match.end()) if grows else match.end()
    if at < len(frame):
        yield Piece(frame[at:])


def _past_measure(frame: str, at: int) -> int:
    measure = _MEASURE.match(frame, at)
    return measure.end() if measure else at
