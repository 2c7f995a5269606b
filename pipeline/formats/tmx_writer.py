"""TMX 1.4b written sentence by sentence: what other tools read of a memory, and we again."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import __version__
from pipeline.entry import Entry, Part
from pipeline.errors import user_error
from pipeline.formats.xmlreading import LANG
from pipeline.formats.xmltext import xml_safe

if TYPE_CHECKING:
    from lxml.etree import _Element


def write_tmx(path: Path, entries: Iterable[Entry]) -> int:
    """Writes the entries, those of one sentence in one unit; the file appears whole or not at all. Returns how many.

    Entries of one sentence must stand together, those of one locale the best first.
    """
    from lxml import etree

    header = {
        "creationtool": "xindaya",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "xindaya",
        "adminlang": "en",
        "srclang": "en",
        "datatype": "plaintext",
    }
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    written = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with etree.xmlfile(str(temporary), encoding="utf-8") as file:
            file.write_declaration()
            file.write_doctype('<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
            with file.element("tmx", {"version": "1.4"}):
                file.write("\n", etree.Element("header", header), "\n")
                with file.element("body"):
                    for number, unit in enumerate(_units(entries), start=1):
                        file.write("\n", _unit_element(etree, unit, number))
                        written += len(unit)
                    file.write("\n")
                file.write("\n")
        temporary.replace(path)
    except OSError as error:
        raise user_error(f"cannot write here: {(error.strerror or str(error)).lower()}", path) from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
    return written


def _units(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """One entry a locale in each unit: a second translation of a sentence is in a unit of its own."""
    for _, group in groupby(entries, key=lambda entry: (entry.slotted, entry.slots)):
        ranked: list[dict[str, Entry]] = []
        counts: dict[str, int] = {}
        for entry in group:
            rank = counts[entry.locale] = counts.get(entry.locale, -1) + 1
            ranked += [{}] if rank == len(ranked) else []
            ranked[rank][entry.locale] = entry
        yield from (list(unit.values()) for unit in ranked)


def _unit_element(etree: Any, entries: list[Entry], number: int) -> _Element:
    first = entries[0]
    unit: _Element = etree.Element("tu", {"tuid": str(number)})
    kinds = {slot.symbol: slot.kind for slot in first.slots}
    sources = {slot.symbol: slot.source for slot in first.slots}
    english = [Part(sources.get(text, text), text if text in sources else "") for text in _cut(first.slotted)]
    _add_variant(etree, unit, "en", english, kinds)
    for entry in entries:
        variant = _add_variant(etree, unit, entry.locale, entry.parts, kinds)
        if entry.when:
            variant.set("changedate", entry.when)
        if entry.who:
            variant.set("changeid", xml_safe(entry.who))
        facts = {"x-state": entry.state.value, "x-origin": entry.origin, "x-refused": entry.note}
        for at, (name, value) in enumerate((name, value) for name, value in facts.items() if value):
            prop = etree.Element("prop", {"type": name})
            prop.text = xml_safe(value)
            variant.insert(at, prop)
    return unit


def _cut(slotted: str) -> list[str]:
    return re.split(r"(<[TNDV]\d+>)", slotted)


def _add_variant(
    etree: Any, unit: _Element, tag: str, parts: Iterable[Part], kinds: dict[str, str]
) -> _Element:
    variant: _Element = etree.SubElement(unit, "tuv", {LANG: tag})
    seg = etree.SubElement(variant, "seg")
    numbers = {symbol: number for number, symbol in enumerate(kinds, start=1)}
    last: _Element | None = None
    for part in parts:
        if part.symbol:
            number = numbers.setdefault(part.symbol, len(numbers) + 1)
            kind = f"xin:{part.symbol.strip('<>')}:{kinds.get(part.symbol, '')}"
            last = etree.SubElement(seg, "ph", {"x": str(number), "type": kind})
            last.text = xml_safe(part.text)
        elif last is None:
            seg.text = (seg.text or "") + xml_safe(part.text)
        else:
            last.tail = (last.tail or "") + xml_safe(part.text)
    return variant
