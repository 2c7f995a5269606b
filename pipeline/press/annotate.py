"""Slots in training pairs, found on the English side by the code that protects at run time.

A span becomes a slot where its rendering stands in the Chinese: names by their glossary rendering,
quantities and dates by value, everything else by identity. What cannot be found stays plain text,
so that the model sees both.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline import chinese
from pipeline.document.values import Moment, Name, NameList, Quantity, QuantityKind, Verbatim
from pipeline.localise.numbers import render_quantity
from pipeline.localise.render import render
from pipeline.localise.style import Style
from pipeline.protect.joins import join
from pipeline.protect.slots import Protector, slot_kind
from pipeline.protect.spans import Span

_JOINTS = re.compile(r"[、，]?(?:以及|和|及|与)?")
_LOCALE = "zh-Hans-CN"


@dataclass(frozen=True, slots=True)
class Pair:
    """A span of the English and the span of the Chinese that renders it."""

    source: Span
    start: int
    end: int


class Annotator:
    """Turns plain pairs into slotted ones. `style` says how values are written."""

    def __init__(self, protector: Protector, style: Style, limit: int = 8) -> None:
        self._protector, self._style, self._limit = protector, style, limit

    def annotate(
        self, english: str, target: str, shares: Sequence[float], rng: random.Random
    ) -> list[tuple[str, str]]:
        """A copy of the pair for each share: so many of the spans that stand on both sides replaced by symbols, at random."""
        pairs = self._pairs(english, target)
        return [
            self._slotted(english, target, [p for p in pairs if rng.random() < share]) for share in shares
        ]

    def _slotted(self, english: str, target: str, pairs: Sequence[Pair]) -> tuple[str, str]:
        counts: dict[str, int] = {}
        named: list[tuple[Pair, str]] = []
        for pair in sorted(pairs, key=lambda p: p.source.start):
            kind = slot_kind(pair.source.value).value
            if counts.get(kind, 0) < self._limit:
                named.append((pair, f"<{kind}{counts.get(kind, 0)}>"))
                counts[kind] = counts.get(kind, 0) + 1
        source = _replace(english, [(p.source.start, p.source.end, name) for p, name in named])
        return source, _replace(target, [(p.start, p.end, name) for p, name in named])

    def _pairs(self, english: str, target: str) -> list[Pair]:
        """Spans with their Chinese; joined ones as a whole, or singly where the Chinese parts them."""
        taken = bytearray(len(target))
        pairs: list[Pair] = []
        singles = self._protector.spans(english)
        for joined in join(english, singles):
            inside = [s for s in singles if joined.start <= s.start and s.end <= joined.end]
            if joined not in inside and (whole := self._rendered(joined, target, taken)):
                pairs.append(whole)
                continue
            found = [p for s in inside if (p := self._find(s, target, taken))]
            listed = _whole(joined, found, target) if isinstance(joined.value, NameList) else None
            pairs += [listed] if listed and len(found) == len(inside) else found
        return pairs

    def _rendered(self, span: Span, target: str, taken: bytearray) -> Pair | None:
        """A joined span where the Chinese has it just as we would write it."""
        return _take(span, _occurrences(render(span.value, self._style), target), taken)

    def _find(self, span: Span, target: str, taken: bytearray) -> Pair | None:
        return _take(span, self._places(span, target), taken)

    def _places(self, span: Span, target: str) -> Iterator[tuple[int, int]]:
        match span.value:
            case Name(text=text, term=term):
                yield from _occurrences(term.targets.get(_LOCALE, text) if term else text, target)
            case Verbatim(text=text):
                yield from _occurrences(text, target)
            case Quantity(kind=QuantityKind.LEVEL | QuantityKind.GROWTH | QuantityKind.PLACE) as quantity:
                yield from _occurrences(render_quantity(quantity, self._style), target)
            case Quantity() as quantity:
                yield from ((s, e) for s, e, value in chinese.quantities(target) if _same(quantity, value))
            case Moment() as moment:
                yield from ((s, e) for s, e, value in chinese.moments(target) if value == moment)


def _take(span: Span, places: Iterable[tuple[int, int]], taken: bytearray) -> Pair | None:
    """The first of the places that nothing else has taken."""
    for start, end in places:
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            return Pair(span, start, end)
    return None


def _same(english: Quantity, target: Quantity) -> bool:
    """Equal in value, and in currency and unit as far as both sides say it."""
    if (english.low, english.high, english.per) != (target.low, target.high, target.per):
        return False
    if english.kind is QuantityKind.MONEY:
        loose = {"$", "$?", "$HKD", "¥", "yuan", "CNY"}
        return target.kind is QuantityKind.MONEY and (
            english.unit == target.unit
            or (english.unit in loose and target.unit in {"CNY", "yuan", "USD", "HKD"})
        )
    return english.kind is target.kind and english.unit == target.unit


def _occurrences(text: str, target: str) -> Iterator[tuple[int, int]]:
    at = target.find(text)
    while at >= 0:
        yield at, at + len(text)
        at = target.find(text, at + 1)


def _whole(joined: Span, found: Sequence[Pair], target: str) -> Pair | None:
    """The joined span's Chinese, if its parts stand side by side there."""
    parts = sorted(found, key=lambda p: p.start)
    gaps = [target[a.end : b.start] for a, b in pairwise(parts)]
    if not parts or not all(_JOINTS.fullmatch(gap) for gap in gaps):
        return None
    return Pair(joined, parts[0].start, parts[-1].end)


def _replace(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    for start, end, name in sorted(spans, reverse=True):
        text = text[:start] + name + text[end:]
    return text
