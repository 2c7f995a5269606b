"""The content of an XLIFF source or target as parts: text, and slots by the symbols in their ids."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.document.entry import Part, joined

if TYPE_CHECKING:
    from lxml.etree import _Element

CTYPE = "x-xin-"
_as_json = json.JSONEncoder(ensure_ascii=False).encode
_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
_SLOT = re.compile(r".*-([TNDV]\d+)")


def parts_of(element: _Element) -> tuple[Part, ...]:
    """The parts in order. Annotations and codes of other tools are read as their text.

    Raises `ValueError` for a code that has no text of its own, or none that there is, with its name.
    """
    return joined(_parts(element))


def _parts(element: _Element) -> Iterator[Part]:
    yield Part(element.text or "")
    for child in element:
        if not isinstance(child.tag, str):
            pass  # a comment
        elif symbol := _symbol(child):
            yield Part("".join(part.text for part in _parts(child)), symbol)
        else:
            yield from _foreign(child)
        yield Part(child.tail or "")


def _foreign(element: _Element) -> Iterator[Part]:
    name = str(element.tag).rpartition("}")[2]
    if name == "cp":
        yield Part(_character(element.get("hex", "")))
    elif name in ("pc", "mrk", "g"):
        yield from _parts(element)
    elif name not in ("sm", "em"):
        raise ValueError(name)


def _character(number: str) -> str:
    """The character of a hexadecimal number. Raises `ValueError` where there is none."""
    code = int(number, 16) if _HEX.fullmatch(number) else -1
    if not 0 <= code <= sys.maxunicode or 0xD800 <= code <= 0xDFFF:
        raise ValueError(f"cp hex='{number}'")
    return chr(code)


def _symbol(element: _Element) -> str:
    """The symbol of one of our slots: a term, or a protected span with a type of ours (`ctype` in XLIFF 1.2)."""
    kinds = element.get("subType", ""), element.get("ctype", "")
    ours = element.get("type") == "term" or kinds[0].startswith("xin:") or kinds[1].startswith(CTYPE)
    match = _SLOT.fullmatch(element.get("id", "")) if ours else None
    return f"<{match[1]}>" if match else ""


def digest(parts: Sequence[Part]) -> str:
    """A short SHA-256 of the parts, which another text or other slots do not have."""
    text = _as_json([[part.text, part.symbol] for part in parts])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def slots_of(
    source: Sequence[Part], facts: Mapping[str, str], prefix: str = ""
) -> dict[str, tuple[str, str]]:
    """The kind and rendering of each slot of a source, from 'kind rendering' by its name."""
    return {
        part.symbol: (kind, text)
        for part in source
        if part.symbol and (fact := facts.get(prefix + part.symbol.strip("<>")))
        for kind, _, text in [fact.partition(" ")]
    }
