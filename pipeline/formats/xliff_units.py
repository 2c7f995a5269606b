"""Reads the bilingual file of a run block by block: what each was in English, and what it became."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.document import joined
from pipeline.errors import user_error
from pipeline.files.text import read_bytes
from pipeline.formats.xliff import NAMESPACE

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Unit:
    """A block by its number in the release (from 1): its English, and its translation."""

    number: int
    source: str
    target: str


def read_units(path: Path) -> tuple[Unit, ...]:
    """The units of a file that `made_xliff` has made. Raises `UserError` for anything else."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(read_bytes(path, "bilingual file"), parser)
        return tuple(_unit(element) for element in root.iter(f"{{{NAMESPACE}}}unit"))
    except (etree.XMLSyntaxError, ValueError):
        raise user_error("this is not a bilingual file that Xindaya has written", path) from None


def _unit(element: _Element) -> Unit:
    number = int(element.get("id", "").removeprefix("u"))
    return Unit(number, "".join(_texts(element, "source")), joined([*_texts(element, "target")]))


def _texts(unit: _Element, side: str) -> Iterator[str]:
    """The sentences and the spaces between them, without what other modules of XLIFF add to the unit."""
    for child in unit:
        if child.tag in (f"{{{NAMESPACE}}}segment", f"{{{NAMESPACE}}}ignorable"):
            for element in child.iterchildren(f"{{{NAMESPACE}}}{side}"):
                yield "".join(str(text) for text in element.itertext())
