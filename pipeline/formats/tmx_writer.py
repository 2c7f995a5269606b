"""TMX 1.4b written sentence by sentence: what other tools read of a memory, and we again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pipeline import __version__
from pipeline.document.entry import RANKS, Entry, Held, Part, cut, joined
from pipeline.files.atomic import replacing
from pipeline.formats.xliff_parts import digest
from pipeline.formats.xmlreading import LANG
from pipeline.formats.xmltext import xml_safe

if TYPE_CHECKING:
    from lxml.etree import _Element

WRITTEN, KNOWN = "x-written", "x-slot-"


def write_tmx(path: Path, entries: Iterable[Entry], written: bool = False) -> int:
    """Writes the entries, those of one sentence in one unit; the file appears whole or not at all. Returns how many.

    With `written` each says how it and its slots were written, so that read back it is known what a person has
    changed. Entries of one sentence must stand together, those of one locale the best first.
    """
    with replacing(path) as temporary, temporary.open("wb") as file:
        return add_tmx(file, entries, written)


def add_tmx(out: BinaryIO, entries: Iterable[Entry], written: bool = False) -> int:
    """The same into a file that is open."""
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
    number_written = 0
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        file.write_doctype('<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
        with file.element("tmx", {"version": "1.4"}):
            file.write("\n", etree.Element("header", header), "\n")
            with file.element("body"):
                for number, unit in enumerate(_units(entries), start=1):
                    file.write("\n", _unit_element(etree, unit, number, written))
                    number_written += len(unit)
                file.write("\n")
            file.write("\n")
    return number_written


def _units(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """One entry a locale in each unit: a second translation of a sentence is in a unit of its own."""
    for _, group in groupby(entries, key=lambda entry: (entry.slotted, entry.plain)):
        locales: dict[str, list[Entry]] = {}
        for entry in group:
            locales.setdefault(entry.locale, []).append(entry)
        for several in zip_longest(*map(_as_they_came, locales.values())):
            unit: dict[tuple[Held, ...], list[Entry]] = {}
            for entry in filter(None, several):
                unit.setdefault(entry.slots, []).append(entry)
            yield from unit.values()


def _as_they_came(best_first: list[Entry]) -> list[Entry]:
    """Those of one rank turned around, so that who takes them in this order has the same best: the latest counts."""
    came = best_first[::-1]
    came.sort(key=lambda entry: -RANKS[entry.state])
    return came


def _unit_element(etree: Any, entries: list[Entry], number: int, written: bool) -> _Element:
    first = entries[0]
    unit: _Element = etree.Element("tu", {"tuid": str(number)})
    kinds = {slot.symbol: slot.kind for slot in first.slots}
    sources = {slot.symbol: slot.source for slot in first.slots}
    english = [
        Part(sources.get(text, text), text if text in sources else "") for text, _ in cut(first.slotted)
    ]
    _add_variant(etree, unit, "en", english, kinds)
    for entry in entries:
        variant = _add_variant(etree, unit, entry.locale, entry.parts, kinds)
        if entry.when:
            variant.set("changedate", entry.when)
        if entry.who:
            variant.set("changeid", xml_safe(entry.who))
        facts = {"x-state": entry.state.value, "x-origin": entry.origin, "x-refused": entry.note}
        facts |= _as_written(entry) if written else {}
        for at, (name, value) in enumerate((name, value) for name, value in facts.items() if value):
            prop = etree.Element("prop", {"type": name})
            prop.text = xml_safe(value)
            variant.insert(at, prop)
    return unit


def _as_written(entry: Entry) -> dict[str, str]:
    """The digest of a translation, and by the name of each slot what it was rendered as."""
    slots = {KNOWN + part.symbol.strip("<>"): part.text for part in entry.parts if part.symbol}
    return {WRITTEN: digest(_safe(entry.parts)), **slots}


def _safe(parts: Iterable[Part]) -> tuple[Part, ...]:
    return joined(Part(xml_safe(part.text), part.symbol) for part in parts)


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
