"""Reads the tables of `data/`: English with «what is read», how each house style writes it, and wrong renderings.

In a row several values stand in order with ' / ' between them; an empty cell is as the one before it; `wrong` has
renderings of other values with | between them. A row without « » has nothing that is read.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import chinese
from pipeline.document.values import Quantity, Value
from pipeline.files.resources import STYLES
from pipeline.localise import load_style
from pipeline.localise.render import render
from pipeline.protect.clockdays import join_clocks
from pipeline.protect.clocks import clocks
from pipeline.protect.dates import moments
from pipeline.protect.growth import growths
from pipeline.protect.numbers import quantities
from pipeline.protect.places import places
from pipeline.protect.spans import Span, resolved
from pipeline.words.wording import every_unit, units

STYLE = {name: load_style(name, locale) for name, locale in STYLES.items()}
COLUMNS = ("mainland-press", "hk-government", "hk-press")
Reader = Callable[[str], Iterator[tuple[int, int, Value, str]]]
READERS: dict[str, tuple[Reader, ...]] = {
    "numbers": (quantities, growths, places),
    "money": (quantities,),
    "times": (moments, clocks),
}


@dataclass(frozen=True)
class Row:
    family: str
    english: str
    written: tuple[str, ...]
    wrong: tuple[str, ...]


def rows(family: str) -> list[Row]:
    with (Path(__file__).parent / "data" / f"{family}.csv").open(encoding="utf-8", newline="") as file:
        return [_row(family, cells) for cells in csv.DictReader(file, strict=True)]


def _row(family: str, cells: dict[str, str]) -> Row:
    written: list[str] = []
    for column in COLUMNS:
        written.append(cells[column] or (written[-1] if written else ""))
    wrong = tuple(filter(None, cells["wrong"].split("|")))
    return Row(family, cells["english"], tuple(written), wrong)


def marked(family: str, text: str) -> tuple[str, list[Value]]:
    """The text with what is read in « », and the values."""
    spans = resolved(Span(*found) for reader in READERS[family] for found in reader(text))
    spans = join_clocks(text, spans)
    for span in reversed(spans):
        text = f"{text[: span.start]}«{text[span.start : span.end]}»{text[span.end :]}"
    return text, [span.value for span in spans]


def plain(row: Row) -> str:
    return re.sub("[«»]", "", row.english)


def written(values: list[Value]) -> tuple[str, ...]:
    return tuple(" / ".join(render(value, STYLE[name]) for value in values) for name in COLUMNS)


def read_back(text: str) -> list[Value]:
    """What the reader of Chinese makes of a rendering; a time and its day are one value."""
    if "日 / " in text or "年 / " in text or "月 / " in text:  # the second date has its month from the first
        return [
            value for _, _, value in sorted(chinese.moments(text.replace(" / ", "和")), key=lambda f: f[0])
        ]
    return [value for part in text.split(" / ") for value in _one(part)]


def _one(text: str) -> list[Value]:
    times = list(chinese.clocks(text))
    days = [
        value for start, end, value in chinese.moments(text) if not any(s <= start < e for s, e, _ in times)
    ]
    if times and days:
        return [replace(times[0][2], day=days[0])]
    if times or days:
        return [*(value for _, _, value in times), *days]
    return [value for _, _, value in sorted(chinese.quantities(text), key=lambda found: found[:2])]


def alike(values: list[Value]) -> list[Value]:
    """The values as far as Chinese can tell them apart: '元' may be yuan or dollars, 吨 any ton."""
    return [_alike(value) if isinstance(value, Quantity) else value for value in values]


def _alike(quantity: Quantity) -> Quantity:
    yuan = {"$": "yuan", "$?": "yuan", "¥": "yuan", "CNY": "yuan"}
    unit, per = yuan.get(quantity.unit, quantity.unit), quantity.per
    names = units("zh-Hans-CN")
    unit, per = (every_unit()[names[u]] if u in names else u for u in (unit, per))
    return replace(quantity, unit=unit, per=per)
