"""Text and ids that XML accepts: no control character of a translation, no segment's name breaks a file."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from pipeline.files.text import xml_safe

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Ids", "indent", "nmtoken", "xml_safe"]

_NOT_IN_IDS = re.compile(r"[^\w.:-]", re.ASCII)


def nmtoken(name: str) -> str:
    """The name with every character but ASCII letters, digits and '_.:-' made '_'."""
    return _NOT_IN_IDS.sub("_", name) or "_"


def indent(element: _Element, structure: Collection[str], depth: int = 0) -> None:
    """Puts line breaks between the elements of `structure` only: within sources and targets every space counts."""
    if element.tag not in structure or len(element) == 0:
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        indent(child, structure, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * depth


class Ids:
    """Ids given out so far; a name that becomes the same id as another gets a number."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def unique(self, name: str) -> str:
        token = candidate = nmtoken(name)
        number = 2
        while candidate in self._taken:
            candidate, number = f"{token}-{number}", number + 1
        self._taken.add(candidate)
        return candidate
